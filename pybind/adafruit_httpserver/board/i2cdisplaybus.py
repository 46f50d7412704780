# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``i2cdisplaybus``: displays on I2C."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import _displays, in_range, lacking
from adafruit_httpserver.board._pins import Pin, checked_or_none

__all__ = ["I2CDisplayBus"]
__getattr__ = lacking("i2cdisplaybus", "I2CDisplayBus")


class I2CDisplayBus(_displays.Bus):
    """A display on I2C. It is there, at whatever address.

    :param i2c_bus: the bus
    :param device_address: the address of the display
    :param reset: the pin that resets it, or None
    :raises TypeError: it is no pin
    :raises ValueError: the pin is in use
    """

    _owner = "i2cdisplaybus.I2CDisplayBus"

    def __init__(self, i2c_bus: Any, *, device_address: int, reset: Optional[Pin] = None) -> None:
        in_range(device_address, 1, 127, "device_address")
        self._take(checked_or_none(reset, "reset"))
        self._begin()
