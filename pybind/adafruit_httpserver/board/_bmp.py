# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Reads BMP files, those that are not compressed."""

from __future__ import annotations

import struct
from typing import Any, Tuple

from adafruit_httpserver import _drive
from adafruit_httpserver.board import displayio

_BY_BITFIELDS = 3
_GREEN_OF_565 = 0x07E0


def read(file: Any) -> Tuple[displayio.Bitmap, Any]:
    """A bitmap and its shader; see ``displayio.OnDiskBitmap``."""
    if isinstance(file, str):
        with open(_drive.resolve(file), "rb") as opened:
            return _parsed(opened.read())
    if not hasattr(file, "read"):
        raise TypeError("file must be a file opened in byte mode")
    file.seek(0)
    data = file.read()
    if not isinstance(data, bytes):
        raise TypeError("file must be a file opened in byte mode")
    return _parsed(data)


def _parsed(data: bytes) -> Tuple[displayio.Bitmap, Any]:
    if data[:2] != b"BM" or len(data) < 54:
        raise ValueError("Invalid BMP file")
    offset, header = struct.unpack_from("<II", data, 10)
    width, height, _, depth, compression = struct.unpack_from("<iiHHI", data, 18)
    if depth not in (1, 4, 8, 16, 24, 32) or compression not in (0, _BY_BITFIELDS):
        raise ValueError(f"Only uncompressed Windows BMP files are supported: this one has {depth} bits, compression {compression}")
    rows = abs(height)
    line = (width * depth + 31) // 32 * 4
    if len(data) < offset + line * rows:
        raise ValueError("Invalid BMP file: it is cut off")
    bitmap = displayio.Bitmap(width, rows, 1 << min(depth, 24))
    for number in range(rows):
        y = number if height < 0 else rows - 1 - number  # the lowest row comes first
        bitmap._values[y * width : (y + 1) * width] = _row(data, offset + number * line, width, depth, bitmap)
    return bitmap, _shader(data, header, depth, compression)


def _row(data: bytes, at: int, width: int, depth: int, bitmap: displayio.Bitmap) -> Any:
    row = bitmap._values[:0]
    if depth == 8:
        row.frombytes(data[at : at + width])
    elif depth < 8:
        per_byte, mask = 8 // depth, (1 << depth) - 1
        row.extend(data[at + x // per_byte] >> 8 - depth - x % per_byte * depth & mask for x in range(width))
    else:
        size = depth // 8
        row.extend(int.from_bytes(data[at + x * size : at + x * size + min(size, 3)], "little") for x in range(width))
    return row


def _shader(data: bytes, header: int, depth: int, compression: int) -> Any:
    if depth > 16:
        return displayio.ColorConverter()
    if depth == 16:
        is_565 = compression == _BY_BITFIELDS and struct.unpack_from("<I", data, 58)[0] == _GREEN_OF_565
        return displayio.ColorConverter(input_colorspace=displayio.Colorspace.RGB565 if is_565 else displayio.Colorspace.RGB555)
    count = min(struct.unpack_from("<I", data, 46)[0] or 1 << depth, 1 << depth)
    palette = displayio.Palette(count)
    for number in range(count):
        blue, green, red = data[14 + header + number * 4 : 17 + header + number * 4]
        palette[number] = red << 16 | green << 8 | blue
    return palette
