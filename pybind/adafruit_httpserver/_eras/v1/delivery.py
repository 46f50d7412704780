# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The ways in which a response of eras 1 to 3 reaches its client: through the server, or over a socket byte by byte."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional, Protocol

from ..._request import Received
from ..._sending import PART, has_content, head, open_file, send_all
from .connection import PatientConnection, wait_for_room
from .status import CommonHTTPStatus

if TYPE_CHECKING:
    from ..._connection import Buffer
    from ..._fields import Fields
    from ..._stream import Stream


_NOT_FOUND = CommonHTTPStatus.NOT_FOUND_404


class Chunks(Protocol):
    """A response that is sent in pieces."""

    def send(self, data: bytes) -> None:
        """Send a piece."""

    def close(self) -> None:
        """End the response."""

    def break_off(self) -> None:
        """End the response where it is, so that the client knows that something is missing."""


class Delivery(Protocol):
    """A way to a client."""

    def answer(self, status: Any, content_type: str, body: bytes, fields: Fields) -> None:
        """Send a whole response."""

    def answer_file(self, status: Any, content_type: str, folder: str, name: str, fields: Fields, head_only: bool) -> None:
        """Send a file."""

    def chunks(self, status: Any, content_type: str, fields: Fields) -> Chunks:
        """Begin a response that is sent in pieces."""


class ThroughServer:
    """To the client of a request that the server waits for an answer to."""

    def __init__(self, request: Any) -> None:
        self._request = request

    def answer(self, status: Any, content_type: str, body: bytes, fields: Fields) -> None:
        """Send a whole response."""
        engine, slot = self._request.place()
        head = engine.head(status, content_type, fields) if has_content(status) else 0
        if head:
            engine.answer_head(slot, head, body)
        else:
            engine.answer(slot, status, content_type, body, fields)
        self._request._waits = False

    def answer_file(self, status: Any, content_type: str, folder: str, name: str, fields: Fields, head_only: bool) -> None:
        """Send a file."""
        engine, slot = self._request.place()
        engine.answer_file(slot, status, content_type, folder, name, fields, head_only=head_only)
        self._request._waits = False

    def chunks(self, status: Any, content_type: str, fields: Fields) -> Chunks:
        """Begin a response that is sent in pieces."""
        engine, slot = self._request.place()
        stream = self._request.opened = engine.stream(slot, status, content_type, fields)
        self._request._waits = False
        return _PatientStream(stream, self._request.settings.timeout)


class _PatientStream:
    """Pieces that wait for a slow client."""

    def __init__(self, stream: Stream, timeout: Optional[float]) -> None:
        self._stream, self._timeout = stream, timeout
        self.close, self.break_off = stream.close, stream.break_off

    def send(self, data: bytes) -> None:
        """Send a piece.

        :raises BrokenPipeError: when the client has gone, or takes nothing
        """
        wait_for_room(self._stream, self._timeout)
        self._stream.send(data)


class OverSocket:
    """Over a socket, or what has a ``send`` like one, byte by byte; the connection is to be closed then."""

    def __init__(self, conn: Any) -> None:
        if not callable(getattr(conn, "send", None)):
            raise TypeError(f"conn must be a socket, not {type(conn).__name__}")
        self._conn = conn

    def answer(self, status: Any, content_type: str, body: bytes, fields: Fields) -> None:
        """Send a whole response."""
        body = body if has_content(status) else b""
        send_bytes(self._conn, head(status, content_type, len(body), fields) + body)

    def answer_file(self, status: Any, content_type: str, folder: str, name: str, fields: Fields, head_only: bool) -> None:
        """Send a file."""
        try:
            file = open_file(folder, name)
        except (OSError, ValueError):
            self.answer(_NOT_FOUND, "text/plain", f"{_NOT_FOUND}\n".encode(), ())
            return
        with file:
            send_bytes(self._conn, head(status, content_type, os.fstat(file.fileno()).st_size, fields))
            while not head_only and (part := file.read(PART)):
                send_bytes(self._conn, part)

    def chunks(self, status: Any, content_type: str, fields: Fields) -> Chunks:
        """Begin a response that is sent in pieces."""
        send_bytes(self._conn, head(status, content_type, None, fields, chunked=True))
        return _SocketChunks(self._conn)


class _SocketChunks:
    """Chunks over a socket (RFC 9112 section 7.1)."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn

    def send(self, data: bytes) -> None:
        """Send a chunk."""
        send_bytes(self._conn, b"%x\r\n%b\r\n" % (len(data), data))

    def close(self) -> None:
        """Send the last chunk."""
        send_bytes(self._conn, b"0\r\n\r\n")

    def break_off(self) -> None:
        """Leave the last chunk out."""


class Nowhere:
    """For a second response to a request. The original sends it, and no client reads it."""

    def answer(self, *_: object) -> None:
        """Send nothing."""

    answer_file = send = close = break_off = answer

    def chunks(self, *_: object) -> Chunks:
        """Send nothing, in pieces."""
        return self


def to_request(request: Any) -> Delivery:
    """The way to the client of a request."""
    if not isinstance(request, Received):
        return OverSocket(request.connection)
    connection = vars(request).get("connection")
    if connection is not None and connection.is_mine:
        return OverSocket(connection)
    if request._waits:
        return ThroughServer(request)
    import logging

    logging.getLogger("adafruit_httpserver").warning("a second response to %s is not sent", request)
    return Nowhere()


def to_connection(conn: Any) -> Delivery:
    """The way over a connection: that of a request whose handler was given it, or a socket of the script's own."""
    return to_request(conn.request) if isinstance(conn, PatientConnection) else OverSocket(conn)


def send_bytes(conn: Any, buffer: Buffer) -> None:
    """Send bytes as they are.

    :raises BrokenPipeError: when the client of a handler's request has gone
    """
    if isinstance(conn, PatientConnection):
        conn.send(buffer)
    else:
        send_all(conn, bytes(buffer))
