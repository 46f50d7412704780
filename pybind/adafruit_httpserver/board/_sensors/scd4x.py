# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The SCD40 and SCD41, sensors of carbon dioxide, temperature and humidity (data sheet of Sensirion)."""

from __future__ import annotations

import struct
from typing import List

from adafruit_httpserver.board._sensors.measure import Measure, crc8, measure


class SCD4X:
    """A sensor of carbon dioxide, temperature and humidity, at 0x62. It always has something new to tell.

    :param co2: parts per million; default 600
    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    ADDRESS = 0x62
    _READ, _READY, _SERIAL = 0xEC05, 0xE4B8, 0x3682

    def __init__(self, co2: Measure = 600.0, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._parts = measure("SCD4x CO2", co2, "ppm", 0, 40000)
        self._celsius = measure("SCD4x temperature", temperature, "°C", -10, 60)
        self._percent = measure("SCD4x humidity", humidity, "%", 0, 100)
        self._command = 0

    def write(self, data: bytes) -> None:
        """Take a command of two bytes."""
        self._command = int.from_bytes(data[:2], "big")

    def read(self, count: int) -> bytes:
        """Numbers of two bytes, each with its check sum."""
        words = [struct.pack(">H", number) for number in self._numbers()]
        return b"".join(word + bytes((crc8(word),)) for word in words)[:count].ljust(count, b"\0")

    def _numbers(self) -> List[int]:
        if self._command == self._READ:
            warm, wet = (self._celsius.value + 45) / 175, self._percent.value / 100
            return [round(self._parts.value), round(warm * 0xFFFF), round(wet * 0xFFFF)]
        return {self._READY: [0x8006], self._SERIAL: [0x5343, 0x4434, 0x0001]}.get(self._command, [0, 0, 0])
