# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The INA219, a sensor of voltage and current (data sheet of Texas Instruments)."""

from __future__ import annotations

from typing import Optional

from adafruit_httpserver.board._sensors.measure import Measure, measure
from adafruit_httpserver.board._sensors.words import Words


class INA219(Words):
    """A sensor of voltage and current, at 0x40, with a resistor of 0.1 ohm.

    :param volts: of the load; default 5
    :param milliamperes: through it; default 100
    """

    ADDRESS = 0x40
    _SHUNT, _BUS, _POWER, _CURRENT, _CALIBRATION = 0x01, 0x02, 0x03, 0x04, 0x05
    _OHMS = 0.1

    def __init__(self, volts: Measure = 5.0, milliamperes: Measure = 100.0) -> None:
        super().__init__({0x00: 0x399F})
        self._volts = measure("INA219 voltage", volts, "V", 0, 32)
        self._amperes = measure("INA219 current", milliamperes, "mA", -3200, 3200)

    def measured(self, register: int) -> Optional[int]:
        """By the formulas of the data sheet: 10 µV and 4 mV a step; current by what was calibrated."""
        shunt = round(self._amperes.value / 1000 * self._OHMS / 10e-6)
        bus = round(self._volts.value / 0.004)
        current = shunt * self.words.get(self._CALIBRATION, 0) // 4096
        known = {self._SHUNT: shunt, self._BUS: bus << 3 | 2, self._CURRENT: current, self._POWER: abs(current) * bus // 5000}
        return known.get(register)
