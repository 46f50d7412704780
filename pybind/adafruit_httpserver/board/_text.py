# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Text on a display, in the font that a board has built in."""

from __future__ import annotations

from adafruit_httpserver.board import displayio, terminalio


class Text(displayio.Group):
    """Some lines of text.

    :param message: the text
    :param color: as 0xRRGGBB
    :param scale: how many times as large as the font is
    """

    def __init__(self, message: str, color: int, scale: int = 1) -> None:
        super().__init__(scale=scale)
        font, lines = terminalio.FONT, message.splitlines() or [""]
        width, height = font.get_bounding_box()
        palette = displayio.Palette(2)
        palette[1] = color
        palette.make_transparent(0)
        across = max(len(line) for line in lines) or 1
        grid = displayio.TileGrid(
            font.bitmap, pixel_shader=palette, width=across, height=len(lines), tile_width=width, tile_height=height
        )
        for y, line in enumerate(lines):
            for x, character in enumerate(line):
                glyph = font.get_glyph(ord(character)) or font.get_glyph(ord("?"))
                grid[x, y] = glyph.tile_index if glyph else 0
        self.append(grid)
        #: in pixels of the display
        self.width, self.height = across * width * scale, len(lines) * height * scale
