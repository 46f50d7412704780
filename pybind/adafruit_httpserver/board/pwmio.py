# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``pwmio``: outputs that are on for a part of the time: dimmed LEDs, servos, tones."""

from __future__ import annotations

from adafruit_httpserver.board import _panel, in_range, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["PWMOut"]
__getattr__ = lacking("pwmio", "PWMOut")


class PWMOut(Resource):
    """A pin that is switched on and off quickly.

    :param pin: the pin
    :param duty_cycle: the part of the time that it is on, 0 to 65535; default 0
    :param frequency: how often a second, in hertz; default 500
    :param variable_frequency: whether ``frequency`` can be set later; default False
    :raises TypeError: it is no pin
    :raises ValueError: the pin is in use, or the frequency is not positive
    """

    _owner = "pwmio.PWMOut"

    def __init__(self, pin: Pin, *, duty_cycle: int = 0, frequency: int = 500, variable_frequency: bool = False) -> None:
        checked(pin)
        self._frequency, self._variable = _valid(frequency), bool(variable_frequency)
        self._duty = in_range(duty_cycle, 0, 65535, "duty_cycle")
        self._take(pin)
        self._output = _panel.panel.signal(pin._name, _panel.DUTY, 0.0)
        self._show()
        self._output.activate()

    def _release(self) -> None:
        self._output.activate(False)

    @property
    def duty_cycle(self) -> int:
        """The part of the time that the output is on, 0 to 65535."""
        self._check()
        return self._duty

    @duty_cycle.setter
    def duty_cycle(self, value: int) -> None:
        self._check()
        self._duty = in_range(value, 0, 65535, "duty_cycle")
        self._show()

    @property
    def frequency(self) -> int:
        """How often a second it goes on and off; can be set when it was made so."""
        self._check()
        return self._frequency

    @frequency.setter
    def frequency(self, value: int) -> None:
        self._check()
        if not self._variable:
            raise AttributeError("PWM frequency not writable when variable_frequency is False on construction.")
        self._frequency = _valid(value)
        self._show()

    def _show(self) -> None:
        self._output.set(self._duty / 65535, note=f"{self._frequency} Hz")


def _valid(frequency: int) -> int:
    if not isinstance(frequency, int):
        raise TypeError(f"can't convert {type(frequency).__name__} to int")
    if frequency <= 0:
        raise ValueError("Invalid frequency")
    return frequency
