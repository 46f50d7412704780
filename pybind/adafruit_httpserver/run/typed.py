# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What somebody types for the script: in the place of sys.stdin, which would take more than it was asked for.

A board tells how many characters wait that nobody has read. Python's own stream reads ahead, and then nobody knows.
"""

from __future__ import annotations

import io
import os
import select
import sys
from typing import Any, Callable, Iterator, Optional

_CHUNK = 1 << 12


class Bytes:
    """What was typed, as bytes.

    :param descriptor: where it comes from
    :param asks: is called when a line is waited for
    """

    def __init__(self, descriptor: int, asks: Callable[[], None]) -> None:
        self._descriptor, self._asks = descriptor, asks
        self._data, self._ended = bytearray(), False

    def fileno(self) -> int:
        """The descriptor; what has been taken from it is still here."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return os.isatty(self._descriptor)

    def waiting(self) -> int:
        """How many bytes can be read at once."""
        try:
            while not self._ended and select.select([self._descriptor], (), (), 0)[0]:
                self._more()
        except (OSError, ValueError):  # nothing that can be waited for
            pass
        return len(self._data)

    def read1(self, size: int = -1) -> bytes:
        """Wait for some bytes, at most so many; none at the end."""
        if not self._data and not self._ended:
            self._more()
        return self._take(len(self._data) if size is None or size < 0 else size)

    def read(self, size: int = -1) -> bytes:
        """Wait for so many bytes, or for all until the end."""
        everything = size is None or size < 0
        while not self._ended and (everything or len(self._data) < size):
            self._more()
        return self._take(len(self._data) if everything else size)

    def readline(self, size: int = -1) -> bytes:
        """Wait for a line."""
        if b"\n" not in self._data and not self._ended:
            self._asks()
        while b"\n" not in self._data and not self._ended and not 0 <= size <= len(self._data):
            self._more()
        end = self._data.find(b"\n") + 1 or len(self._data)
        return self._take(min(end, size) if size is not None and size >= 0 else end)

    def _more(self) -> None:
        data = os.read(self._descriptor, _CHUNK)
        self._data += data
        self._ended = not data

    def _take(self, size: int) -> bytes:
        taken = bytes(self._data[:size])
        del self._data[:size]
        return taken


class Text(io.TextIOBase):
    """What was typed, as text.

    :param buffer: the bytes
    """

    encoding = "utf-8"

    def __init__(self, buffer: Bytes) -> None:
        self.buffer = buffer

    def fileno(self) -> int:
        """The descriptor."""
        return self.buffer.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.buffer.isatty()

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: Optional[int] = -1) -> str:
        """Wait for so many characters, or for all until the end."""
        if size is None or size < 0:
            return self.buffer.read().decode("utf-8", "replace")
        return "".join(self._character() for _ in range(size))

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        """Wait for a line."""
        return self.buffer.readline(size).decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        return iter(self.readline, "")

    def _character(self) -> str:
        data = self.buffer.read(1)
        if data and data[0] >= 0xC0:  # UTF-8: the first byte tells how many follow
            data += self.buffer.read((data[0] >= 0xE0) + (data[0] >= 0xF0) + 1)
        return data.decode("utf-8", "replace")


def take_over(asks: Callable[[], None] = lambda: None) -> None:
    """Let the script read what is typed through here.

    :param asks: is called when it waits for a line
    """
    try:
        descriptor = sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):  # there is none
        return
    stdin: Any = Text(Bytes(descriptor, asks))
    sys.stdin = stdin


def waiting() -> int:
    """How many bytes have been typed that nobody has read."""
    buffer = getattr(sys.stdin, "buffer", None)
    return buffer.waiting() if isinstance(buffer, Bytes) else 0
