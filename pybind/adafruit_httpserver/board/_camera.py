# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a simulated camera sees: a sun that goes round once a minute, and a clock; or the pictures that somebody has given."""

from __future__ import annotations

import functools
import itertools
import math
import os
import time
from typing import Callable, Iterator, List, Optional, Sequence, Tuple

from adafruit_httpserver.board import _font

Colour = Tuple[int, int, int]
Change = Callable[[Colour], Colour]

SKY, GROUND, SUN, INK = (96, 160, 224), (72, 128, 64), (255, 208, 48), (255, 255, 255)

#: a picture that was made by docs/still.py, for computers without the library that draws live ones
STILL = os.path.join(os.path.dirname(__file__), "_still.jpg")

#: gives the JPEG of a size; None for the picture of the sun
source: Optional[Callable[[int, int], bytes]] = None


def jpeg(width: int, height: int, effect: int = 0) -> bytes:
    """What the camera sees now, as the bytes of a JPEG file.

    :param effect: one of EFFECTS, by its place
    """
    if source is not None:
        return source(width, height)
    try:
        from adafruit_httpserver.board import _painting
    except ImportError:
        return _still()
    return _painting.jpeg(width, height, EFFECTS[effect], time.time())


def show_files(pictures: Sequence[bytes]) -> Callable[[int, int], bytes]:
    """A source that gives some JPEG files one after another, over and over, whatever size is asked for."""
    following: Iterator[bytes] = itertools.cycle(pictures)
    return lambda width, height: next(following)


@functools.lru_cache(maxsize=None)
def _still() -> bytes:
    print('  camera    shows one still picture, of 640 x 480: pip install "adafruit-httpserver-go[board]" brings live ones')
    with open(STILL, "rb") as file:
        return file.read()


def scene(columns: int, rows: int, effect: int = 0) -> List[List[Colour]]:
    """The picture of the sun in few and large dots, as rows of colours: what is no JPEG needs no library."""
    change = EFFECTS[effect]
    now = time.time()
    horizon = rows * 3 // 4
    x, y = sun(columns, horizon, now)
    radius = max(rows / 10, 1.0) ** 2
    shine, sky, ground = change(SUN), change(SKY), change(GROUND)
    above = [[shine if (column - x) ** 2 + (row - y) ** 2 <= radius else sky for column in range(columns)] for row in range(horizon)]
    picture = above + [[ground] * columns for _ in range(rows - horizon)]
    text = time.strftime("%H:%M:%S" if columns >= 8 * (_font.WIDTH + 1) else "%S", time.localtime(now))
    _write(picture, text, max(columns - len(text) * (_font.WIDTH + 1), 0), rows - _font.HEIGHT - 1, change(INK))
    return picture


def sun(width: int, horizon: int, now: float) -> Tuple[float, float]:
    """Where the sun is at a time: it rises on the left each full minute."""
    angle = now % 60 / 60 * math.pi
    return width / 2 * (1 - math.cos(angle)), horizon * (1 - 0.8 * math.sin(angle))


def _write(picture: List[List[Colour]], text: str, left: int, top: int, ink: Colour) -> None:
    for place, character in enumerate(text):
        for y, dots in enumerate(_font.rows(character)):
            for x, dot in enumerate(dots):
                column, row = left + place * (_font.WIDTH + 1) + x, top + y
                if dot and 0 <= row < len(picture) and column < len(picture[0]):
                    picture[row][column] = ink


def _light(colour: Colour) -> int:
    return (colour[0] * 299 + colour[1] * 587 + colour[2] * 114) // 1000


#: What a camera makes of a colour: normal, negative, grayscale, red, green and blue tint, sepia, solarized.
EFFECTS: Tuple[Change, ...] = (
    lambda colour: colour,
    lambda colour: (255 - colour[0], 255 - colour[1], 255 - colour[2]),
    lambda colour: (_light(colour),) * 3,
    lambda colour: (_light(colour), colour[1] // 3, colour[2] // 3),
    lambda colour: (colour[0] // 3, _light(colour), colour[2] // 3),
    lambda colour: (colour[0] // 3, colour[1] // 3, _light(colour)),
    lambda colour: (min(_light(colour) * 11 // 10, 255), _light(colour) * 9 // 10, _light(colour) * 7 // 10),
    lambda colour: (abs(colour[0] * 2 - 255), abs(colour[1] * 2 - 255), abs(colour[2] * 2 - 255)),
)
