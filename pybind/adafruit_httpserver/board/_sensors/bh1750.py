# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The BH1750, a sensor of light (data sheet of Rohm)."""

from __future__ import annotations

from adafruit_httpserver.board._sensors.measure import Measure, measure


class BH1750:
    """A sensor of light, at 0x23.

    :param light: lux; default 250
    """

    ADDRESS = 0x23
    _HALF_STEPS = 0x01

    def __init__(self, light: Measure = 250.0) -> None:
        self._lux, self._mode = measure("BH1750", light, "lx", 0, 65535), 0

    def write(self, data: bytes) -> None:
        """Take a command of one byte."""
        if data[0] & 0x30:
            self._mode = data[0]

    def read(self, count: int) -> bytes:
        """Steps of 1 lx, or half of it, less the sensor's own factor."""
        steps = round(self._lux.value * 1.2 * (2 if self._mode & self._HALF_STEPS else 1))
        return int(min(steps, 0xFFFF)).to_bytes(2, "big")[:count].ljust(count, b"\xff")
