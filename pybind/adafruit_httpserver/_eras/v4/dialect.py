# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How era 4 makes requests and answers them; the loop asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from ..._connection import Connection
from ..._lazy import lazy
from ..._message import path_and_query
from ..._request import received_as
from ...exceptions import (
    AuthenticationError,
    BadRequestError,
    FileNotExistsError,
    InvalidPathError,
    ServingFilesDisabledError,
)
from . import access_log
from .headers import ReceivedHeaders
from .query_params import DecodedQueryParams, QueryParams
from .request import Request
from .response import Response
from .status import (
    BAD_REQUEST_400,
    FORBIDDEN_403,
    INTERNAL_SERVER_ERROR_500,
    NO_CONTENT_204,
    NOT_FOUND_404,
    UNAUTHORIZED_401,
    Status,
)

if TYPE_CHECKING:
    from ... import _fields
    from ..._dialect import Plain
    from ..._engine import Engine, LargeRequest
    from ..._fields import Fields
    from ..._service import Service
    from .server import Server

_TEXT = "text/plain"
#: The class, where another thing has its name.
Answer = Response


class _NoPlain:
    """Is no response: the loop leaves all of them to :meth:`Dialect.answer`."""


class _Served(Request):
    """A request that a server has received: what it has is looked up in the bytes."""

    if TYPE_CHECKING:  # of Received, which is the other base of the classes that are made

        def read_headers(self) -> _fields.Headers: ...
        def read_target(self) -> str: ...

    @lazy
    def _target(self) -> tuple[str, str]:
        return path_and_query(self.read_target())

    @lazy
    def path(self) -> str:
        """The path, without the query."""
        return self.read_path()

    def read_path(self) -> str:
        """The path, which is not kept: for those who need it once."""
        target = self.read_target()
        return target if "?" not in target and target.startswith("/") else path_and_query(target)[0]

    @lazy
    def query_params(self) -> QueryParams:
        """The parameters of the query."""
        _, _, query = self.read_target().partition("?")
        return DecodedQueryParams(query) if self.server.percent_decoding else QueryParams(query)

    @lazy
    def headers(self) -> ReceivedHeaders:
        """The header fields."""
        return ReceivedHeaders(self.read_headers())

    @lazy
    def connection(self) -> Connection:
        """The connection with the client."""
        if self._waits:
            self.client_address  # noqa: B018 - it can still be told now
        return Connection(self)

    @lazy
    def client_address(self) -> tuple[str, int]:
        """The client's address and port."""
        engine, slot = self.place()
        return engine.remote(slot)


class Dialect:
    """Era 4, for one server."""

    request: Callable[[bytes, int], Any]
    large_request: Callable[[LargeRequest, int], Any]
    Response = _NoPlain
    no_route = NOT_FOUND_404.code

    def __init__(self, server: Server) -> None:
        self._server = server
        self._logs = False
        self.is_silent = False
        """Whether the last handler has neither returned nor sent anything."""

    def serve(self, service: Service) -> None:
        """Make requests for a service."""
        self._kinds = received_as(_Served, service, "Request", server=self._server)
        self.log(False)

    def log(self, logs: bool) -> None:
        """Say whether answers are told of on the console."""
        self._logs = logs
        self.request, self.large_request = map(access_log.timed, self._kinds) if logs else self._kinds

    def answer(self, engine: Engine, slot: int, request: Any, response: Any) -> Optional[Plain]:
        """Answer with what a handler has returned.

        :raises TypeError: when it is no response
        """
        if self._logs:
            return self._answer_and_tell(engine, slot, request, response)
        if not isinstance(response, Response):
            self._answer_without(engine, slot, request, response)
            return None
        plain = response._answer(engine, slot)
        request._waits = False
        return plain

    def _answer_and_tell(self, engine: Engine, slot: int, request: Any, response: Any) -> Optional[Plain]:
        if not isinstance(response, Response):
            self._answer_without(engine, slot, request, response)
            return None
        address, _ = engine.remote(slot)  # not the request's, which may have its answer already
        plain = response._answer(engine, slot)
        request._waits = False
        access_log.answered(address, request, response._status, len(plain[1]) if plain else response._size)
        return plain

    def _answer_without(self, engine: Engine, slot: int, request: Any, response: object) -> None:
        """Answer for a handler that has returned no response: it may have sent one."""
        if response is not None:
            raise TypeError(
                f"the handler of {request.method} {request.path!r} returned {type(response).__name__}, not a Response: "
                "end it with `return Response(request, ...)`"
            )
        if request._waits:
            request._waits = False
            self.is_silent = True
            engine.answer(slot, NO_CONTENT_204, _TEXT, b"")
        else:
            self.is_silent = _close_own(request)

    def fail(self, engine: Engine, slot: int, request: Any, problem: BaseException) -> bool:
        """Answer for a handler that has raised.

        :returns: True when the exception stands for an answer, or says that the client has left
        """
        status, text, fields = _answer_for(problem, self._server.debug)
        has_left = False
        if request is not None:
            has_left = isinstance(problem, BrokenPipeError) and _has_left(request)
            if self._logs and request._waits:
                access_log.answered(request.client_address[0], request, status, len(text))
            request._waits = False
            _close_own(request)
        engine.answer(slot, status, _TEXT, text.encode(), fields)
        return has_left or status is not INTERNAL_SERVER_ERROR_500

    def not_found(self, request: Request) -> Answer:
        """Handle requests for a route that has been removed while they were queued."""
        return Response(request, "File not found", status=NOT_FOUND_404)


def _has_left(request: Any) -> bool:
    """Whether the handler has begun to send an answer of its own, and the client has gone."""
    own = vars(request)
    opened = own.get("opened", own.get("connection"))
    return opened is not None and bool(opened.gone)


def _close_own(request: Any) -> bool:
    """Close the connection of a request if its handler has written to it; whether that was so."""
    connection = vars(request).get("connection")
    if not isinstance(connection, Connection) or not connection.is_mine:
        return False
    connection.close()
    return True


def _answer_for(problem: BaseException, debug: bool) -> tuple[Status, str, Fields]:
    """The status, text and header fields for what a handler has raised."""
    if isinstance(problem, AuthenticationError):
        return UNAUTHORIZED_401, f"{UNAUTHORIZED_401}\n", (("WWW-Authenticate", problem.challenge),)
    if isinstance(problem, InvalidPathError):
        return FORBIDDEN_403, str(problem) if debug else "Invalid path", ()
    if isinstance(problem, (FileNotExistsError, ServingFilesDisabledError)):
        return NOT_FOUND_404, str(problem) if debug else "File not found", ()
    if isinstance(problem, BadRequestError):
        return BAD_REQUEST_400, f"{BAD_REQUEST_400}: {problem}\n" if debug else f"{BAD_REQUEST_400}\n", ()
    return INTERNAL_SERVER_ERROR_500, f"{INTERNAL_SERVER_ERROR_500}\n", ()
