# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The SHT31-D, a sensor of temperature and humidity (data sheet of Sensirion)."""

from __future__ import annotations

import struct

from adafruit_httpserver.board._sensors.measure import Measure, crc8, measure


class SHT31D:
    """A sensor of temperature and humidity, at 0x44.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    ADDRESS = 0x44

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = measure("SHT31 temperature", temperature, "°C", -40, 125)
        self._percent = measure("SHT31 humidity", humidity, "%", 0, 100)
        self._command = 0

    def write(self, data: bytes) -> None:
        """Take a command of two bytes."""
        self._command = int.from_bytes(data[:2], "big")

    def read(self, count: int) -> bytes:
        """Numbers of two bytes, each with its check sum."""
        numbers = [round((self._celsius.value + 45) / 175 * 0xFFFF), round(self._percent.value / 100 * 0xFFFF)]
        if self._command == 0xF32D:  # the status
            numbers = [0]
        elif self._command in (0x3780, 0x3682):  # the serial number
            numbers = [0x5348, 0x5431]
        words = [struct.pack(">H", number) for number in numbers]
        return b"".join(word + bytes((crc8(word),)) for word in words)[:count].ljust(count, b"\xff")
