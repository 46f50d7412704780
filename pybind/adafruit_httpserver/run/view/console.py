# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What is typed for the script: a line that can be corrected until Enter, or key by key."""

from __future__ import annotations

from typing import Callable

_SENT = {"enter": "\n", "tab": "\t", "escape": "\x1b", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D"}


class Console:
    """The script's keyboard.

    :param send: takes what the script will read
    :param echo: takes what shall be seen of it
    """

    def __init__(self, send: Callable[[str], None], echo: Callable[[str], None]) -> None:
        self._send, self._echo = send, echo
        #: whether the script waits for a line, and what has been typed of it
        self.asked, self.entry = False, ""

    def ask(self) -> None:
        """The script waits for a line."""
        self.asked = True

    def end(self) -> None:
        """The script has ended."""
        self.asked, self.entry = False, ""

    def press(self, key: str) -> None:
        """Take a key."""
        if not self.asked:
            self._send(_SENT.get(key, key if len(key) == 1 else ""))
        elif key == "enter":
            line, self.entry, self.asked = self.entry + "\n", "", False
            self._echo(line)
            self._send(line)
        elif key == "backspace":
            self.entry = self.entry[:-1]
        elif len(key) == 1:
            self.entry += key
