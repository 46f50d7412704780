# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The DHT22 and DHT11, sensors of temperature and humidity with one wire (data sheets of Aosong)."""

from __future__ import annotations

import itertools
import struct
from typing import List

from adafruit_httpserver.board._sensors.measure import Measure, measure


class DHT22:
    """A sensor of temperature and humidity with one wire; a DHT22 or AM2302.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    _name = "DHT22"

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = measure(f"{self._name} temperature", temperature, "°C", -40, 80)
        self._percent = measure(f"{self._name} humidity", humidity, "%", 0, 100)

    def __call__(self, asked: int) -> List[int]:
        """The lengths of its pulses, in microseconds, once it has been asked by a long one."""
        if not asked:
            return []
        data = self._bytes()
        bits = "".join(f"{byte:08b}" for byte in (*data, sum(data) & 0xFF))
        return [80, 80, *itertools.chain.from_iterable((50, 70 if bit == "1" else 26) for bit in bits), 50]

    def _bytes(self) -> bytes:
        tenths = round(abs(self._celsius.value) * 10) | (0x8000 if self._celsius.value < 0 else 0)
        return struct.pack(">HH", round(self._percent.value * 10), tenths)


class DHT11(DHT22):
    """A sensor of temperature and humidity with one wire, coarser than the DHT22."""

    _name = "DHT11"

    def _bytes(self) -> bytes:
        whole, tenths = divmod(round(abs(self._celsius.value) * 10), 10)
        return bytes((round(self._percent.value), 0, whole, tenths | (0x80 if self._celsius.value < 0 else 0)))
