# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Paints what a display shows: groups, tile grids and shapes, from the lowest to the highest."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import displayio
from adafruit_httpserver.board._panel import Picture

_DEEPEST = 32


class Canvas:
    """A rectangle of pixels, black at first.

    :param width: in pixels
    :param height: in pixels
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._rgb = bytearray(width * height * 3)

    def picture(self) -> Picture:
        """What was painted."""
        return Picture(self.width, self.height, bytes(self._rgb))

    def paint(self, layer: Any, x: int = 0, y: int = 0, scale: int = 1, depth: int = 0) -> None:
        """Paint a layer and what is in it.

        :param x: where its own origin is, in pixels of the canvas
        :param scale: how large a pixel of the layer is
        """
        if layer is None or layer._hidden or depth > _DEEPEST:
            return
        left, top = x + layer._x * scale, y + layer._y * scale
        if isinstance(layer, displayio.Group):
            for each in list(layer._layers):
                self.paint(each, left, top, scale * layer._scale, depth + 1)
        elif isinstance(layer, displayio.TileGrid):
            self._paint_tiles(layer, left, top, scale)
        else:
            for row, start, end in layer._spans():
                self._fill(left + start * scale, top + row * scale, (end - start) * scale, scale, layer._colour())

    def _paint_tiles(self, grid: displayio.TileGrid, left: int, top: int, scale: int) -> None:
        tile_width, tile_height, across = grid.tile_width, grid.tile_height, max(grid.bitmap.width // max(grid.tile_width, 1), 1)
        for place, tile in enumerate(list(grid._tiles)):
            at_x, at_y = place % grid.width * tile_width, place // grid.width * tile_height
            from_x, from_y = tile % across * tile_width, tile // across * tile_height
            for y in range(tile_height):
                for x in range(tile_width):
                    value = grid.bitmap[from_x + x, from_y + y]
                    colour = grid.pixel_shader._shown(value)
                    if colour is not None:
                        to_x, to_y = self._turned(grid, at_x + x, at_y + y)
                        self._fill(left + to_x * scale, top + to_y * scale, scale, scale, colour)

    @staticmethod
    def _turned(grid: displayio.TileGrid, x: int, y: int) -> Any:
        if grid.flip_x:
            x = grid.width * grid.tile_width - 1 - x
        if grid.flip_y:
            y = grid.height * grid.tile_height - 1 - y
        return (y, x) if grid.transpose_xy else (x, y)

    def _fill(self, x: int, y: int, width: int, height: int, colour: Any) -> None:
        """Fill a rectangle, as much of it as lies on the canvas."""
        left, right = max(x, 0), min(x + width, self.width)
        if colour is None or left >= right:
            return
        row = colour.to_bytes(3, "big") * (right - left)
        for line in range(max(y, 0), min(y + height, self.height)):
            at = (line * self.width + left) * 3
            self._rgb[at : at + len(row)] = row
