# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The MPU-6050, a sensor of acceleration and rotation (register map of InvenSense)."""

from __future__ import annotations

import struct

from adafruit_httpserver.board._sensors.measure import Measure, measure
from adafruit_httpserver.board._sensors.registers import Registers

_GRAVITY = 9.80665


class MPU6050(Registers):
    """A sensor of acceleration (m/s²), rotation (°/s) and temperature, at 0x68.

    :param x: acceleration; default 0. So is ``y``
    :param z: acceleration; default that of gravity
    :param temperature: degrees Celsius; default 25
    """

    ADDRESS = 0x68
    _WHO_AM_I, _GYRO_RANGE, _RANGE, _DATA, _POWER, _RESET = 0x75, 0x1B, 0x1C, 0x3B, 0x6B, 0x80

    def __init__(self, x: Measure = 0.0, y: Measure = 0.0, z: Measure = _GRAVITY, temperature: Measure = 25.0) -> None:
        super().__init__({self._WHO_AM_I: b"\x68", self._POWER: b"\x40"})
        self._moved = [measure(f"MPU6050 {name}", value, "m/s²", -160, 160) for name, value in (("x", x), ("y", y), ("z", z))]
        self._turned = [measure(f"MPU6050 turn {name}", 0.0, "°/s", -2000, 2000) for name in "xyz"]
        self._celsius = measure("MPU6050 temperature", temperature, "°C", -40, 85)

    def write(self, data: bytes) -> None:
        """Take what the script has written; a reset is over at once."""
        super().write(data)
        self.registers[self._POWER] &= ~self._RESET

    def refresh(self) -> None:
        """Put the seven numbers where they are read, in steps of the ranges that were chosen."""
        steps = 16384 >> (self.registers[self._RANGE] >> 3 & 3)
        turns = 131 / (1 << (self.registers[self._GYRO_RANGE] >> 3 & 3))
        moved = [each.value / _GRAVITY * steps for each in self._moved]
        numbers = [*moved, (self._celsius.value - 36.53) * 340, *(each.value * turns for each in self._turned)]
        self.put(self._DATA, struct.pack(">7h", *(min(max(round(number), -32768), 32767) for number in numbers)))
