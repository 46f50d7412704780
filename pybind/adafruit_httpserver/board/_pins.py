# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Pins, and the objects that take them: one at a time, until they give them back."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from adafruit_httpserver.board import StandIn


class Pin:
    """A pin of the simulated board."""

    def __init__(self, name: str, gpio: str) -> None:
        self._name, self._gpio = name, gpio
        self._user: Optional[object] = None  # what has taken the pin

    def __repr__(self) -> str:
        return f"board.{self._name}"

    @property
    def _number(self) -> int:
        """The number of its GPIO; -1 where a pin has none."""
        digits = self._gpio.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ_")
        return int(digits) if digits.isdigit() else -1


def checked(pin: Any, name: str = "pin") -> Pin:
    """The pin, if it is one and nobody has taken it.

    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """
    if not isinstance(pin, Pin):
        raise TypeError(f"{name} must be of type Pin, not {type(pin).__name__}")
    if pin._user is not None:
        raise ValueError(f"{pin._name} in use")
    return pin


def checked_or_none(pin: Any, name: str) -> Optional[Pin]:
    """The same, where None says that the wire is not needed."""
    return None if pin is None else checked(pin, name)


class Resource(StandIn):
    """The base of what takes pins: they are free again after ``deinit()``, and nothing works then."""

    _owner = "?"
    _pins: Tuple[Pin, ...] = ()
    _gone = False

    def _take(self, *pins: Optional[Pin]) -> None:
        """Take pins that were checked before; all of them or, if one stands there twice, none.

        :raises ValueError: one of them is in use
        """
        taken = tuple(pin for pin in pins if pin is not None)
        if len(set(taken)) < len(taken):
            twice = next(pin for pin in taken if taken.count(pin) > 1)
            raise ValueError(f"{twice._name} in use")
        for pin in taken:
            pin._user = self
        self._pins = taken

    def deinit(self) -> None:
        """Give the pins back. More than once does no harm."""
        if not self._gone:
            self._gone = True
            self._release()
            for pin in self._pins:
                pin._user = None

    def _release(self) -> None:
        """What else is to be done when the object goes; for subclasses."""

    def _check(self) -> None:
        if self._gone:
            raise ValueError("Object has been deinitialized and can no longer be used. Create a new object.")

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *problem: object) -> None:
        self.deinit()
