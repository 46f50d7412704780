# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How era 0 makes requests and answers them; the loop asks for it."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Optional

from ... import _drive
from ..._values import to_bytes
from ._sending import file_type
from .mime_type import MIMEType
from .request import LargeRequest, ReceivedRequest
from .response import HTTPResponse
from .status import HTTPStatus

if TYPE_CHECKING:
    from ..._engine import Engine

#: Makes a request from the bytes of a batch and its word.
request = ReceivedRequest
#: The class whose status, content_type, body and filename the loop knows.
Response = HTTPResponse
#: What has a ``send`` that sends no response.
_NO_RESPONSES = (type, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
#: The status for a method other than GET and HEAD on a path without routes.
no_route = HTTPStatus.INTERNAL_SERVER_ERROR.code
#: Makes a request of one that stays in Go, and its slot.
large_request = LargeRequest


def not_found(_request: Any) -> HTTPResponse:
    """Handles requests for a route that has been removed while they were queued."""
    return HTTPResponse(status=HTTPStatus.NOT_FOUND, body="404 Not Found\n")


def answer(engine: Engine, slot: int, request: Any, response: Any) -> None:
    """Send what the loop does not send by itself: files, large bodies, responses of a script's own classes.

    :raises TypeError: when it is no response
    """
    if not isinstance(response, HTTPResponse) or type(response).send is not HTTPResponse.send:
        engine.answer_raw(slot, _message_of(request, response))
    elif response.filename:
        folder = _drive.root_folder(response.root)
        engine.answer_file(slot, response.status, file_type(response), folder, response.filename)
    else:
        engine.answer(slot, response.status, response.content_type, to_bytes(response.body))


def fail(engine: Engine, slot: int, _request: Any, _problem: BaseException) -> None:
    """Answer for a handler that has raised."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    engine.answer(slot, status, MIMEType.TEXT_PLAIN, f"{status}\n".encode())


def _message_of(request: Any, response: Any) -> bytes:
    """What an object with a ``send`` method of its own sends."""
    if not callable(getattr(response, "send", None)) or isinstance(response, _NO_RESPONSES):
        raise TypeError(
            f"the handler of {request.method} {request.path!r} returned {type(response).__name__}, "
            "not an HTTPResponse: end it with `return HTTPResponse(body=...)`"
        )
    collector = _Collector()
    response.send(collector)
    return bytes(collector.data)


class _Collector:
    """Stands for the client's connection."""

    def __init__(self) -> None:
        self.data = bytearray()

    def send(self, data: bytes) -> int:
        """Take bytes, as a socket's method does."""
        self.data += data
        return len(data)

    def sendall(self, data: bytes) -> None:
        """Take bytes, as a socket's method does."""
        self.data += data

    def setblocking(self, _flag: bool) -> None:
        """Nothing ever blocks here."""

    def settimeout(self, _seconds: Optional[float]) -> None:
        """Nothing ever waits here."""

    def close(self) -> None:
        """The connection is closed anyhow."""
