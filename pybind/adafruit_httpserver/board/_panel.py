# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The panel of the simulated board: what can be looked at (LEDs, pixels, servos) and what can be set (buttons, analog inputs).

Stand-ins put ``Signal`` objects on it. Whoever shows the board reads their values and is told of changes; whoever plays the
world around the board sets the inputs. Nothing here prints, and nothing here knows a terminal. Everything may be called on any
thread.
"""

from __future__ import annotations

import threading
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple, Union

#: Outputs, and what their values are.
LEVEL = "level"  # bool: a pin that is on or off
DUTY = "duty"  # float, 0.0 to 1.0: how much of the time a PWM output is on
VOLTS = "volts"  # float: an analog output
PIXELS = "pixels"  # tuple of (red, green, blue), each 0 to 255: a strip of NeoPixels
PICTURE = "picture"  # Picture: a display
TEXT = "text"  # str: what plays, what a keyboard has typed

#: Inputs, and what they are set to.
PRESSED = "pressed"  # bool: a button, a touch pad, a switch; what level that is on the pin, its pull decides
NUMBER = "number"  # float, with a unit: an analog input in volts, a temperature
COUNT = "count"  # int: an encoder's position, pulses counted

INPUTS = (PRESSED, NUMBER, COUNT)

Value = Any
Observer = Callable[["Signal"], None]

_TRUE, _FALSE = ("1", "true", "on", "yes", "pressed"), ("0", "false", "off", "no", "released")


class Picture(NamedTuple):
    """What a display shows."""

    width: int
    height: int
    #: three bytes a pixel, red green blue, row after row from the top left
    rgb: bytes


class Signal:
    """One thing on the panel.

    :ivar name: how scripts call it, ``LED``, ``A0``, ``cpu.temperature``
    :ivar kind: one of the kinds of this module; it says what the value is
    :ivar unit: of a number, ``V`` or ``°C``; else empty
    :ivar low: the least number that makes sense, or None
    :ivar high: the greatest number that makes sense, or None
    :ivar note: words that belong to the value: ``50 Hz`` of a servo, ``0x38`` of a sensor
    :ivar columns: how many of the pixels are in a row, 0 when it is a strip
    :ivar active: whether the script uses it just now; what is not used need not be shown
    """

    def __init__(
        self,
        panel: Panel,
        name: str,
        kind: str,
        value: Value,
        unit: str = "",
        low: Optional[float] = None,
        high: Optional[float] = None,
    ) -> None:
        self._panel = panel
        self._source: Optional[Callable[[], Value]] = None
        self._value: Value = None
        self.name, self.kind, self.unit, self.low, self.high = name, kind, unit, low, high
        self.note, self.columns, self.active = "", 0, False
        self.begin(value)

    @property
    def settable(self) -> bool:
        """Whether it is an input, which can be set from outside."""
        return self.kind in INPUTS

    @property
    def value(self) -> Value:
        """What it is now; an input that follows a function is asked for again each time."""
        if self._source is None:
            return self._value
        return _converted(self, self._source()) if self.settable else self._source()

    def set(self, value: Value, note: Optional[str] = None) -> None:
        """Give it a value; who watches is told when that is another one.

        :param value: of the type that the kind asks for
        :param note: another note; by default it stays as it is
        :raises TypeError: it is not of that type
        :raises ValueError: a number that is out of range
        """
        if self.settable:
            value, self._source = _converted(self, value), None
        if value != self._value or note not in (None, self.note):
            self._value, self.note = value, self.note if note is None else note
            self._panel.tell(self)

    def enter(self, text: str) -> None:
        """Set an input from what somebody typed: ``1.65``, ``on``, ``off``.

        :raises ValueError: the text does not fit; the error says what does
        """
        self.set(_understood(self, text.strip()))

    def follow(self, source: Callable[[], Value]) -> None:
        """Let a function give the value each time that it is asked for. An input is set free again by ``set``.

        :param source: takes nothing and returns a value of the type that the kind asks for
        """
        self._source = source

    def begin(self, value: Union[Value, Callable[[], Value]]) -> None:
        """Have a value, or follow a function, before anybody has looked."""
        self._source = value if callable(value) else None
        if not callable(value):
            self._value = _converted(self, value) if self.settable else value

    def play(self, value: Union[Value, Callable[[], Value]]) -> None:
        """Follow what is a function, and set what is not."""
        if callable(value):
            self.follow(value)
        else:
            self.set(value)

    def activate(self, active: bool = True) -> None:
        """Say that the script uses it, or does so no more."""
        if active != self.active:
            self.active = active
            self._panel.tell(self)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}: {self._value!r}{self.unit}>"


class Panel:
    """All signals of the board, in the order in which they came up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._signals: Dict[Tuple[str, bool], Signal] = {}
        self._wishes: Dict[str, Value] = {}
        self._observers: Tuple[Observer, ...] = ()

    def signal(self, name: str, kind: str, value: Value, **more: Any) -> Signal:
        """The signal of this name, made when there is none; an input and an output may have the same name.

        :param value: what it is at first, or a function that gives it
        :param more: ``unit``, ``low``, ``high``
        """
        key = (name.upper(), kind in INPUTS)
        with self._lock:
            found = self._signals.get(key)
            if found is None or found.kind != kind:
                found = self._signals[key] = Signal(self, name, kind, value, **more)
                if found.settable and key[0] in self._wishes:
                    found.begin(self._wishes.pop(key[0]))
        return found

    def preset(self, name: str, value: Value) -> None:
        """Set an input, now or as soon as the script makes use of it.

        :param value: what it is to be, or a function that gives it each time
        :raises TypeError: the input is there and takes no such value
        :raises ValueError: the input is there and the value is out of its range
        """
        with self._lock:
            found = self._signals.get((name.upper(), True))
            if found is None:
                self._wishes[name.upper()] = value
        if found is not None:
            found.play(value)

    def input(self, name: str) -> Optional[Signal]:
        """The input of this name, in whatever case, or None."""
        return self._signals.get((name.upper(), True))

    def output(self, name: str) -> Optional[Signal]:
        """The output of this name, in whatever case, or None."""
        return self._signals.get((name.upper(), False))

    def active(self) -> List[Signal]:
        """The signals that the script uses now."""
        with self._lock:
            return [signal for signal in self._signals.values() if signal.active]

    def watch(self, observer: Observer) -> None:
        """Call a function at each change from now on, with the signal, on the thread that made the change.

        It must be quick: the script waits for it. A script can change a pin a hundred thousand times a second, so what it does
        with a terminal it should do on a thread of its own.
        """
        with self._lock:
            self._observers += (observer,)

    def unwatch(self, observer: Observer) -> None:
        """The end of ``watch``."""
        with self._lock:
            self._observers = tuple(each for each in self._observers if each != observer)

    def tell(self, signal: Signal) -> None:
        """Tell who watches that a signal has changed."""
        for observer in self._observers:
            observer(signal)


def _converted(signal: Signal, value: Value) -> Union[bool, int, float]:
    if not isinstance(value, (bool, int, float)):
        raise TypeError(f"{signal.name} must be set to a {_WANTED[signal.kind]}, not {type(value).__name__}")
    if signal.kind == PRESSED:
        return bool(value)
    if (signal.low is not None and value < signal.low) or (signal.high is not None and value > signal.high):
        raise ValueError(f"{signal.name} goes from {signal.low} to {signal.high} {signal.unit}".rstrip() + f", not {value}")
    return int(value) if signal.kind == COUNT else float(value)


def _understood(signal: Signal, text: str) -> Union[bool, float]:
    if not signal.settable:
        raise ValueError(f"{signal.name} is an output: the script sets it")
    if text.lower() in _TRUE + _FALSE and signal.kind == PRESSED:
        return text.lower() in _TRUE
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(f"{signal.name} takes a {_WANTED[signal.kind]}, not {text!r}") from None


_WANTED = {PRESSED: "truth value (on, off)", NUMBER: "number", COUNT: "whole number"}

#: The panel of this process's board.
panel = Panel()
