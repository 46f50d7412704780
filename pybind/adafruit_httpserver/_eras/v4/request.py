# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Request`` of era 4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from ..._fields import received
from ..._lazy import lazy
from ..._request import Parts
from .headers import Headers, ReceivedHeaders
from .methods import DELETE, PATCH, POST, PUT
from .query_params import DecodedQueryParams, QueryParams

if TYPE_CHECKING:
    from .form_data import FormData
    from .server import Server


class Request(Parts):
    """A request, as handlers get it. What it has is taken from its bytes when it is asked for.

    :param server: the server that has received it
    :param connection: the connection with the client
    :param client_address: the client's address and port
    :param bytes raw_request: the bytes of a whole request
    :raises ValueError: when there are none, or they do not begin with a request line
    """

    server: Server
    """The server that has received it."""
    opened: Any
    """What its answer is sent over for as long as that takes, where that is a stream or a WebSocket."""

    def __init__(
        self, server: Server, connection: Any, client_address: tuple[str, int], raw_request: Optional[bytes] = None
    ) -> None:
        if raw_request is None:
            raise ValueError("raw_request cannot be None")
        self.server, self.connection, self.client_address = server, connection, client_address
        self.raw_request = raw_request
        self._line  # noqa: B018 - complains now

    @lazy
    def connection(self) -> Any:
        """The connection with the client, which has the methods of a socket: ``send``, ``recv_into``, ``close``.

        Whoever uses them writes the whole answer, status line and all.
        """
        return None

    @lazy
    def client_address(self) -> tuple[str, int]:
        """The client's address and port: ``("192.168.1.20", 40684)``. Ask before the handler has returned."""
        return "", 0

    @lazy
    def query_params(self) -> QueryParams:
        """The parameters of the query::

            request.query_params.get("color")

        They are as they were sent, unless the server has :attr:`Server.percent_decoding`.
        """
        kind = DecodedQueryParams if getattr(self.server, "percent_decoding", False) else QueryParams
        return kind(self._target[1])

    @lazy
    def headers(self) -> Headers:
        """The header fields, by their names in any case."""
        return ReceivedHeaders(received(self._head))

    @lazy
    def cookies(self) -> dict[str, str]:
        """The cookies, by their names. What a client sends without a "=" is left out; of those with the same name the last
        counts."""
        parts = "; ".join(self.headers.get_list("Cookie")).split(";")
        pairs = (part.partition("=") for part in parts if "=" in part)
        return {name.strip(): value.strip().strip('"') for name, _, value in pairs}

    def json(self) -> Any:
        """What the body says, as JSON. None for methods other than POST, PUT, PATCH and DELETE, and without a body.

        :raises ValueError: when it is no JSON; a handler that lets it pass answers 400
        """
        if self.method not in (POST, PUT, PATCH, DELETE) or not self.body:
            return None
        from .json_response import decode

        return decode(self.body)

    @lazy
    def form_data(self) -> Optional[FormData]:
        """The form that the body holds. None for methods other than POST, PUT and PATCH.

        :raises ValueError: when it cannot be understood; a handler that lets it pass answers 400
        """
        if self.method not in (POST, PUT, PATCH):
            return None
        from .form_data import FormData

        return FormData._received(self)

    def __repr__(self) -> str:
        query = self._target[1]
        # Not the class's own name: what a server has received is of a private one.
        return f'<Request "{self.method} {self.path}{"?" if query else ""}{query}">'
