# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A small font: the printable ASCII characters, five dots wide and seven high."""

from __future__ import annotations

import functools
from typing import Tuple

WIDTH, HEIGHT = 5, 7
FIRST, LAST = 0x20, 0x7E

# A character has seven rows from the top; a row is a digit to base 32, its highest bit the dot on the left.
_ROWS = """
0000000 4444004 aaa0000 aavavaa 4fke5u4 op248j3 cik8lid 4480000 2488842 8422248 04lel40 044v440 0000c48 000v000 00000cc 01248g0
ehjlphe 4c4444e eh1248v v2421he 26aiv22 vgu11he 68guhhe v124888 ehhehhe ehhf12c 0cc0cc0 0cc0c48 248g842 00v0v00 8421248 eh12404
eh1dlle ehhhvhh uhhuhhu ehggghe sihhhis vgguggv vgguggg ehgnhhf hhhvhhh e44444e 72222ic hikokih ggggggv hrllhhh hhpljhh ehhhhhe
uhhuggg ehhhlid uhhukih fgge11u v444444 hhhhhhe hhhhha4 hhhllla hha4ahh hhha444 v1248gv e88888e 0g84210 e22222e 4ah0000 000000v
8420000 00e1fhf ggmphhu 00egghe 11djhhf 00ehvge 698s888 0fhhf1e ggmphhh 40c444e 20622ic ggikoki c44444e 00qllhh 00mphhh 00ehhhe
00uhugg 00djf11 00mpggg 00ege1u 88s8896 00hhhjd 00hhha4 00hhlla 00ha4ah 00hhf1e 00v248v 2448442 4444444 8442448 008l200
""".split()


@functools.lru_cache(maxsize=None)
def rows(character: str) -> Tuple[Tuple[bool, ...], ...]:
    """The dots of a character, row by row; those of ``?`` for one that the font lacks."""
    code = ord(character)
    digits = _ROWS[code - FIRST] if FIRST <= code <= LAST else _ROWS[ord("?") - FIRST]
    return tuple(tuple(bool(int(digit, 32) >> (WIDTH - 1 - x) & 1) for x in range(WIDTH)) for digit in digits)
