# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``SSEResponse`` of era 4."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional, Union

from .response import HeadersGiven, Response

if TYPE_CHECKING:
    from ..._connection import Buffer, Connection
    from ..._dialect import Plain
    from ..._engine import Engine
    from ..._stream import Stream
    from .request import Request


class SSEResponse(Response):
    """An answer that goes on: events are sent to the client as they happen (server-sent events)::

        clients = []

        @server.route("/events")
        def events(request):
            clients.append(SSEResponse(request))
            return clients[-1]

        # later
        for client in clients:
            client.send_event("21.5", event="temperature")

    Keep the response as long as there is something to send, and :meth:`close` it. Nothing that a client does makes others
    wait: one that does not take what is sent is closed.

    :param Request request: what it answers
    :param headers: further header fields; default none
    :param cookies: names and values of cookies that the client is given; default none
    """

    def __init__(
        self, request: Request, headers: HeadersGiven = None, cookies: Optional[Mapping[str, str]] = None
    ) -> None:
        super().__init__(request, headers=headers, cookies=cookies, content_type="text/event-stream")
        self._headers.setdefault("Cache-Control", "no-cache")
        self._stream: Optional[Stream] = None
        self._opening = threading.Lock()  # another thread may send events as soon as the handler has made this

    def _answer(self, engine: Engine, slot: int) -> Optional[Plain]:
        self._send_whole(engine, slot)
        return None

    def _send_whole(self, engine: Engine, slot: int) -> None:
        stream = self._open(engine, slot)
        if self._request.method == "HEAD":  # whoever asks so has all he wants, and goes on
            with contextlib.suppress(BrokenPipeError):
                stream.close()

    def _open(self, engine: Optional[Engine] = None, slot: int = 0) -> Stream:
        """The stream to the client, which is begun when there is none yet."""
        if self._stream is None:
            with self._opening:
                if self._stream is None:
                    self._stream = self._begin(*((engine, slot) if engine else self._request.place()))
        return self._stream

    def _begin(self, engine: Engine, slot: int) -> Stream:
        self._request.client_address  # noqa: B018 - it can still be told now
        content_type, fields = self._sendable()
        stream = engine.stream(slot, self._status, content_type, fields)
        self._request._waits = False
        self._request.keep()
        self._request.opened = stream
        return stream

    def send_event(
        self,
        data: str,
        event: Optional[str] = None,
        id: Union[int, str, None] = None,  # noqa: A002 - the original's name
        retry: Optional[int] = None,
        custom_fields: Optional[Mapping[str, Any]] = None,
    ) -> None:
        """Send an event.

        :param str data: its data; each line of it is sent as one
        :param str event: its name; default "message", for the client
        :param id: what the client sends as Last-Event-ID when it connects again; default none
        :param int retry: how many milliseconds the client waits before that; default its own
        :param custom_fields: further fields by their names; default none
        :raises BrokenPipeError: when the client has gone, or is too slow
        :raises ValueError: when a name or another field has a line break in it
        """
        lines = [f"data: {line}" for line in _lines(str(data))]
        if event:
            lines.append(_field("event", event))
        if id is not None:
            lines.append(_field("id", id))
        if retry is not None:
            lines.append(_field("retry", retry))
        lines.extend(_field(name, value) for name, value in (custom_fields or {}).items())
        message = "\n".join(lines) + "\n\n"
        self._send_bytes(None, message.encode())

    def close(self) -> None:
        """End the answer. Does nothing when the client has gone."""
        try:
            self._send_bytes(None, b"event: close\n")
            self._open().close()
        except BrokenPipeError:
            pass

    def _send_bytes(self, conn: Optional[Connection], buffer: Buffer) -> None:
        """Send bytes as they are, such as a comment, ``b": still here\\n\\n"``."""
        self._open().send(bytes(buffer))
        self._size += len(buffer)


def _lines(text: str) -> list[str]:
    """The lines of a text as clients see them: CR LF, CR and LF end one, and nothing else does."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _field(name: str, value: object) -> str:
    text = str(value)
    if len(_lines(f"{name}{text}")) > 1 or "\0" in text or ":" in name:
        raise ValueError(f"the field {name!r} of an event must not have a line break or NUL in it: {text!r}")
    return f"{name}: {text}"
