# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``_HTTPRequest`` of era 0."""

from __future__ import annotations

from typing import Optional

from ... import _message
from ..._fields import Headers, received
from ..._lazy import lazy
from ..._request import Received, ReceivedLarge


class _HTTPRequest:
    """A request, or a key into ``HTTPServer.routes``. Two are equal when their methods and paths are.

    :param str path: the target, query included
    :param str method: such as "GET"
    :param bytes raw_request: the bytes of a whole request; path and method are taken from it then
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when ``raw_request`` does not begin with a request line
    """

    def __init__(self, path: str = "", method: str = "", raw_request: Optional[bytes] = None) -> None:
        for name, value in (("path", path), ("method", method)):
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a str, not {type(value).__name__}")
        if not isinstance(raw_request, (bytes, bytearray, type(None))):
            raise TypeError(f"raw_request must be bytes, not {type(raw_request).__name__}")
        self.raw_request = raw_request
        if raw_request is None:
            self.path, self.method = path, method
        else:
            self._line  # noqa: B018 - complains now

    @lazy
    def raw_request(self) -> Optional[bytes]:
        """The request exactly as it was received, head and body; None for a key."""
        return None

    @lazy
    def _head(self) -> bytes:
        return _message.head(bytes(self.raw_request or b""))

    @lazy
    def _content(self) -> bytes:
        return _message.body(bytes(self.raw_request or b""))

    @lazy
    def _line(self) -> tuple[str, str, str]:
        return _message.request_line(self._head)

    @lazy
    def path(self) -> str:
        """The target as it was sent, query included."""
        return self._line[1]

    @lazy
    def method(self) -> str:
        """The method, such as "GET"."""
        return self._line[0]

    @lazy
    def headers(self) -> Headers:
        """The header fields by name, in any case. (Not in the original.)"""
        return received(self._head)

    @lazy
    def body(self) -> bytes:
        """The body, empty when there is none. (Not in the original.)"""
        return self._content

    @property
    def query_params(self) -> dict[str, str]:
        """The parameters of the query, as they were sent: not percent-decoded. (Not in the original.)"""
        return _message.query_params(self.path)

    def __hash__(self) -> int:
        return hash((self.method, self.path))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _HTTPRequest):
            return NotImplemented
        return self.method == other.method and self.path == other.path

    def __repr__(self) -> str:
        return f"_HTTPRequest(path={self.path!r}, method={self.method!r})"


class ReceivedRequest(Received, _HTTPRequest):
    """A request in the bytes that a batch has brought; nothing is taken apart before a handler asks."""

    @lazy
    def path(self) -> str:
        """The target as it was sent, query included."""
        return self.read_target()

    @lazy
    def headers(self) -> Headers:
        """The header fields by name, in any case."""
        return self.read_headers()


class LargeRequest(ReceivedLarge, _HTTPRequest):
    """A request that stays in Go until a handler asks for it."""
