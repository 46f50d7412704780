# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The MCP9808, a precise thermometer (data sheet of Microchip)."""

from __future__ import annotations

from typing import Optional

from adafruit_httpserver.board._sensors.measure import Measure, measure
from adafruit_httpserver.board._sensors.words import Words


class MCP9808(Words):
    """A thermometer, at 0x18.

    :param temperature: degrees Celsius; default 21.5
    """

    ADDRESS = 0x18
    _CELSIUS, _MAKER, _DEVICE = 0x05, 0x06, 0x07

    def __init__(self, temperature: Measure = 21.5) -> None:
        super().__init__({self._MAKER: 0x0054, self._DEVICE: 0x0400})
        self._celsius = measure("MCP9808", temperature, "°C", -40, 125)

    def measured(self, register: int) -> Optional[int]:
        """Sixteenths of a degree, thirteen bits with a sign."""
        return round(self._celsius.value * 16) & 0x1FFF if register == self._CELSIUS else None
