# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``busdisplay``: displays with a chip of their own."""

from __future__ import annotations

from typing import Any, Optional, Union

from adafruit_httpserver.board import _displays, lacking
from adafruit_httpserver.board._pins import Pin, checked_or_none

__all__ = ["BusDisplay"]
__getattr__ = lacking("busdisplay", "BusDisplay")


class BusDisplay(_displays.Screen):
    """A display.

    :param display_bus: what it is connected by: a FourWire, an I2CDisplayBus ...
    :param init_sequence: what its chip is told at first; a simulated display needs none of it
    :param width: in pixels
    :param height: in pixels
    :param rotation: 0, 90, 180 or 270; default 0
    :param backlight_pin: the pin of its light, or None
    :param brightness: 0.0 to 1.0; default 1.0
    :param auto_refresh: whether changes are seen without ``refresh()``; default True
    :raises TypeError: the bus is none
    """

    _owner = "busdisplay.BusDisplay"

    def __init__(
        self,
        display_bus: Any,
        init_sequence: Union[bytes, bytearray],
        *,
        width: int,
        height: int,
        rotation: int = 0,
        backlight_pin: Optional[Pin] = None,
        brightness: float = 1.0,
        auto_refresh: bool = True,
        **chip: Any,
    ) -> None:
        if not isinstance(display_bus, _displays.Bus):
            raise TypeError(f"display_bus must be a display bus, not {type(display_bus).__name__}")
        checked_or_none(backlight_pin, "backlight_pin")
        self._bus = display_bus
        self._take(backlight_pin)
        self._start(width, height, rotation, auto_refresh)
        self.brightness = brightness

    @property
    def bus(self) -> Any:
        """What it is connected by."""
        return self._bus

    def fill_row(self, y: int, buffer: Any) -> Any:
        """A row as the display's chip keeps it: 16 bits a pixel."""
        picture = self._picture()
        row = picture.rgb[y * picture.width * 3 : (y + 1) * picture.width * 3]
        view = memoryview(buffer).cast("B")
        for x in range(min(picture.width, len(view) // 2)):
            red, green, blue = row[x * 3 : x * 3 + 3]
            view[x * 2 : x * 2 + 2] = (red >> 3 << 11 | green >> 2 << 5 | blue >> 3).to_bytes(2, "big")
        return buffer


class BuiltIn(BusDisplay):
    """The display that is soldered to a board."""

    _owner = "board.DISPLAY"

    def __init__(self, width: int, height: int) -> None:
        super().__init__(_displays.Bus(), b"", width=width, height=height)
