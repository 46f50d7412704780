# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``rotaryio``: knobs that can be turned on and on. The panel turns them."""

from __future__ import annotations

from adafruit_httpserver.board import _panel, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["IncrementalEncoder"]
__getattr__ = lacking("rotaryio", "IncrementalEncoder")


class IncrementalEncoder(Resource):
    """A knob.

    :param pin_a: its first pin
    :param pin_b: its second pin
    :param divisor: how many changes of its pins are one step; default 4
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "rotaryio.IncrementalEncoder"

    def __init__(self, pin_a: Pin, pin_b: Pin, divisor: int = 4) -> None:
        self._take(checked(pin_a, "pin_a"), checked(pin_b, "pin_b"))
        self.divisor, self._from = divisor, 0
        self._input = _panel.panel.signal(f"{pin_a._name}+{pin_b._name}", _panel.COUNT, 0)
        self._input.activate()

    def _release(self) -> None:
        self._input.activate(False)

    @property
    def divisor(self) -> int:
        """How many changes of its pins are one step: 1, 2 or 4."""
        return self._divisor

    @divisor.setter
    def divisor(self, value: int) -> None:
        if value < 1:
            raise ValueError("divisor must be >= 1")
        self._divisor = int(value)

    @property
    def position(self) -> int:
        """How many steps it was turned to the right, since it began or was set."""
        self._check()
        return int(self._input.value) - self._from

    @position.setter
    def position(self, value: int) -> None:
        self._check()
        self._from = int(self._input.value) - int(value)
