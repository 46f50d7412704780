# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``bitmaptools``: drawing on bitmaps."""

from __future__ import annotations

import math
from typing import Any, Optional, Sequence, Tuple

from adafruit_httpserver.board import displayio, lacking

__all__ = [
    "arrayblit",
    "blit",
    "boundary_fill",
    "draw_circle",
    "draw_line",
    "draw_polygon",
    "fill_region",
    "replace_color",
    "rotozoom",
]
__getattr__ = lacking("bitmaptools", ", ".join(__all__))

Bitmap = displayio.Bitmap


def fill_region(dest_bitmap: Bitmap, x1: int, y1: int, x2: int, y2: int, value: int) -> None:
    """Fill a rectangle: from the first corner up to, but not including, the second."""
    _fits(dest_bitmap, value)
    left, right = sorted((_within(x1, dest_bitmap.width), _within(x2, dest_bitmap.width)))
    top, bottom = sorted((_within(y1, dest_bitmap.height), _within(y2, dest_bitmap.height)))
    for y in range(top, bottom):
        for x in range(left, right):
            dest_bitmap[x, y] = value


def draw_line(dest_bitmap: Bitmap, x1: int, y1: int, x2: int, y2: int, value: int) -> None:
    """Draw a line; what of it lies outside is left out."""
    _fits(dest_bitmap, value)
    steps = max(abs(x2 - x1), abs(y2 - y1))
    for step in range(steps + 1):
        part = step / steps if steps else 0.0
        _dot(dest_bitmap, round(x1 + (x2 - x1) * part), round(y1 + (y2 - y1) * part), value)


def draw_polygon(dest_bitmap: Bitmap, xs: Sequence[int], ys: Sequence[int], value: int, close: bool = True) -> None:
    """Draw lines from corner to corner, and by default from the last to the first."""
    if len(xs) != len(ys):
        raise ValueError("Coordinate arrays have different lengths")
    corners = list(zip(xs, ys))
    for start, end in zip(corners, corners[1:] + (corners[:1] if close else [])):
        draw_line(dest_bitmap, *start, *end, value)


def draw_circle(dest_bitmap: Bitmap, x: int, y: int, radius: int, value: int) -> None:
    """Draw a circle, one pixel wide."""
    _fits(dest_bitmap, value)
    for step in range(math.ceil(radius * 0.7072) + 1):
        other = round(math.sqrt(max(radius**2 - step**2, 0)))
        for across, down in ((step, other), (other, step)):
            for column, row in ((across, down), (-across, down), (across, -down), (-across, -down)):
                _dot(dest_bitmap, x + column, y + row, value)


def blit(
    dest_bitmap: Bitmap,
    source_bitmap: Bitmap,
    x: int,
    y: int,
    *,
    x1: int = 0,
    y1: int = 0,
    x2: Optional[int] = None,
    y2: Optional[int] = None,
    skip_source_index: Optional[int] = None,
    skip_dest_index: Optional[int] = None,
) -> None:
    """Copy a part of another bitmap, from one corner up to, but not including, the other.

    :param skip_source_index: a number that is not copied
    :param skip_dest_index: a number that is not written over
    """
    if source_bitmap.bits_per_value > dest_bitmap.bits_per_value:
        raise ValueError("source palette too large")
    right = source_bitmap.width if x2 is None else min(x2, source_bitmap.width)
    bottom = source_bitmap.height if y2 is None else min(y2, source_bitmap.height)
    for row in range(max(y1, 0), bottom):
        for column in range(max(x1, 0), right):
            value, to_x, to_y = source_bitmap[column, row], x + column - x1, y + row - y1
            if value != skip_source_index and _inside(dest_bitmap, to_x, to_y):
                if skip_dest_index is None or dest_bitmap[to_x, to_y] != skip_dest_index:
                    dest_bitmap[to_x, to_y] = value


def arrayblit(
    bitmap: Bitmap,
    data: Any,
    x1: int = 0,
    y1: int = 0,
    x2: Optional[int] = None,
    y2: Optional[int] = None,
    skip_index: Optional[int] = None,
) -> None:
    """Copy numbers out of an array, row after row, into a rectangle."""
    right, bottom = bitmap.width if x2 is None else x2, bitmap.height if y2 is None else y2
    values = iter(data)
    for y in range(y1, bottom):
        for x in range(x1, right):
            value = next(values, None)
            if value is None:
                raise IndexError("index out of range")
            if value != skip_index:
                bitmap[x, y] = value


def replace_color(dest_bitmap: Bitmap, old_color_value: int, new_color_value: int) -> None:
    """Put one number in the place of another, everywhere."""
    _fits(dest_bitmap, new_color_value)
    for place, value in enumerate(dest_bitmap._values):
        if value == old_color_value:
            dest_bitmap._values[place] = new_color_value


def boundary_fill(dest_bitmap: Bitmap, x: int, y: int, fill_color_value: int, replaced_color_value: Optional[int] = None) -> None:
    """Fill an area of one number, from a point in it up to its edges."""
    _fits(dest_bitmap, fill_color_value)
    replaced = dest_bitmap[x, y] if replaced_color_value in (None, 0xFFFFFFFF) else replaced_color_value
    if replaced == fill_color_value:
        return
    waiting = [(x, y)]
    while waiting:
        column, row = waiting.pop()
        if _inside(dest_bitmap, column, row) and dest_bitmap[column, row] == replaced:
            dest_bitmap[column, row] = fill_color_value
            waiting += [(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)]


def rotozoom(
    dest_bitmap: Bitmap,
    source_bitmap: Bitmap,
    *,
    ox: Optional[int] = None,
    oy: Optional[int] = None,
    dest_clip0: Tuple[int, int] = (0, 0),
    dest_clip1: Optional[Tuple[int, int]] = None,
    px: Optional[int] = None,
    py: Optional[int] = None,
    source_clip0: Tuple[int, int] = (0, 0),
    source_clip1: Optional[Tuple[int, int]] = None,
    angle: Optional[float] = None,
    scale: Optional[float] = None,
    skip_index: Optional[int] = None,
) -> None:
    """Copy another bitmap, turned and made larger or smaller.

    :param ox: where the point that stays comes to lie; default the middle. So is ``oy``
    :param px: the point of the other bitmap that stays; default its middle. So is ``py``
    :param angle: radians, clockwise; default 0
    :param scale: default 1.0
    :param skip_index: a number that is not copied
    """
    to_x, to_y = dest_bitmap.width // 2 if ox is None else ox, dest_bitmap.height // 2 if oy is None else oy
    from_x, from_y = source_bitmap.width // 2 if px is None else px, source_bitmap.height // 2 if py is None else py
    right, bottom = dest_clip1 or (dest_bitmap.width, dest_bitmap.height)
    source_right, source_bottom = source_clip1 or (source_bitmap.width, source_bitmap.height)
    sine, cosine, size = math.sin(angle or 0.0), math.cos(angle or 0.0), scale or 1.0
    for y in range(dest_clip0[1], bottom):
        for x in range(dest_clip0[0], right):
            column = math.floor(((x - to_x) * cosine + (y - to_y) * sine) / size + from_x)
            row = math.floor(((y - to_y) * cosine - (x - to_x) * sine) / size + from_y)
            if source_clip0[0] <= column < source_right and source_clip0[1] <= row < source_bottom:
                value = source_bitmap[column, row]
                if value != skip_index:
                    dest_bitmap[x, y] = value


def _fits(bitmap: Bitmap, value: int) -> None:
    if not 0 <= value < 1 << bitmap.bits_per_value:
        raise ValueError("out of range of target")


def _within(value: int, limit: int) -> int:
    return min(max(value, 0), limit)


def _inside(bitmap: Bitmap, x: int, y: int) -> bool:
    return bool(0 <= x < bitmap.width and 0 <= y < bitmap.height)


def _dot(bitmap: Bitmap, x: int, y: int, value: int) -> None:
    if _inside(bitmap, x, y):
        bitmap[x, y] = value
