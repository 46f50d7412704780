# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What sensors have in common: a measured number on the panel, and check sums."""

from __future__ import annotations

from typing import Callable, Union

from adafruit_httpserver.board import _panel

#: A number, or a function that gives it each time.
Measure = Union[float, Callable[[], float]]


def measure(name: str, value: Measure, unit: str, low: float, high: float) -> _panel.Signal:
    """What a sensor measures, to be set on the panel."""
    signal = _panel.panel.signal(name, _panel.NUMBER, value, unit=unit, low=low, high=high)
    signal.activate()
    return signal


def crc8(data: bytes, polynomial: int = 0x31, start: int = 0xFF) -> int:
    """The check sum that Sensirion's sensors send."""
    crc = start
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ polynomial if crc & 0x80 else crc << 1) & 0xFF
    return crc
