# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a terminal shows: lines that scroll away, and below them lines that change in place.

Lines that are whole are written once and go the way of all lines, into the terminal's own memory. What comes after them, a
line that has no end yet and the panel, is *live*: it is erased and written anew, in one piece, whenever something changes.
"""

from __future__ import annotations

import os
import re
from typing import Any, List, Sequence

# The control sequences of ECMA-48 and xterm that are needed, and the one that lets a terminal show all of it at once.
_UP, _ERASE_BELOW, _HIDE, _SHOW = "\x1b[{}A", "\x1b[J", "\x1b[?25l", "\x1b[?25h"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"

_ESCAPES = re.compile(r"\x1b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)|[\x00-\x08\x0b-\x1f\x7f]")

#: A line without an end is kept as long as it takes no more rows than this; then its first rows are let go.
_ROWS = 3


class Live:
    """One terminal.

    :param stream: a text stream that writes to it
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._printed = self._unended = ""
        self._lines: List[str] = []
        self._line_widths: List[int] = []
        self._widths: List[int] = []  # of the live lines that are on the screen now

    def size(self) -> "tuple[int, int]":
        """Columns and lines."""
        try:
            columns, lines = os.get_terminal_size(self._stream.fileno())
        except OSError:
            columns, lines = 0, 0
        return columns or 80, lines or 24

    def print(self, text: str) -> None:
        """Show a text above the live lines; it need not be a whole line. :meth:`draw` shows it."""
        self._printed += text

    @property
    def line_is_ended(self) -> bool:
        """Whether the last line that was printed is whole."""
        return not (self._unended + self._printed).rpartition("\n")[2]

    def show(self, lines: Sequence[str], widths: Sequence[int]) -> None:
        """Let these be the live lines. :meth:`draw` shows them.

        :param lines: none longer than the terminal is wide
        :param widths: how many columns each of them takes
        """
        self._lines, self._line_widths = list(lines), list(widths)

    def draw(self, entry: str = "") -> None:
        """Write what has changed.

        :param entry: what somebody is typing; it stands at the end of the line that has no end yet
        """
        width, height = self.size()
        out = [self._erased(width)]
        text = self._unended + self._printed
        whole, newline, unended = text.rpartition("\n")
        out.append(whole + newline)
        rows = -(-cells(unended + entry) // width)
        if rows > _ROWS and "\r" not in unended:
            cut = _cut(unended, (rows - 1) * width)
            out.append(unended[:cut] + "\n")
            unended = unended[cut:]
        out.append(unended + entry)
        widths = [cells(unended + entry)] if unended or entry else []
        lines = self._lines[: max(0, height - 1 - sum(-(-width_ // width) for width_ in widths))]
        if lines:
            out.append(("\n" if widths else "") + "\n".join(lines))
        out.append(_HIDE if lines else _SHOW)
        self._printed, self._unended = "", unended
        self._widths = widths + self._line_widths[: len(lines)]
        self._write(_BEGIN + "".join(out) + _END)

    def leave(self) -> None:
        """Give the terminal back: what was live stays where it is."""
        self.draw()
        self._write(("" if not self._widths else "\n") + _SHOW)
        self._widths, self._unended = [], ""

    def _erased(self, width: int) -> str:
        """What erases the live rows. Lines that were longer than a terminal is now have been broken by it."""
        rows = sum(max(1, -(-cells_ // width)) for cells_ in self._widths)
        if not rows:
            return ""
        return "\r" + (_UP.format(rows - 1) if rows > 1 else "") + _ERASE_BELOW

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def cells(text: str) -> int:
    """How many columns a text takes."""
    text = _ESCAPES.sub("", text.rpartition("\r")[2].expandtabs())
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _cut(text: str, columns: int) -> int:
    """After how many characters a text takes so many columns."""
    at = len(text)
    if cells(text) == len(text):
        return columns
    while at and cells(text[:at]) > columns:
        at -= 1
    return at
