# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The SSD1306, a display of 128 x 64 or 128 x 32 dots on I2C (data sheet of Solomon Systech)."""

from __future__ import annotations

from typing import Dict, List

from adafruit_httpserver.board import _panel

_DATA = 0x40
_COLUMNS, _PAGES = 0x21, 0x22
#: How many bytes follow a command; none follow the others.
_FOLLOWING: Dict[int, int] = {_COLUMNS: 2, _PAGES: 2, **dict.fromkeys((0x20, 0x81, 0x8D, 0xA8, 0xD3, 0xD5, 0xD9, 0xDA, 0xDB), 1)}
_OFF, _ON, _INVERTED = 0xAE, 0xAF, 0xA7


class SSD1306:
    """A display that scripts paint byte by byte, at 0x3C. It is shown on the panel.

    :param width: in dots; default 128
    :param height: in dots; default 64
    """

    ADDRESS = 0x3C

    def __init__(self, width: int = 128, height: int = 64) -> None:
        self._width, self._height = width, height
        self._memory = bytearray(width * height // 8)
        self._window, self._at, self._is_on, self._inverted = [0, width - 1, 0, height // 8 - 1], 0, False, False
        self._command: List[int] = []
        self._signal = _panel.panel.signal("SSD1306", _panel.PICTURE, self._picture)

    def write(self, data: bytes) -> None:
        """Take commands or, after a byte 0x40, what is shown."""
        if data[0] == _DATA:
            for byte in data[1:]:
                self._put(byte)
        else:
            for byte in data[1:]:
                self._obey(byte)
        self._signal.activate()
        _panel.panel.tell(self._signal)

    def read(self, count: int) -> bytes:
        """The status."""
        return bytes((0 if self._is_on else 0x40,)) * count

    def _put(self, byte: int) -> None:
        """Eight dots, one below the other, and on to the next column of the window that was chosen."""
        first, last, top, bottom = self._window
        across = last - first + 1
        column, page = first + self._at % across, top + self._at // across
        place = page * self._width + column
        if place < len(self._memory):
            self._memory[place] = byte
        self._at = (self._at + 1) % (across * (bottom - top + 1))

    def _obey(self, byte: int) -> None:
        self._command.append(byte)
        command, *values = self._command
        if len(values) < _FOLLOWING.get(command, 0):
            return
        self._command = []
        if command in (_COLUMNS, _PAGES):
            at = 0 if command == _COLUMNS else 2
            # Displays of fewer columns than the chip has lie in the middle of its memory.
            spare = (128 - self._width) // 2 if command == _COLUMNS else 0
            self._window[at : at + 2] = [max(value - spare, 0) for value in values]
            self._at = 0
        elif command in (_OFF, _ON):
            self._is_on = command == _ON
        elif command | 1 == _INVERTED:
            self._inverted = command == _INVERTED

    def _picture(self) -> _panel.Picture:
        rgb = bytearray()
        for y in range(self._height):
            row = self._memory[y // 8 * self._width :][: self._width]
            for byte in row:
                lit = self._is_on and bool(byte >> y % 8 & 1) != self._inverted
                rgb += b"\xff\xff\xff" if lit else b"\0\0\0"
        return _panel.Picture(self._width, self._height, bytes(rgb))
