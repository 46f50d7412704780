# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``fourwire``: displays on SPI."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import _displays, lacking
from adafruit_httpserver.board._pins import Pin, checked_or_none

__all__ = ["FourWire"]
__getattr__ = lacking("fourwire", "FourWire")


class FourWire(_displays.Bus):
    """A display on SPI.

    :param spi_bus: the bus
    :param command: the pin that tells commands from data, or None
    :param chip_select: the pin that selects the display, or None
    :param reset: the pin that resets it, or None
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "fourwire.FourWire"

    def __init__(
        self,
        spi_bus: Any,
        *,
        command: Optional[Pin] = None,
        chip_select: Optional[Pin] = None,
        reset: Optional[Pin] = None,
        baudrate: int = 24000000,
        polarity: int = 0,
        phase: int = 0,
    ) -> None:
        pins = (("command", command), ("chip_select", chip_select), ("reset", reset))
        self._take(*[checked_or_none(pin, name) for name, pin in pins])
        self._begin()
