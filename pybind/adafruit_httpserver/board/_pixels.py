# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the bytes on the wire of a strip of NeoPixels look like."""

from __future__ import annotations

import contextlib
import math
from typing import Dict, Iterator, NamedTuple, Tuple

from adafruit_httpserver.board import _boards, _panel

Colours = Tuple[Tuple[int, int, int], ...]

_order = "GRB"  # what most NeoPixels expect

#: Pins of this name have a square of pixels, on whatever board (those of Unexpected Maker: 5 x 5 or 7 x 7).
_SQUARE = "NEOPIXEL_MATRIX"


class Matrix(NamedTuple):
    """How the pixels of a strip lie in rows, the first one at the top left."""

    #: 0: they lie in one line
    columns: int = 0
    #: whether the wire goes back and forth, so that every second row begins on the right
    serpentine: bool = False

    def arranged(self, colours: Colours) -> Colours:
        """The colours row by row, each from the left."""
        if not self.serpentine:
            return colours
        rows = [colours[at : at + self.columns] for at in range(0, len(colours), self.columns)]
        return tuple(colour for number, row in enumerate(rows) for colour in (row[::-1] if number % 2 else row))


#: pin -> what somebody has said of the strip there
matrices: Dict[str, Matrix] = {}


@contextlib.contextmanager
def sending(order: str) -> Iterator[None]:
    """The bytes that are written meanwhile are in this order of colours, such as ``GRBW``."""
    global _order
    before, _order = _order, order
    try:
        yield
    finally:
        _order = before


def show(name: str, data: bytes) -> None:
    """Show the bytes that a pin has sent.

    :param name: the name of the pin
    """
    signal = _panel.panel.signal(name, _panel.PIXELS, ())
    colours = _colours(data, _order)
    matrix = matrices.get(name) or _built_in(name, len(colours))
    signal.columns = matrix.columns
    signal.set(matrix.arranged(colours))
    signal.activate()


def hide(name: str) -> None:
    """The pin has no strip any more."""
    _panel.panel.signal(name, _panel.PIXELS, ()).activate(False)


def _built_in(name: str, count: int) -> Matrix:
    """What the board has at a pin."""
    pin, columns = _boards.chosen().matrix or ("", 0)
    if name == _SQUARE and math.isqrt(count) ** 2 == count:
        return Matrix(math.isqrt(count))
    return Matrix(columns) if name == pin else Matrix()


def _colours(data: bytes, order: str) -> Colours:
    size, (red, green, blue) = len(order), (order.index(colour) for colour in "RGB")
    colours = tuple(zip(data[red::size], data[green::size], data[blue::size]))
    if "W" not in order:
        return colours
    # The white LED of an RGBW pixel shines together with the others.
    return tuple(
        (min(r + w, 255), min(g + w, 255), min(b + w, 255)) for (r, g, b), w in zip(colours, data[order.index("W") :: size])
    )
