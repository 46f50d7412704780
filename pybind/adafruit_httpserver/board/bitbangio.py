# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``bitbangio``: the buses of ``busio``, on any pins."""

from __future__ import annotations

from typing import Optional

from adafruit_httpserver.board import busio, lacking
from adafruit_httpserver.board._pins import Pin

__all__ = ["I2C", "SPI"]
__getattr__ = lacking("bitbangio", ", ".join(__all__))


class I2C(busio.I2C):
    """A bus whose devices have addresses; see ``busio.I2C``. Its default frequency is 400000."""

    _owner = "bitbangio.I2C"

    def __init__(self, scl: Pin, sda: Pin, *, frequency: int = 400000, timeout: int = 255) -> None:
        super().__init__(scl, sda, frequency=frequency, timeout=timeout)


class SPI(busio.SPI):
    """A bus whose devices have a select pin each; see ``busio.SPI``."""

    _owner = "bitbangio.SPI"

    def __init__(
        self,
        clock: Pin,
        MOSI: Optional[Pin] = None,
        MISO: Optional[Pin] = None,
    ) -> None:
        super().__init__(clock, MOSI, MISO)
