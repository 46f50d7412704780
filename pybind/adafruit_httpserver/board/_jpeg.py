# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Writes JPEG pictures (ITU-T T.81, baseline) made of squares of one colour, eight pixels wide and high.

JPEG keeps each such square as one number a colour component, its mean, followed by "nothing else in this block". So a picture
for a simulated camera needs no transform and no library, and takes a few milliseconds.
"""

from __future__ import annotations

import functools
import struct
from typing import List, Sequence, Tuple

Colour = Tuple[int, int, int]

SQUARE = 8

# Annex K.3.1: how long the codes of the numbers' sizes are. The code for "nothing else in this block" is one bit, 0.
_DC_LENGTHS = bytes((0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0))
_AC_LENGTHS = bytes((1, *(0,) * 15))
_END_OF_BLOCK = "0"


def encode(width: int, height: int, squares: Sequence[Sequence[Colour]]) -> bytes:
    """A picture as the bytes of a JPEG file.

    :param width: in pixels
    :param height: in pixels
    :param squares: rows of (red, green, blue), enough of them to cover the picture
    """
    bits, last = [], (0, 0, 0)
    for row in squares:
        for colour in row:
            means = _means(colour)
            bits += [_number(mean - before) for mean, before in zip(means, last)]
            last = means
    return _head(width, height) + _packed("".join(bits)) + b"\xff\xd9"


@functools.lru_cache(maxsize=4096)
def _means(colour: Colour) -> Tuple[int, int, int]:
    """Luminance and both chrominances, about zero (JFIF 1.02). With all divisors at 8 they are what is written."""
    red, green, blue = colour
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    return round(light - 128), round((blue - light) / 1.772), round((red - light) / 1.402)


@functools.lru_cache(maxsize=None)
def _number(value: int) -> str:
    """The bits of a block whose mean differs so much from that of the block before (F.1.2.1)."""
    size = abs(value).bit_length()
    bits = value if value > 0 else value + (1 << size) - 1
    return _codes()[size] + (f"{bits:0{size}b}" if size else "") + _END_OF_BLOCK


@functools.lru_cache(maxsize=None)
def _codes() -> List[str]:
    """The codes of the sizes 0, 1, 2 ..., as the lengths say (C.2)."""
    codes, code = [], 0
    for length, count in enumerate(_DC_LENGTHS, 1):
        for _ in range(count):
            codes.append(f"{code:0{length}b}")
            code += 1
        code <<= 1
    return codes


def _packed(bits: str) -> bytes:
    """Bits as bytes, filled up with ones; a byte FF is followed by 00 so that it is no marker (B.1.1.5)."""
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")


@functools.lru_cache(maxsize=8)
def _head(width: int, height: int) -> bytes:
    parts = ((number, 0x11, 0) for number in (1, 2, 3))
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"".join(map(bytes, parts))
    scan = bytes((3, 1, 0, 2, 0, 3, 0, 0, 63, 0))
    return b"\xff\xd8" + b"".join(
        (
            _segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, 0, 1, 1, 0, 0)),
            _segment(0xDB, b"\0" + bytes((8,)) * 64),
            _segment(0xC0, frame),
            _segment(0xC4, b"\x00" + _DC_LENGTHS + bytes(range(sum(_DC_LENGTHS)))),
            _segment(0xC4, b"\x10" + _AC_LENGTHS + b"\0"),
            _segment(0xDA, scan),
        )
    )


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data
