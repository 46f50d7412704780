# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``ChunkedResponse`` of era 4."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Callable, Optional, Union

from ..._pump import Pump
from ..._values import to_bytes
from .response import HeadersGiven, Response, StatusGiven
from .status import OK_200

if TYPE_CHECKING:
    from ..._dialect import Plain
    from ..._engine import Engine
    from .request import Request

Chunks = Iterable[Union[str, bytes]]


class ChunkedResponse(Response):
    """An answer that is made while it is sent::

        def body():
            yield "The first chunk, "
            yield b"and the second"

        return ChunkedResponse(request, body)

    The generator is asked for as much as the client takes. What is left after the handler has returned is sent by later
    polls, so that a slow client keeps nobody else waiting. When it raises, the connection is closed, and ``poll()`` raises.

    :param Request request: what it answers
    :param body: a generator function without parameters, or anything that yields str or bytes
    :param status: a :class:`Status`, or a tuple such as ``(201, "Created")``; default 200 OK
    :param headers: further header fields; default none
    :param cookies: names and values of cookies that the client is given; default none
    :param str content_type: the type of the body; default "text/plain", see :class:`MIMETypes`
    :raises TypeError: when the body yields nothing
    """

    def __init__(
        self,
        request: Request,
        body: Union[Callable[[], Chunks], Chunks],
        *,
        status: StatusGiven = OK_200,
        headers: HeadersGiven = None,
        cookies: Optional[Mapping[str, str]] = None,
        content_type: Optional[str] = None,
    ) -> None:
        if isinstance(body, (str, bytes)) or not (callable(body) or hasattr(body, "__iter__")):
            raise TypeError(f"body must be a function that yields str or bytes, not {type(body).__name__}")
        super().__init__(request, status=status, headers=headers, cookies=cookies, content_type=content_type)
        self._body: Any = body

    def _answer(self, engine: Engine, slot: int) -> Optional[Plain]:
        self._send_whole(engine, slot)
        return None

    def _send_whole(self, engine: Engine, slot: int) -> None:
        chunks = iter(self._body() if callable(self._body) else self._body)
        first = next(chunks, b"")  # what fails before there is anything to send is answered 500
        content_type, fields = self._sendable()
        stream = engine.stream(slot, self._status, content_type, fields)
        self._request._waits = False
        if self._request.method == "HEAD":  # nobody gets what the rest of it yields, which may have no end
            with contextlib.suppress(BrokenPipeError):
                stream.close()
            return
        self._request._service.begin(Pump(stream, first, chunks, to_bytes))

    def _send_headers(self, content_length: Optional[int] = None, content_type: Optional[str] = None) -> None:
        self._headers.setdefault("Transfer-Encoding", "chunked")
        super()._send_headers(content_length, content_type)

    def _send_chunk(self, chunk: Union[str, bytes] = "") -> None:
        """Send a chunk over the connection, after ``_send_headers()``; an empty one ends the body."""
        data = to_bytes(chunk)
        self._send_bytes(self._request.connection, b"%x\r\n%b\r\n" % (len(data), data))
