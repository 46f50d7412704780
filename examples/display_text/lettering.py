# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Text on a display, in lines, as large as it fits."""

import displayio


class Lettering:
    """Text.

    :param font: its font
    :param width: how much room it has, in pixels
    :param height: the same from top to bottom
    """

    def __init__(self, font, width, height):
        self._font, self._width, self._height = font, width, height
        self._cell_width, self._cell_height = font.get_bounding_box()[:2]
        self._palette = displayio.Palette(2)
        self._palette[0], self._palette[1] = 0x000000, 0xFFFFFF
        self.group = displayio.Group()
        self.lines, self.scale = [], 1

    def show(self, text):
        """Show a text in the place of the one before."""
        for scale in (6, 5, 4, 3, 2, 1):
            lines = self._wrapped(text, self._width // (self._cell_width * scale))
            if lines is not None and len(lines) * self._cell_height * scale <= self._height:
                break
        self.lines, self.scale = lines or [], scale
        while len(self.group):
            self.group.pop()
        self.group.scale = scale
        for number, line in enumerate(self.lines):
            if line:
                self.group.append(self._tiles(line, number))

    @staticmethod
    def _wrapped(text, columns):
        """The lines, or None when a word is too long."""
        lines = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split():
                if len(word) > columns:
                    return None
                if line and len(line) + 1 + len(word) > columns:
                    lines.append(line)
                    line = ""
                line = line + " " + word if line else word
            lines.append(line)
        return lines

    def _tiles(self, line, number):
        tiles = displayio.TileGrid(
            self._font.bitmap,
            pixel_shader=self._palette,
            width=len(line),
            tile_width=self._cell_width,
            tile_height=self._cell_height,
            y=number * self._cell_height,
        )
        for column, character in enumerate(line):
            glyph = self._font.get_glyph(ord(character)) or self._font.get_glyph(ord("?"))
            tiles[column, 0] = glyph.tile_index
        return tiles
