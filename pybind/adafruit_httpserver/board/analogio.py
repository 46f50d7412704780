# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``analogio``: voltages. An input reads what the panel says, half of the reference voltage until somebody sets it."""

from __future__ import annotations

from adafruit_httpserver.board import _boards, _panel, in_range, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["AnalogIn", "AnalogOut"]
__getattr__ = lacking("analogio", ", ".join(__all__))

_VOLTS = 3.3
_TOP = 65535


class AnalogIn(Resource):
    """A pin whose voltage is measured.

    :param pin: the pin
    :raises TypeError: it is no pin
    :raises ValueError: it is in use, or cannot measure
    """

    _owner = "analogio.AnalogIn"

    def __init__(self, pin: Pin) -> None:
        checked(pin)
        if not _boards.chosen().can_measure(pin._number):
            raise ValueError("Invalid pin")
        self._take(pin)
        self._input = _panel.panel.signal(pin._name, _panel.NUMBER, _VOLTS / 2, unit="V", low=0.0, high=_VOLTS)
        self._input.activate()

    def _release(self) -> None:
        self._input.activate(False)

    @property
    def value(self) -> int:
        """The voltage, 0 to 65535 for 0 to ``reference_voltage``."""
        self._check()
        volts: float = self._input.value
        return round(volts / _VOLTS * _TOP)

    @property
    def reference_voltage(self) -> float:
        """The voltage that 65535 stands for."""
        self._check()
        return _VOLTS


class AnalogOut(Resource):
    """A pin that is given a voltage.

    :param pin: the pin
    :raises TypeError: it is no pin
    :raises ValueError: it is in use, or cannot do this
    :raises NotImplementedError: no pin of the board can
    """

    _owner = "analogio.AnalogOut"

    def __init__(self, pin: Pin) -> None:
        checked(pin)
        able = _boards.chosen().can_give_volts(pin._number)
        if able is None:
            raise NotImplementedError("No DAC on chip")
        if not able:
            raise ValueError("Invalid pin")
        self._take(pin)
        self._output = _panel.panel.signal(pin._name, _panel.VOLTS, 0.0)
        self._output.activate()

    def _release(self) -> None:
        self._output.activate(False)

    def _set(self, value: int) -> None:
        self._check()
        self._output.set(in_range(value, 0, _TOP, "value") / _TOP * _VOLTS)

    value = property(None, _set, doc="The voltage, 0 to 65535 for 0 to 3.3 V. It can only be set, as on a board.")
