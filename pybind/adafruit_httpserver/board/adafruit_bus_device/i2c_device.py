# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_bus_device.i2c_device``: a device with an address."""

from __future__ import annotations

import sys
import time
from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["I2CDevice"]
__getattr__ = lacking("adafruit_bus_device.i2c_device", "I2CDevice")

_TOP = sys.maxsize


class I2CDevice:
    """A device on an I2C bus. ``with`` takes the bus for it.

    :param i2c: the bus
    :param device_address: the address, 7 bits
    :param probe: whether to look if somebody is there; default True
    :raises ValueError: nobody is
    """

    def __init__(self, i2c: Any, device_address: int, probe: bool = True) -> None:
        self.i2c, self.device_address = i2c, device_address
        if probe:
            self._probe()

    def readinto(self, buf: Any, *, start: int = 0, end: int = _TOP) -> None:
        """Read until the buffer, or the given part of it, is full."""
        self.i2c.readfrom_into(self.device_address, buf, start=start, end=min(end, len(buf)))

    def write(self, buf: Any, *, start: int = 0, end: int = _TOP) -> None:
        """Write a buffer, or the given part of it."""
        self.i2c.writeto(self.device_address, buf, start=start, end=min(end, len(buf)))

    def write_then_readinto(
        self,
        out_buffer: Any,
        in_buffer: Any,
        *,
        out_start: int = 0,
        out_end: int = _TOP,
        in_start: int = 0,
        in_end: int = _TOP,
    ) -> None:
        """Write, and then read, with nobody in between."""
        self.i2c.writeto_then_readfrom(
            self.device_address,
            out_buffer,
            in_buffer,
            out_start=out_start,
            out_end=min(out_end, len(out_buffer)),
            in_start=in_start,
            in_end=min(in_end, len(in_buffer)),
        )

    def __enter__(self) -> I2CDevice:
        while not self.i2c.try_lock():
            time.sleep(0)
        return self

    def __exit__(self, *problem: object) -> None:
        self.i2c.unlock()

    def _probe(self) -> None:
        with self:
            try:
                self.i2c.writeto(self.device_address, b"")
            except OSError:
                raise ValueError(f"No I2C device at address: {self.device_address:#x}") from None
