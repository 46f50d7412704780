# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``rgbmatrix``: matrices of coloured LEDs."""

from __future__ import annotations

from typing import Any, Optional, Sequence

from adafruit_httpserver.board import in_range, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["RGBMatrix"]
__getattr__ = lacking("rgbmatrix", "RGBMatrix")


class RGBMatrix(Resource):
    """A matrix; a ``framebufferio.FramebufferDisplay`` shows something on it.

    :param width: in pixels
    :param bit_depth: of each colour, 1 to 6; default 1. A simulated matrix shows all colours
    :param rgb_pins: six pins for each two rows that are lit at a time
    :param addr_pins: the pins that choose the rows
    :param height: in pixels; by default what the pins tell
    :param tile: how many matrices are one below the other; default 1
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use, or the numbers of pins do not fit the height
    """

    _owner = "rgbmatrix.RGBMatrix"
    _brightness = 1.0

    def __init__(
        self,
        *,
        width: int,
        bit_depth: int = 1,
        rgb_pins: Sequence[Pin],
        addr_pins: Sequence[Pin],
        clock_pin: Pin,
        latch_pin: Pin,
        output_enable_pin: Pin,
        doublebuffer: bool = True,
        framebuffer: Optional[Any] = None,
        height: int = 0,
        tile: int = 1,
        serpentine: bool = True,
    ) -> None:
        in_range(bit_depth, 1, 6, "bit_depth")
        if not rgb_pins or len(rgb_pins) % 6:
            raise ValueError(f"Must use a multiple of 6 rgb pins, not {len(rgb_pins)}")
        computed = len(rgb_pins) // 3 * (1 << len(addr_pins)) * abs(tile)
        if height and height != computed:
            raise ValueError(f"{len(addr_pins)} address pins, {len(rgb_pins)} rgb pins and {tile} tiles indicate a height of {computed}, not {height}")
        pins = [*rgb_pins, *addr_pins, clock_pin, latch_pin, output_enable_pin]
        self._take(*[checked(pin) for pin in pins])
        self._width, self._height = width, computed

    width = property(lambda self: self._width, doc="In pixels.")
    height = property(lambda self: self._height, doc="In pixels.")

    @property
    def brightness(self) -> float:
        """0.0 is off; all else is on."""
        self._check()
        return self._brightness

    @brightness.setter
    def brightness(self, value: float) -> None:
        self._check()
        if not 0 <= float(value) <= 1:
            raise ValueError("Brightness must be 0-1.0")
        self._brightness = float(value)

    def refresh(self) -> None:
        """Show what was written into the framebuffer."""
        self._check()
