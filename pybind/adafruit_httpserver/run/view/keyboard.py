# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The keys of a terminal, one by one and without their echo."""

from __future__ import annotations

import codecs
import os
import re
import termios
import tty
from typing import Any, List, Optional

_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.)")
_NAMES = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1bOC": "right",
    "\x1bOD": "left",
    "\x1b[Z": "back tab",
    "\x1b": "escape",
    "\t": "tab",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x04": "ctrl-d",
}


class Keyboard:
    """A terminal that is read key by key, until it is released. Ctrl-C and Ctrl-Z still do what they always do.

    :param descriptor: of the terminal
    """

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._before: Optional[List[Any]] = None
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def take(self) -> None:
        """Begin to read key by key."""
        if self._before is None:
            self._before = termios.tcgetattr(self.descriptor)
            tty.setcbreak(self.descriptor, termios.TCSANOW)

    def release(self) -> None:
        """Give the terminal back as it was."""
        if self._before is not None:
            termios.tcsetattr(self.descriptor, termios.TCSADRAIN, self._before)
            self._before = None

    def read(self) -> List[str]:
        """The keys that have been pressed: a character, or a name such as ``left``, ``tab``, ``enter``.

        :raises EOFError: the terminal has gone
        """
        try:
            data = os.read(self.descriptor, 1 << 10)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        if not data:
            raise EOFError
        return keys(self._decoder.decode(data))


def keys(text: str) -> List[str]:
    """The keys that send this text."""
    found = []
    at = 0
    while at < len(text):
        match = _SEQUENCE.match(text, at)
        piece = match[0] if match else text[at]
        at += len(piece)
        key = _NAMES.get(piece, "" if match else piece)
        if key and (len(key) > 1 or key.isprintable()):
            found.append(key)
    return found
