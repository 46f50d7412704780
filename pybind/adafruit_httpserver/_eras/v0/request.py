# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``_HTTPRequest`` of era 0."""

from ... import _message
from ..._word import bounds


class _HTTPRequest:
    """A request, or a key into ``HTTPServer.routes``. Two are equal when their methods and paths are.

    :param str path: the target, query included
    :param str method: such as "GET"
    :param bytes raw_request: the bytes of a whole request; path and method are taken from it then
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when ``raw_request`` does not begin with a request line
    """

    _raw = _path = _method = _headers = _body = None

    def __init__(self, path: str = "", method: str = "", raw_request: bytes = None) -> None:
        for name, value in (("path", path), ("method", method)):
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a str, not {type(value).__name__}")
        if not isinstance(raw_request, (bytes, bytearray, type(None))):
            raise TypeError(f"raw_request must be bytes, not {type(raw_request).__name__}")
        self._raw = raw_request
        if raw_request is None:
            self._path, self._method = path, method
        else:
            self._read_line()

    @property
    def raw_request(self) -> bytes:
        """The request exactly as it was received, head and body; None for a key."""
        return self._raw

    @raw_request.setter
    def raw_request(self, value) -> None:
        self._raw = value

    @property
    def path(self) -> str:
        """The target as it was sent, query included."""
        if self._path is None:
            self._read_line()
        return self._path

    @path.setter
    def path(self, value: str) -> None:
        self._path = value

    @property
    def method(self) -> str:
        """The method, such as "GET"."""
        if self._method is None:
            self._read_line()
        return self._method

    @method.setter
    def method(self, value: str) -> None:
        self._method = value

    def _read_line(self) -> None:
        self._method, self._path, _ = _message.request_line(self.raw_request)

    @property
    def headers(self):
        """The header fields by name, in any case. (Not in the original.)"""
        if self._headers is None:
            self._headers = _message.headers(self.raw_request or b"")
        return self._headers

    @property
    def body(self) -> bytes:
        """The body, empty when there is none. (Not in the original.)"""
        if self._body is None:
            self._body = _message.body(self.raw_request or b"", self.headers)
        return self._body

    @property
    def query_params(self) -> dict:
        """The parameters of the query, as they were sent: not percent-decoded. (Not in the original.)"""
        return _message.query_params(self.path)

    def __hash__(self) -> int:
        return hash((self.method, self.path))

    def __eq__(self, other) -> bool:
        if not isinstance(other, _HTTPRequest):
            return NotImplemented
        return self.method == other.method and self.path == other.path

    def __repr__(self) -> str:
        return f"_HTTPRequest(path={self.path!r}, method={self.method!r})"


class ReceivedRequest(_HTTPRequest):
    """A request in the bytes that a batch has brought; nothing is taken apart before a handler asks."""

    def __init__(self, blob: bytes, word: int) -> None:
        self._blob, self._word = blob, word

    @property
    def raw_request(self) -> bytes:
        """The request exactly as it was received, head and body."""
        if self._raw is None:
            self._raw = self._blob[bounds(self._word)]
            self._blob = None  # the other requests of the batch are not kept with this one
        return self._raw


class LargeRequest(_HTTPRequest):
    """A request that stays in Go until a handler asks for it."""

    def __init__(self, kept) -> None:
        self._kept = kept

    @property
    def raw_request(self) -> bytes:
        """The request exactly as it was received, head and body."""
        if self._raw is None:
            self._raw = self._kept.read()
        return self._raw
