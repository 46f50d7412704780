# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Response`` of era 4."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Optional, Union

from ... import _status
from ..._fields import Fields, RawFields, sendable
from ..._lazy import lazy
from ..._region import PLAIN_BODY
from ..._values import to_bytes
from .cookies import cookie_fields
from .headers import Headers
from .mime_types import MIMETypes
from .status import OK_200, Status

if TYPE_CHECKING:
    from ..._connection import Buffer, Connection
    from ..._dialect import Plain
    from ..._engine import Engine
    from .request import Request

_Status = _status.Status
HeadersGiven = Union[Headers, Mapping[str, str], None]
StatusGiven = Union[_Status, tuple[int, str]]


class Response:
    """The answer to a request, which a handler returns::

        @server.route("/")
        def hello(request):
            return Response(request, "Hello", content_type="text/plain")

    It can be sent before the handler ends as well, which returns nothing then::

        with Response(request) as response:
            response.send("Hello")

    A subclass may override ``_send()`` and send what it likes by ``_send_headers()`` and ``_send_bytes()``.

    :param Request request: what it answers
    :param body: str, which is sent as UTF-8, or bytes; default ""
    :param status: a :class:`Status`, or a tuple such as ``(404, "Not Found")``; default 200 OK
    :param headers: further header fields; default none
    :param cookies: names and values of cookies that the client is given; default none
    :param str content_type: the type of the body; default "text/plain", see :class:`MIMETypes`
    :raises TypeError: when the body or status is of another type
    :raises ValueError: when a status, field or cookie has CR, LF, NUL or another control character in it; of a dict with
        fields this is told when the response is sent
    """

    _size = 0
    """How many bytes of it have been sent, as far as Python has sent them."""
    _sends_by_itself: ClassVar[bool] = False
    """Whether a script's subclass has methods of its own for the parts of sending."""

    def __init__(
        self,
        request: Request,
        body: Union[str, bytes] = "",
        *,
        status: StatusGiven = OK_200,
        headers: HeadersGiven = None,
        cookies: Optional[Mapping[str, str]] = None,
        content_type: Optional[str] = None,
    ) -> None:
        self._request = request
        self._body: Any = body if type(body) is str or type(body) is bytes else to_bytes(body)
        self._status: _Status = OK_200 if status is OK_200 else status if isinstance(status, _Status) else Status.of(status)
        self._given = headers
        self._cookies = dict(cookies) if cookies else None
        self._content_type = content_type

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = vars(cls)
        if "_answer" in own:
            return
        if not _PARTS.isdisjoint(own):
            cls._sends_by_itself = True
        if "_send" in own or cls._sends_by_itself:
            cls._answer = Response._answer_by_sending  # type: ignore[method-assign]

    @lazy
    def _headers(self) -> Headers:
        given = self._given
        self._given = headers = given.copy() if isinstance(given, Headers) else Headers(given)
        return headers

    # What the loop asks for

    def _answer(self, engine: Engine, slot: int) -> Optional[Plain]:
        """Answer the request in a slot, or say what the loop is to send there. It is on the hot path."""
        body = self._body
        return self._answer_with(body if type(body) is bytes else to_bytes(body), engine, slot)

    def _answer_with(self, body: bytes, engine: Engine, slot: int) -> Optional[Plain]:
        status, given = self._status, self._given
        content_type = self._content_type or MIMETypes.DEFAULT
        if given is None and self._cookies is None:
            fields: RawFields = ()
        elif type(given) is dict and self._cookies is None:
            fields = tuple(given.items())
        else:
            fields = self._fields()
        try:
            head = engine.heads[status.code, status.text, content_type, fields]
        except (KeyError, TypeError):
            head = self._new_head(engine, content_type, fields)
        if head and len(body) <= PLAIN_BODY:
            return head, body
        sent_type, sent_fields = sendable(content_type, fields)
        engine.answer(slot, status, sent_type, body, sent_fields)
        self._size = len(body)
        return None

    def _new_head(self, engine: Engine, content_type: str, fields: RawFields) -> int:
        sent_type, sent_fields = sendable(content_type, fields)
        head = engine.head(self._status, sent_type, sent_fields)
        # 1 is equal to True, and would be taken for it.
        if head and len(engine.heads) < _MOST_HEADS and all(type(value) is str for _, value in fields):
            engine.heads[self._status.code, self._status.text, content_type, fields] = head
        return head

    def _fields(self) -> RawFields:
        """The header fields as a script has given them, with those of the cookies."""
        given = self._given
        fields: RawFields = ()
        if given:
            fields = tuple(given.as_written() if isinstance(given, Headers) else given.items())
        return fields + cookie_fields(self._cookies) if self._cookies else fields

    def _send_whole(self, engine: Engine, slot: int) -> None:
        """Answer the request in a slot at once."""
        content_type, fields = self._sendable()
        engine.answer(slot, self._status, content_type, self._content(), fields)

    def _sendable(self) -> tuple[str, Fields]:
        return sendable(self._content_type or MIMETypes.DEFAULT, self._fields())

    def _content(self) -> bytes:
        return to_bytes(self._body)

    def _answer_by_sending(self, engine: Engine, slot: int) -> Optional[Plain]:
        """What ``_answer`` is in a subclass that sends in a way of its own."""
        self._send()
        if self._request._waits:
            engine.answer(slot, _NOTHING, "", b"")
        return None

    # What scripts call and override

    def _send(self) -> None:
        """Send the response. A script's subclass may do so in a way of its own."""
        if self._sends_by_itself:
            content = self._content()
            self._send_headers(len(content), self._content_type)
            self._send_bytes(self._request.connection, content)
            self._close_connection()
            return
        self._request.client_address  # noqa: B018 - it can still be told now
        self._send_whole(*self._request.place())
        self._request._waits = False

    def _send_headers(self, content_length: Optional[int] = None, content_type: Optional[str] = None) -> None:
        """Send status line and header fields over the connection. What follows is for the caller to send.

        :param int content_length: the length of the body; default: it ends with the connection
        :param str content_type: the type of the body; default: that of the response
        """
        self._send_bytes(self._request.connection, self._head_bytes(content_length, content_type))

    def _head_bytes(self, content_length: Optional[int], content_type: Optional[str]) -> bytes:
        headers = self._headers.copy()
        headers.setdefault("Content-Type", content_type or self._content_type or MIMETypes.DEFAULT)
        headers.setdefault("Content-Length", None if content_length is None else str(content_length))
        headers.setdefault("Date", time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime()))
        headers.setdefault("Connection", "close")
        for name, value in self._request.server.headers.as_written():
            headers.setdefault(name, value)
        fields = (*headers.as_written(), *cookie_fields(self._cookies or {}))
        lines = [f"{name}: {value}\r\n" for name, value in fields if value is not None]
        status = _Status.of(self._status)  # a script may have changed it since it was checked
        return f"HTTP/1.1 {status}\r\n{''.join(lines)}\r\n".encode()

    def _send_bytes(self, conn: Connection, buffer: Buffer) -> None:
        """Send bytes over a connection.

        :param conn: that of the request
        :param buffer: the bytes
        :raises BrokenPipeError: when the client has gone
        """
        conn.send(buffer)
        self._size += len(buffer)

    def _close_connection(self) -> None:
        """Close the connection of the request, once what was sent before has left."""
        self._request.connection.close()

    # The API between 3.0 and 4.0

    def __enter__(self) -> Response:
        return self

    def __exit__(self, *problem: object) -> None:
        """Leave it to the handler what else happens."""

    def send(self, body: Union[str, bytes] = "", content_type: Optional[str] = None) -> None:
        """Send the response now; the handler returns nothing then.

        :param body: str or bytes; default ""
        :param str content_type: the type of the body; default: that of the response
        :raises RuntimeError: when the request has been answered already
        """
        self._body, self._content_type = to_bytes(body), content_type or self._content_type
        self._send()


#: How many heads are found without looking at their fields.
_MOST_HEADS = 4096
#: The parts of sending that a subclass may have its own of.
_PARTS = frozenset(("_send_headers", "_send_bytes", "_close_connection"))
#: For a subclass that has sent nothing.
_NOTHING = Status(204, "No Content")
