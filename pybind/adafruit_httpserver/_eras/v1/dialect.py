# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How eras 1 to 3 make requests and answer them; the loop asks for it."""

from __future__ import annotations

import contextlib
import types
from typing import TYPE_CHECKING, Any, Callable, Optional

from ..._region import PLAIN_BODY
from ..._request import received_as
from ...exceptions import FileNotExistsError, InvalidPathError
from .request import HTTPRequest
from .response import HTTPResponse
from .status import CommonHTTPStatus, HTTPStatus

if TYPE_CHECKING:
    from ..._dialect import Plain
    from ..._engine import Engine, LargeRequest
    from ..._service import Service

#: What has a ``send`` that sends no response.
_NO_RESPONSES = (type, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
_NO_CONTENT = HTTPStatus(204, "No Content")


class _None:
    """No response is of this class: this dialect looks at each itself."""


class Dialect:
    """Eras 1 to 3, for one server.

    :param float timeout: how long sending waits for a client that takes nothing, in seconds
    :param bool missing_files_raise: whether ``send_file`` raises when there is no such file, as since release 3
    """

    Response = _None
    no_route = CommonHTTPStatus.BAD_REQUEST_400.code

    request: Callable[[bytes, int], Any]
    large_request: Callable[[LargeRequest, int], Any]

    def __init__(self, timeout: float, missing_files_raise: bool) -> None:
        self.timeout = timeout
        self.missing_files_raise = missing_files_raise

    def bind(self, service: Service) -> None:
        """Make requests of a service."""
        self.request, self.large_request = received_as(HTTPRequest, service, settings=self)

    def answer(self, engine: Engine, slot: int, request: Any, response: Any) -> Optional[Plain]:
        """Answer with what a handler has returned, if it has not sent an answer itself.

        :raises TypeError: when it is no response
        """
        plain = None
        if request._waits and response is not None:
            plain = self._send(engine, slot, request, response)
        if plain is None and request._waits:
            engine.answer(slot, _NO_CONTENT, "", b"")
        _end(request)
        return plain

    def _send(self, engine: Engine, slot: int, request: Any, response: Any) -> Optional[Plain]:
        if isinstance(response, HTTPResponse):
            if response.request is not None:  # it was not sent
                response.send()
                return None
            if type(response).send is HTTPResponse.send and response.filename is None:
                return _plain(engine, slot, request, response)
        if not callable(getattr(response, "send", None)) or isinstance(response, _NO_RESPONSES):
            raise TypeError(
                f"the handler of {request.method} {request.path!r} returned {type(response).__name__}, not an "
                "HTTPResponse: end it with `return HTTPResponse(body=...)`, or send by `HTTPResponse(request).send(...)`"
            )
        response.send(request.connection)
        return None

    def fail(self, engine: Engine, slot: int, request: Any, problem: BaseException) -> bool:
        """Answer for a handler that has raised."""
        has_left = isinstance(problem, BrokenPipeError) and _abort(request)
        if isinstance(problem, InvalidPathError):
            status = CommonHTTPStatus.FORBIDDEN_403
        elif isinstance(problem, FileNotExistsError):
            status = CommonHTTPStatus.NOT_FOUND_404
        else:
            status = CommonHTTPStatus.INTERNAL_SERVER_ERROR_500
        engine.answer(slot, status, "text/plain", f"{status}\n".encode())  # nothing happens when it has its answer
        _abort(request)
        return has_left or status is not CommonHTTPStatus.INTERNAL_SERVER_ERROR_500

    def not_found(self, request: Any) -> HTTPResponse:
        """Handle requests for a route that has been removed while they were queued."""
        return HTTPResponse(CommonHTTPStatus.NOT_FOUND_404, "404 Not Found\n")


def _plain(engine: Engine, slot: int, request: Any, response: HTTPResponse) -> Optional[Plain]:
    """A response that the loop can send with its batch; one that it can not is sent here."""
    status, mime, body, fields = response.deliverable()
    head = engine.head(status, mime, fields)
    request._waits = False
    if head and len(body) <= PLAIN_BODY:
        return head, body
    engine.answer(slot, status, mime, body, fields)
    return None


def _end(request: Any) -> None:
    """After a handler: end what it has begun to send. Nothing can be sent from now on."""
    opened = _opened(request)
    if opened is not None:
        with contextlib.suppress(BrokenPipeError):
            opened.close()


def _abort(request: Any) -> bool:
    """After a handler that has failed: let the client know that something is missing.

    :returns: whether the handler was sending in pieces, and the client had left
    """
    opened = None if request is None else _opened(request)
    if opened is None:
        return False
    gone: bool = opened.gone
    opened.break_off()
    return gone


def _opened(request: Any) -> Any:
    """What an answer is sent over piece by piece, which the request forgets: nothing can be sent from now on."""
    request._waits, request.handled = False, True
    opened, request.opened = request.opened, None
    if opened is not None:
        vars(request).pop("connection", None)  # which holds the request
    return opened
