# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``neopixel``: strips of coloured LEDs. They are shown by whoever shows the board."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import _pixels, adafruit_pixelbuf, lacking
from adafruit_httpserver.board._pins import Pin
from adafruit_httpserver.board.digitalio import DigitalInOut
from adafruit_httpserver.board.neopixel_write import neopixel_write

__all__ = ["GRB", "GRBW", "NeoPixel", "RGB", "RGBW"]
__getattr__ = lacking("neopixel", ", ".join(__all__))

RGB, GRB, RGBW, GRBW = "RGB", "GRB", "RGBW", "GRBW"


class NeoPixel(adafruit_pixelbuf.PixelBuf):
    """A strip of NeoPixels.

    :param pin: the pin that its wire is at
    :param n: how many pixels
    :param bpp: bytes of a pixel: 3, or 4 with white; default 3
    :param brightness: 0.0 to 1.0; default 1.0
    :param auto_write: whether each change is seen at once; default True. Else ``show()`` shows them
    :param pixel_order: the order of the colours on the wire; default GRB or GRBW
    :raises TypeError: the pin is no pin
    :raises ValueError: the pin is in use, or there is no such order of colours
    """

    def __init__(
        self,
        pin: Pin,
        n: int,
        *,
        bpp: int = 3,
        brightness: float = 1.0,
        auto_write: bool = True,
        pixel_order: Any = None,
    ) -> None:
        order = pixel_order or (GRB if bpp == 3 else GRBW)
        if isinstance(order, tuple):  # as in old programs: the place of each colour
            order = "".join(letter for _, letter in sorted(zip(order, "RGBW")))
        super().__init__(n, byteorder=order, brightness=brightness)
        self.pin: Optional[DigitalInOut] = DigitalInOut(pin)
        self.pin.switch_to_output()
        self._name = pin._name
        self.auto_write = auto_write
        if auto_write:
            self.show()

    @property
    def n(self) -> int:
        """The number of pixels."""
        return len(self)

    def write(self) -> None:
        """Show the colours; the old name of ``show``."""
        self.show()

    def deinit(self) -> None:
        """Turn all pixels off and give the pin back."""
        if self.pin is not None:
            self.fill(0)
            self.show()
            self.pin.deinit()
            self.pin = None
            _pixels.hide(self._name)

    def __enter__(self) -> NeoPixel:
        return self

    def __exit__(self, *problem: object) -> None:
        self.deinit()

    def __repr__(self) -> str:
        return "[" + ", ".join(str(colour) for colour in self) + "]"

    def _transmit(self, buffer: bytes) -> None:
        if self.pin is None:
            raise ValueError("Object has been deinitialized and can no longer be used. Create a new object.")
        neopixel_write(self.pin, buffer)
