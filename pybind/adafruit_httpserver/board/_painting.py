# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The JPEG pictures of a simulated camera, drawn by the library Pillow. Whoever imports this must do without it, too."""

from __future__ import annotations

import io
import time

from PIL import Image, ImageDraw

from adafruit_httpserver.board import _camera, _font

#: Between file sizes and squares that are seen: what cameras are set to.
_QUALITY = 80


def jpeg(width: int, height: int, change: _camera.Change, now: float) -> bytes:
    """What the camera sees at a time, as the bytes of a JPEG file.

    :param change: what the camera makes of a colour
    """
    file = io.BytesIO()
    _picture(width, height, change, now).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _picture(width: int, height: int, change: _camera.Change, now: float) -> Image.Image:
    """Sky, sun, hills and a clock."""
    horizon = height * 3 // 4
    picture = Image.new("RGB", (width, height), change(_camera.SKY))
    draw = ImageDraw.Draw(picture)
    for row in range(height // 3, horizon):  # it gets lighter towards the horizon
        draw.line((0, row, width, row), fill=change(_mixed(_camera.SKY, _camera.INK, 0.6 * (row - height // 3) / horizon)))
    x, y = _camera.sun(width, horizon, now)
    for radius, brightness in ((height / 8, 0.5), (height / 10, 1.0)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=change(_mixed(_camera.SKY, _camera.SUN, brightness)))
    draw.ellipse((-width // 3, horizon - height // 8, width * 2 // 3, height * 2), fill=change(_mixed(_camera.GROUND, _camera.SKY, 0.35)))
    draw.rectangle((0, horizon, width, height), fill=change(_camera.GROUND))
    _write(draw, time.strftime("%H:%M:%S", time.localtime(now)), width, height, change(_camera.INK))
    return picture


def _write(draw: ImageDraw.ImageDraw, text: str, width: int, height: int, ink: _camera.Colour) -> None:
    """Text at the lower right, in dots, as cameras show it."""
    dot = max(height // 100, 1)
    left, top = width - len(text) * (_font.WIDTH + 1) * dot, height - (_font.HEIGHT + 1) * dot
    for place, character in enumerate(text):
        for y, dots in enumerate(_font.rows(character)):
            for x in (x for x, is_set in enumerate(dots) if is_set):
                at = left + (place * (_font.WIDTH + 1) + x) * dot, top + y * dot
                draw.rectangle((*at, at[0] + dot - 1, at[1] + dot - 1), fill=ink)


def _mixed(one: _camera.Colour, other: _camera.Colour, part: float) -> _camera.Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other))
    return red, green, blue
