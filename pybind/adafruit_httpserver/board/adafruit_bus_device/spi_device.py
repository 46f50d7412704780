# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_bus_device.spi_device``: a device with a select pin."""

from __future__ import annotations

import time
from typing import Any, Optional

from adafruit_httpserver.board import lacking

__all__ = ["SPIDevice"]
__getattr__ = lacking("adafruit_bus_device.spi_device", "SPIDevice")


class SPIDevice:
    """A device on an SPI bus. ``with`` takes the bus for it, and gives the bus.

    :param spi: the bus
    :param chip_select: its select pin, as a DigitalInOut, or None
    :param cs_active_value: what selects it; default False
    :param baudrate: bits a second; default 100000
    :param polarity: of the clock; default 0
    :param phase: of the clock; default 0
    :param extra_clocks: how many bits to send after it was let go, for SD cards; default 0
    """

    def __init__(
        self,
        spi: Any,
        chip_select: Optional[Any] = None,
        *,
        cs_active_value: bool = False,
        baudrate: int = 100000,
        polarity: int = 0,
        phase: int = 0,
        extra_clocks: int = 0,
    ) -> None:
        self.spi, self.chip_select, self.cs_active_value = spi, chip_select, cs_active_value
        self.baudrate, self.polarity, self.phase, self.extra_clocks = baudrate, polarity, phase, extra_clocks
        if chip_select is not None:
            chip_select.switch_to_output(value=not cs_active_value)

    def __enter__(self) -> Any:
        while not self.spi.try_lock():
            time.sleep(0)
        self.spi.configure(baudrate=self.baudrate, polarity=self.polarity, phase=self.phase)
        if self.chip_select is not None:
            self.chip_select.value = self.cs_active_value
        return self.spi

    def __exit__(self, *problem: object) -> None:
        if self.chip_select is not None:
            self.chip_select.value = not self.cs_active_value
        if self.extra_clocks:
            self.spi.write(b"\xff" * -(-self.extra_clocks // 8))
        self.spi.unlock()
