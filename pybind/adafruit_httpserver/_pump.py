# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Answers that a generator makes, sent as fast as their clients take them, while the script does other things."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Callable, Generic, TypeVar, cast

if TYPE_CHECKING:
    from ._stream import Stream

T = TypeVar("T")
_END = object()
#: How long a generator is asked for more before others have their turn, in seconds.
_TURN = 0.002


class Pump(Generic[T]):
    """A generator and the client that gets what it yields.

    :param stream: the answer
    :param first: what the generator has yielded already
    :param chunks: the generator
    :param encode: makes bytes of what it yields
    """

    def __init__(self, stream: Stream, first: T, chunks: Iterator[T], encode: Callable[[T], bytes]) -> None:
        self._stream, self._next, self._chunks, self._encode = stream, encode(first), chunks, encode

    def run(self) -> bool:
        """Send as much as the client takes, for a moment.

        :returns: whether there is nothing more to send
        :raises Exception: what the generator raises; the connection is closed
        """
        until = time.monotonic() + _TURN
        try:
            while self._stream.room:
                if self._next:
                    self._stream.send(self._next)
                    self._next = b""
                if time.monotonic() >= until:
                    return False
                chunk = next(self._chunks, _END)
                if chunk is _END:
                    self._stream.close()
                    return True
                self._next = self._encode(cast(T, chunk))
        except BrokenPipeError:
            self._close_chunks()
            return True  # the client has left
        except BaseException:
            self._stream.break_off()
            self._close_chunks()
            raise
        if self._stream.gone:
            self._close_chunks()
            return True
        return False

    def abort(self) -> None:
        """Close the connection at once: the client sees that something is missing."""
        self._stream.abort()
        self._close_chunks()

    def _close_chunks(self) -> None:
        """Let the generator clean up."""
        close = getattr(self._chunks, "close", None)
        if close:
            close()
