# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The SHT40, SHT41 and SHT45, sensors of temperature and humidity (data sheet of Sensirion)."""

from __future__ import annotations

import struct

from adafruit_httpserver.board._sensors.measure import Measure, crc8, measure


class SHT4X:
    """A sensor of temperature and humidity, at 0x44.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    ADDRESS = 0x44
    _SERIAL = 0x89

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = measure("SHT4x temperature", temperature, "°C", -40, 125)
        self._percent = measure("SHT4x humidity", humidity, "%", 0, 100)
        self._command = 0

    def write(self, data: bytes) -> None:
        """Take a command of one byte."""
        self._command = data[0]

    def read(self, count: int) -> bytes:
        """Two numbers of two bytes, each with its check sum."""
        numbers = [round((self._celsius.value + 45) / 175 * 0xFFFF), min(round((self._percent.value + 6) / 125 * 0xFFFF), 0xFFFF)]
        if self._command == self._SERIAL:
            numbers = [0x5348, 0x5434]
        words = [struct.pack(">H", number) for number in numbers]
        return b"".join(word + bytes((crc8(word),)) for word in words)[:count].ljust(count, b"\xff")
