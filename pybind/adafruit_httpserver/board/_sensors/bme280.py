# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The BME280, a sensor of temperature, humidity and air pressure (data sheet of Bosch)."""

from __future__ import annotations

import struct

from adafruit_httpserver.board._sensors.measure import Measure, measure
from adafruit_httpserver.board._sensors.registers import Registers


class BME280(Registers):
    """A sensor of temperature, humidity and air pressure, at 0x77 or 0x76.

    Its calibration is chosen so that a measured number stands for its value by one factor.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    :param pressure: hectopascal; default 1013.25
    """

    ADDRESS = 0x77
    _T1, _T2, _P1, _H2 = 27000, 26000, 36000, 100

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0, pressure: Measure = 1013.25) -> None:
        super().__init__({0xD0: b"\x60", 0x88: struct.pack("<HhhH", self._T1, self._T2, 0, self._P1), 0xE1: struct.pack("<h", self._H2)})
        self._celsius = measure("BME280 temperature", temperature, "°C", -40, 85)
        self._percent = measure("BME280 humidity", humidity, "%", 0, 100)
        self._pascal = measure("BME280 pressure", pressure, "hPa", 300, 1100)

    def refresh(self) -> None:
        """Put the three numbers where they are read; each by the formula of the data sheet, backwards."""
        warm = int(16384 * (self._celsius.value * 5120 / self._T2 + self._T1 / 1024))
        press = int(1048576 - self._pascal.value * 100 * self._P1 / 6250)
        wet = min(int(self._percent.value * 65536 / self._H2), 0xFFFF)
        self.put(0xF7, (press << 4).to_bytes(3, "big") + (warm << 4).to_bytes(3, "big") + wet.to_bytes(2, "big"))
        self.registers[0xF3] = 0  # not busy
