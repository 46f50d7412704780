# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``fontio``: fonts as displays need them."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Protocol, Tuple, Union

from adafruit_httpserver.board import StandIn, _font, lacking

__all__ = ["BuiltinFont", "FontProtocol", "Glyph"]
__getattr__ = lacking("fontio", ", ".join(__all__))

_CELL = (6, 12)
_ABOVE = 2


class Glyph(NamedTuple):
    """A character of a font: a tile of a bitmap, its size, where it is put, and how far on the next one is."""

    bitmap: Any
    tile_index: int
    width: int
    height: int
    dx: int
    dy: int
    shift_x: int
    shift_y: int


class FontProtocol(Protocol):
    """What a font can do."""

    def get_bounding_box(self) -> Union[Tuple[int, int], Tuple[int, int, int, int]]:
        """The width and height of the largest character, and where it begins."""

    def get_glyph(self, codepoint: int) -> Optional[Glyph]:
        """A character by its number in Unicode; None when the font lacks it."""


class BuiltinFont(StandIn):
    """The font of a board: the printable ASCII characters, six pixels wide and twelve high."""

    _owner = "fontio.BuiltinFont"
    _sheet: Any = None

    @property
    def bitmap(self) -> Any:
        """All characters, side by side."""
        if self._sheet is None:
            self._sheet = _drawn()
        return self._sheet

    def get_bounding_box(self) -> Tuple[int, int]:
        """The width and height of the largest character."""
        return _CELL

    def get_glyph(self, codepoint: int) -> Optional[Glyph]:
        """A character by its number in Unicode; None when the font lacks it."""
        if not _font.FIRST <= codepoint <= _font.LAST:
            return None
        return Glyph(self.bitmap, codepoint - _font.FIRST, *_CELL, 0, -2, _CELL[0], 0)


def _drawn() -> Any:
    from adafruit_httpserver.board import displayio

    sheet = displayio.Bitmap((_font.LAST - _font.FIRST + 1) * _CELL[0], _CELL[1], 2)
    for place in range(_font.LAST - _font.FIRST + 1):
        for y, dots in enumerate(_font.rows(chr(_font.FIRST + place))):
            for x, dot in enumerate(dots):
                sheet[place * _CELL[0] + x, y + _ABOVE] = int(dot)
    return sheet
