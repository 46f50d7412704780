# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``request.connection``: a client's connection for scripts that write a whole answer themselves."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Optional, Union

from .exceptions import ServerStoppedError

if TYPE_CHECKING:
    from ._request import Parts
    from ._stream import Stream

Buffer = Union[bytes, bytearray, memoryview]


class Connection:
    """The connection of a client, with the methods of a socket.

    As long as a script only looks at it, the server answers the request. Once the script sends or receives, the
    connection is the script's: it writes the answer, status line and all, and closes.

    Nothing here ever blocks. What is sent waits in a queue for the client.

    :param request: the request that is to be answered
    """

    def __init__(self, request: Parts) -> None:
        self._request = request
        self._stream: Optional[Stream] = None

    def send(self, data: Buffer) -> int:
        """Send bytes to the client.

        :param data: bytes, bytearray or memoryview
        :returns: how many: all of them
        :raises BrokenPipeError: when the client has gone, or is too slow to take what waits for it already
        :raises RuntimeError: when the request has been answered already
        :raises TypeError: when ``data`` is not of bytes
        """
        data, stream = _as_bytes(data), self._mine()
        self._make_room(stream)
        stream.send(data)
        return len(data)

    def _make_room(self, stream: Stream) -> None:
        """Called before each sending."""

    def sendall(self, data: Buffer) -> None:
        """Send bytes to the client; as :meth:`send`."""
        self.send(data)

    def recv_into(self, buffer: Union[bytearray, memoryview], nbytes: int = 0) -> int:
        """Receive bytes that the client has sent after the request.

        :param buffer: where to put them
        :param int nbytes: how many at most; default as many as fit
        :returns: how many; 0 when the client has closed
        :raises BlockingIOError: when there are none yet
        """
        with memoryview(buffer).cast("B") as view:
            data = self.recv(min(nbytes or len(view), len(view)))
            view[: len(data)] = data
        return len(data)

    def recv(self, size: int) -> bytes:
        """Receive bytes; as :meth:`recv_into`, and empty when the client has closed."""
        try:
            data = self._mine().receive(size)
        except BrokenPipeError:
            return b""
        if data is None:
            raise BlockingIOError(errno.EAGAIN, "there is nothing to receive yet")
        return data

    def setblocking(self, flag: bool) -> None:
        """Change nothing: no method ever blocks."""

    def settimeout(self, value: Optional[float]) -> None:
        """Change nothing: no method ever waits."""

    def close(self) -> None:
        """End the connection, once what was sent before has left. Nothing more can be sent then."""
        try:
            stream = self._mine()
        except RuntimeError:
            return  # the server has answered, and closes it when it likes
        self._end(stream)

    @staticmethod
    def _end(stream: Stream) -> None:
        try:
            stream.close()
        except (BrokenPipeError, RuntimeError, ServerStoppedError):
            pass  # the client has gone; the process has forked; the server has closed it

    def __del__(self) -> None:
        if self._stream is not None and not self._stream.released:
            self._end(self._stream)  # what has been sent still leaves

    @property
    def is_mine(self) -> bool:
        """Whether the script has sent or received something, or has closed the connection."""
        return self._stream is not None

    @property
    def gone(self) -> bool:
        """Whether the script has sent or received something, and the client has left."""
        return self._stream is not None and self._stream.gone

    def _mine(self) -> Stream:
        if self._stream is None:
            engine, slot = self._request.place()
            self._stream = engine.take_over(slot)
            self._request._waits = False
        return self._stream


def _as_bytes(data: Buffer) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, (bytearray, memoryview)):
        return bytes(data)
    raise TypeError(f"a connection sends bytes, not {type(data).__name__}")
