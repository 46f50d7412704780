# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The AHT20, a sensor of temperature and humidity (data sheet of ASAIR)."""

from __future__ import annotations

from adafruit_httpserver.board._sensors.measure import Measure, crc8, measure


class AHT20:
    """A sensor of temperature and humidity, at 0x38.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    ADDRESS = 0x38

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = measure("AHT20 temperature", temperature, "°C", -40, 85)
        self._percent = measure("AHT20 humidity", humidity, "%", 0, 100)

    def write(self, data: bytes) -> None:
        """Reset, initialize or measure: nothing takes time here."""

    def read(self, count: int) -> bytes:
        """The status (ready, calibrated), and twenty bits each of humidity and temperature."""
        wet, warm = (self._percent.value / 100, (self._celsius.value + 50) / 200)
        bits = min(int(wet * 0xFFFFF), 0xFFFFF) << 20 | min(int(warm * 0xFFFFF), 0xFFFFF)
        data = b"\x18" + bits.to_bytes(5, "big")
        return (data + bytes((crc8(data),)))[:count].ljust(count, b"\xff")
