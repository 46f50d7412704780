# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``keypad``: many buttons, whose presses wait in a queue. The panel presses them."""

from __future__ import annotations

import collections
from typing import Any, Deque, Optional, Sequence, Tuple, Union

from adafruit_httpserver.board import StandIn, _panel, in_range, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["Event", "EventQueue", "KeyMatrix", "Keys", "ShiftRegisterKeys"]
__getattr__ = lacking("keypad", ", ".join(__all__))


class Event:
    """A key that was pressed or let go.

    :param key_number: which key
    :param pressed: whether it was pressed; default True
    :param timestamp: when, as ``supervisor.ticks_ms`` counts; default now
    """

    def __init__(self, key_number: int = 0, pressed: bool = True, timestamp: Optional[int] = None) -> None:
        from adafruit_httpserver.board import supervisor

        self._number, self._pressed = in_range(key_number, 0, 65535, "key_number"), bool(pressed)
        self._time = supervisor.ticks_ms() if timestamp is None else timestamp

    key_number = property(lambda self: self._number, doc="Which key.")
    pressed = property(lambda self: self._pressed, doc="Whether it was pressed.")
    released = property(lambda self: not self._pressed, doc="Whether it was let go.")
    timestamp = property(lambda self: self._time, doc="When, in milliseconds.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event) and (self._number, self._pressed) == (other._number, other._pressed)

    def __hash__(self) -> int:
        return self._number << 1 | self._pressed

    def __repr__(self) -> str:
        return f"<Event: key_number {self._number} {'pressed' if self._pressed else 'released'}>"


class EventQueue(StandIn):
    """What happened, the oldest first."""

    _owner = "keypad.EventQueue"

    def __init__(self, max_events: int) -> None:
        self._events: Deque[Event] = collections.deque()
        self._most, self._overflowed = max_events, False

    def get(self) -> Optional[Event]:
        """The oldest event, which is then no longer in the queue; None when there is none."""
        return self._events.popleft() if self._events else None

    def get_into(self, event: Event) -> bool:
        """Make an event the oldest one; False when there is none."""
        oldest = self.get()
        if oldest is not None:
            event._number, event._pressed, event._time = oldest._number, oldest._pressed, oldest._time
        return oldest is not None

    def clear(self) -> None:
        """Forget all."""
        self._events.clear()
        self._overflowed = False

    @property
    def overflowed(self) -> bool:
        """Whether there were more events than the queue could hold."""
        return self._overflowed

    def __bool__(self) -> bool:
        return bool(self._events)

    def __len__(self) -> int:
        return len(self._events)

    def _put(self, event: Event) -> None:
        if len(self._events) < self._most:
            self._events.append(event)
        else:
            self._overflowed = True


class _Scanner(Resource):
    """What all kinds of keys have in common."""

    _threshold = 1

    def _start(self, names: Sequence[str], max_events: int, interval: float) -> None:
        self._interval, self._events = float(interval), EventQueue(in_range(max_events, 1, 65535, "max_events"))
        self._inputs = [_panel.panel.signal(name, _panel.PRESSED, False) for name in names]
        self._down = [False] * len(names)
        for each in self._inputs:
            each.activate()
        _panel.panel.watch(self._look)
        self.reset()

    def _release(self) -> None:
        _panel.panel.unwatch(self._look)
        for each in self._inputs:
            each.activate(False)

    def reset(self) -> None:
        """Take all keys for not pressed; those that are come up again as events."""
        self._check()
        self._down = [False] * len(self._inputs)
        for each in self._inputs:
            self._look(each)

    @property
    def key_count(self) -> int:
        """How many keys."""
        self._check()
        return len(self._inputs)

    @property
    def events(self) -> EventQueue:
        """What happened."""
        return self._events

    @property
    def debounce_threshold(self) -> int:
        """How often a key must be seen pressed before it counts; keys of the panel do not bounce."""
        return self._threshold

    @debounce_threshold.setter
    def debounce_threshold(self, value: int) -> None:
        self._threshold = in_range(value, 1, 127, "debounce_threshold")

    def _look(self, signal: Any) -> None:
        if self._gone:
            return
        for number, each in enumerate(self._inputs):
            if each is signal and self._down[number] != bool(signal.value):
                self._down[number] = bool(signal.value)
                self._events._put(Event(number, self._down[number]))


class Keys(_Scanner):
    """Keys with a pin each.

    :param pins: their pins
    :param value_when_pressed: what is read then; the panel knows only pressed and not pressed
    :param pull: whether they are pulled to the other value; default True
    :param interval: seconds between two looks; default 0.020
    :param max_events: how many the queue can hold; default 64
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "keypad.Keys"

    def __init__(
        self,
        pins: Sequence[Pin],
        *,
        value_when_pressed: bool,
        pull: bool = True,
        interval: float = 0.020,
        max_events: int = 64,
        debounce_threshold: int = 1,
    ) -> None:
        self._take(*[checked(pin) for pin in pins])
        self.debounce_threshold = debounce_threshold
        self._start([pin._name for pin in pins], max_events, interval)


class KeyMatrix(_Scanner):
    """Keys at the crossings of wires. On the panel a key is named after its wires: ``GP2/GP6``.

    :param row_pins: the pins of the rows
    :param column_pins: the pins of the columns
    :param columns_to_anodes: which way diodes point; default True
    """

    _owner = "keypad.KeyMatrix"

    def __init__(
        self,
        row_pins: Sequence[Pin],
        column_pins: Sequence[Pin],
        columns_to_anodes: bool = True,
        interval: float = 0.020,
        max_events: int = 64,
        debounce_threshold: int = 1,
    ) -> None:
        self._take(*[checked(pin) for pin in (*row_pins, *column_pins)])
        self._columns = len(column_pins)
        self.debounce_threshold = debounce_threshold
        self._start([f"{row._name}/{column._name}" for row in row_pins for column in column_pins], max_events, interval)

    def key_number_to_row_column(self, key_number: int) -> Tuple[int, int]:
        """The row and the column of a key."""
        in_range(key_number, 0, len(self._inputs) - 1, "key_number")
        return divmod(key_number, self._columns)

    def row_column_to_key_number(self, row: int, column: int) -> int:
        """The key at a row and a column."""
        in_range(row, 0, len(self._inputs) // self._columns - 1, "row")
        in_range(column, 0, self._columns - 1, "column")
        return row * self._columns + column


class ShiftRegisterKeys(_Scanner):
    """Keys behind a chip that sends their states one after another. On the panel they are ``DATA key 0`` and so on."""

    _owner = "keypad.ShiftRegisterKeys"

    def __init__(
        self,
        *,
        clock: Pin,
        data: Union[Pin, Sequence[Pin]],
        latch: Pin,
        value_to_latch: bool = True,
        key_count: Union[int, Sequence[int]],
        value_when_pressed: bool,
        interval: float = 0.020,
        max_events: int = 64,
        debounce_threshold: int = 1,
    ) -> None:
        wires = [data] if isinstance(data, Pin) else list(data)
        counts = [key_count] if isinstance(key_count, int) else list(key_count)
        if len(wires) != len(counts):
            raise ValueError("key_count length must be that of data")
        self._take(*[checked(pin) for pin in (clock, *wires, latch)])
        self.debounce_threshold = debounce_threshold
        names = [f"{pin._name} key {number}" for pin, count in zip(wires, counts) for number in range(count)]
        self._start(names, max_events, interval)
