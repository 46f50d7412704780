# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPRequest`` of eras 1 to 3."""

from __future__ import annotations

from typing import Any, Optional

from ... import _message
from ..._lazy import lazy
from ..._request import Parts
from .connection import PatientConnection
from .headers import HTTPHeaders


class HTTPRequest(Parts):
    """A request, which is what handlers are given.

    ``HTTPRequest(raw_request)`` makes one as well, as in release 1.

    :param connection: the client's connection; default: none
    :param tuple client_address: the address and port of the client; default: none
    :param bytes raw_request: all bytes of the request
    :raises ValueError: when ``raw_request`` is not given, or does not begin with a request line
    """

    settings: Any = None
    """What the server that has received it says to all of its requests; None when a script has made it."""

    opened: Any = None
    """What an answer is sent over piece by piece, until the handler has returned."""

    handled = False
    """Whether the handler has returned."""

    def __init__(
        self,
        connection: Any = None,
        client_address: Optional[tuple[str, int]] = None,
        raw_request: Optional[bytes] = None,
    ) -> None:
        if raw_request is None and isinstance(connection, (bytes, bytearray)):
            connection, raw_request = None, connection
        if raw_request is None:
            raise ValueError("raw_request must be the bytes of a request, not None")
        if not isinstance(raw_request, (bytes, bytearray)):
            raise TypeError(f"raw_request must be bytes, not {type(raw_request).__name__}")
        self.raw_request = bytes(raw_request)
        self.connection = connection
        self.client_address = client_address or ("", 0)
        self._line  # noqa: B018 - it complains when there is none

    @lazy
    def connection(self) -> Any:
        """The client's connection, with the methods of a socket. What a script sends over it is the whole answer."""
        self.opened = connection = PatientConnection(self, self.settings.timeout)
        return connection

    @lazy
    def client_address(self) -> tuple[str, int]:
        """The address and port of the client, ``("192.168.1.10", 40684)``. Ask before the handler has returned.

        :raises RuntimeError: when it has returned
        """
        if self.handled:
            raise RuntimeError("the client's address is no longer known: read client_address in the handler")
        engine, slot = self.where()
        return engine.remote(slot)

    @lazy
    def query_params(self) -> dict[str, str]:
        """The parameters of the query, as they were sent: not percent-decoded. Of one that comes twice the last counts."""
        return _message.query_params(self._line[1])

    @lazy
    def headers(self) -> HTTPHeaders:
        """The header fields by name, in any case."""
        return HTTPHeaders.received(_message.fields(self._head))

    @property
    def header_body_bytes(self) -> tuple[bytes, bytes]:
        """The bytes of the head, without the empty line, and the body."""
        return _message.head_and_body(self.raw_request)[0], self.body

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.method!r}, {self.path!r})"


