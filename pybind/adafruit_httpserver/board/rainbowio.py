# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``rainbowio``: a round of colours."""

from __future__ import annotations

from adafruit_httpserver.board import lacking

__all__ = ["colorwheel"]
__getattr__ = lacking("rainbowio", "colorwheel")

_THIRD = 85


def colorwheel(n: float) -> int:
    """A colour of the rainbow, as 0xRRGGBB: red at 0, green at 85, blue at 170 and red again at 255.

    :param n: where on the wheel; it goes round at 256
    """
    place = n % 256
    # Two neighbours of red, green and blue are mixed; each is the shift of its byte.
    into, out_of = ((8, 16), (0, 8), (16, 0))[min(int(place // _THIRD), 2)]
    share = min(int((place % _THIRD if place < 2 * _THIRD else place - 2 * _THIRD) * 3), 255)
    return share << into | (255 - share) << out_of
