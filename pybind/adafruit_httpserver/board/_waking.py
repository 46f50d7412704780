# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What can wake a sleeping board, and sleep itself."""

from __future__ import annotations

import threading
import time
from typing import Any, Optional, Sequence

from adafruit_httpserver.board import StandIn, _panel
from adafruit_httpserver.board._pins import Pin, checked


class TimeAlarm(StandIn):
    """Wakes the board at a time.

    :param monotonic_time: as ``time.monotonic()`` counts; or
    :param epoch_time: as ``time.time()`` counts
    :raises ValueError: neither or both are given, or the time is over
    """

    _owner = "alarm.time.TimeAlarm"

    def __init__(self, *, monotonic_time: Optional[float] = None, epoch_time: Optional[int] = None) -> None:
        if (monotonic_time is None) == (epoch_time is None):
            raise ValueError("Supply one of monotonic_time or epoch_time")
        if epoch_time is not None:
            from adafruit_httpserver.board import rtc

            monotonic_time = time.monotonic() + epoch_time - rtc.seconds()
        self._at = float(monotonic_time or 0.0)
        if self._at < time.monotonic() - 0.01:
            raise ValueError("Time is in the past.")

    monotonic_time = property(lambda self: self._at, doc="When, as ``time.monotonic()`` counts.")

    def _due(self) -> bool:
        return time.monotonic() >= self._at


class PinAlarm(StandIn):
    """Wakes the board when a pin has a value. A press of its button on the panel is the value that ``pull`` keeps away.

    :param pin: the pin
    :param value: the value that wakes
    :param edge: whether the pin must change to it; default False
    :param pull: whether the pin is pulled to the other value; default False
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "alarm.pin.PinAlarm"

    def __init__(self, pin: Pin, value: bool, edge: bool = False, pull: bool = False) -> None:
        self._pin, self._value, self._edge, self._pull = checked(pin), bool(value), bool(edge), bool(pull)
        self._input = _panel.panel.signal(pin._name, _panel.PRESSED, False)

    pin = property(lambda self: self._pin, doc="The pin.")
    value = property(lambda self: self._value, doc="The value that wakes.")
    edge = property(lambda self: self._edge, doc="Whether the pin must change to it.")
    pull = property(lambda self: self._pull, doc="Whether the pin is pulled to the other value.")

    def _due(self) -> bool:
        return bool(self._input.value)


class TouchAlarm(StandIn):
    """Wakes the board when a pad is touched.

    :param pin: its pin
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "alarm.touch.TouchAlarm"

    def __init__(self, pin: Pin) -> None:
        self._pin = checked(pin)
        self._input = _panel.panel.signal(pin._name, _panel.PRESSED, False)

    pin = property(lambda self: self._pin, doc="The pin.")

    def _due(self) -> bool:
        return bool(self._input.value)


def sleep(alarms: Sequence[Any]) -> Any:
    """Sleep until one of the alarms wakes; which one it was."""
    changed = threading.Event()

    def look(signal: _panel.Signal) -> None:
        changed.set()

    watched = [alarm._input for alarm in alarms if hasattr(alarm, "_pin")]
    for each in watched:
        each.activate()
    _panel.panel.watch(look)
    try:
        while True:
            changed.clear()
            for alarm in alarms:
                if alarm._due():
                    return alarm
            changed.wait(_patience(alarms))
    finally:
        _panel.panel.unwatch(look)
        for each in watched:
            each.activate(False)


def soonest(alarms: Sequence[Any]) -> Optional[TimeAlarm]:
    """The alarm that comes first, if all of them are times; else None."""
    times = [alarm for alarm in alarms if isinstance(alarm, TimeAlarm)]
    return min(times, key=lambda alarm: alarm._at) if times and len(times) == len(alarms) else None


def now() -> float:
    """What ``time.monotonic()`` counts."""
    return time.monotonic()


def _patience(alarms: Sequence[Any]) -> float:
    """Seconds until the next look; short enough that Ctrl-C is felt on every system."""
    times = [alarm._at - time.monotonic() for alarm in alarms if isinstance(alarm, TimeAlarm)]
    return max(min([0.5, *times]), 0.0)
