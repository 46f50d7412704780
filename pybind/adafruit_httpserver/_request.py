# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the requests of eras 1 to 4 have in common: their bytes, of which nothing is read before a handler asks, what
scripts are told of them in each of these eras, and their place among those that wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._fields import received
from ._lazy import lazy
from ._message import head, is_chunked, path_and_query, request_line, without_chunks
from ._region import MAX_BATCH, REQUEST_WORD
from ._word import LENGTH, START, bounds

if TYPE_CHECKING:
    from ._engine import Engine, LargeRequest
    from ._fields import Headers
    from ._service import Service


#: No head is longer; Limits.HeadBytes in httpserver/limits.go.
_HEAD_BYTES = 64 << 10


class Parts:
    """A request that is taken apart when a part of it is asked for. The core has checked those that it has received."""

    _service: Service
    """Whose it is: an attribute of the class, of which each server has its own."""
    _waits = False
    """Whether the answer is still to come; the dialect says when it is given."""

    @lazy
    def raw_request(self) -> bytes:
        """The request exactly as it was received, head and body."""
        return b""

    @lazy
    def _head(self) -> bytes:
        return head(self.raw_request)

    @lazy
    def _content(self) -> bytes:
        content = self.raw_request[len(self._head) + 2 :]
        return without_chunks(content) if is_chunked(self._head) else content

    @lazy
    def _line(self) -> tuple[str, str, str]:
        return request_line(self._head)

    @lazy
    def _target(self) -> tuple[str, str]:
        return path_and_query(self._line[1])

    @lazy
    def method(self) -> str:
        """The method, such as "GET"."""
        return self._line[0]

    @lazy
    def path(self) -> str:
        """The path as it was sent, not percent-decoded, without the query: "/led"."""
        return self._target[0]

    @lazy
    def http_version(self) -> str:
        """The version of the protocol, "HTTP/1.1"."""
        return self._line[2]

    @property
    def body(self) -> bytes:
        """The body, without chunked framing; empty when there is none. Setting it changes ``raw_request`` too."""
        return self._content

    @body.setter
    def body(self, body: bytes) -> None:
        self.raw_request = self._head + b"\r\n" + body
        self._content = body

    def place(self) -> tuple[Engine, int]:
        """Where the answer goes; see :class:`Received`.

        :raises RuntimeError: always: nobody has sent this request
        """
        raise RuntimeError("a request that no client has sent cannot be answered")

    def where(self) -> tuple[Engine, int]:
        """Where it came in; see :class:`Received`.

        :raises RuntimeError: always: nobody has sent this request
        """
        raise RuntimeError("a request that no client has sent came in nowhere")

    def keep(self) -> None:
        """Be held for long; see :class:`Received`."""


class Received:
    """A request that a batch has brought: what :func:`received_as` adds to an era's class of requests."""

    _service: Service
    _slot = -1
    _waits = True

    def __init__(self, blob: bytes, word: int) -> None:
        self._blob, self._word = blob, word

    @lazy
    def raw_request(self) -> bytes:
        """The request exactly as it was received, head and body."""
        return self._blob[bounds(self._word)]

    @lazy
    def _head(self) -> bytes:
        """The bytes before the empty line, with the CR LF at their end."""
        return self.read_head()

    @lazy
    def _content(self) -> bytes:
        """The body, without chunked framing."""
        blob, start = self._blob, (self._word >> 18) & START
        end = start + (self._word & LENGTH)
        at = blob.find(b"\r\n\r\n", start) + 4
        if at == end:
            return b""
        # A body in chunks ends like a head; few others do.
        if blob.endswith(b"\r\n\r\n", at, end) and is_chunked(self._head):
            return without_chunks(blob[at:end])
        return blob[at:end]

    def read_head(self) -> bytes:
        """The bytes before the empty line, with the CR LF at their end; they are not kept."""
        start = (self._word >> 18) & START
        return self._blob[start : self._blob.find(b"\r\n\r\n", start) + 2]

    def read_headers(self) -> Headers:
        """The header fields; many requests may share them."""
        blob = self._blob
        start = blob.find(b"\r\n", (self._word >> 18) & START)
        return received(blob[start : blob.find(b"\r\n\r\n", start) + 2])

    @lazy
    def method(self) -> str:
        """The method, such as "GET"."""
        start = (self._word >> 18) & START
        return self._blob[start : self._blob.find(b" ", start)].decode()

    def read_target(self) -> str:
        """The target, looked up in the bytes."""
        at = self._blob.find(b" ", (self._word >> 18) & START) + 1
        return self._blob[at : self._blob.find(b" ", at)].decode("utf-8", "replace")

    def keep(self) -> None:
        """Make ready for being held longer than its batch, whose other requests are not to be held with it."""
        self._blob, self._word = self.raw_request, self._word & LENGTH

    def place(self) -> tuple[Engine, int]:
        """The engine and the slot of the batch that the answer goes to.

        :raises RuntimeError: when it has been answered
        """
        if not self._waits:
            raise RuntimeError("the request has been answered already")
        return self.where()

    def where(self) -> tuple[Engine, int]:
        """The engine and the slot of the batch, as long as the handler runs, whether there is an answer or not.

        :raises RuntimeError: when the server has been stopped
        """
        engine = self._service.engine
        if engine is None:
            raise RuntimeError("the request has been answered already")
        if self._slot < 0:
            words = engine.region.words[REQUEST_WORD : REQUEST_WORD + MAX_BATCH].tolist()
            self._slot = words.index(self._word)  # each request of a batch lies elsewhere, so no two words are the same
        return engine, self._slot


class ReceivedLarge(Received):
    """A request that stays in Go until a handler asks for its bytes."""

    def __init__(self, kept: LargeRequest, slot: int) -> None:
        self._kept, self._slot = kept, slot

    @lazy
    def raw_request(self) -> bytes:
        """The request exactly as it was received, head and body."""
        return self._kept.read()

    @lazy
    def _head(self) -> bytes:
        return head(self._kept.read(0, _HEAD_BYTES))

    @lazy
    def _content(self) -> bytes:
        content = self._kept.read(len(self._head) + 2)
        return without_chunks(content) if is_chunked(self._head) else content

    def read_head(self) -> bytes:
        """The bytes before the empty line, with the CR LF at their end."""
        return self._head

    def read_headers(self) -> Headers:
        """The header fields; many requests may share them."""
        return received(self._head[self._head.find(b"\r\n") :])

    @lazy
    def method(self) -> str:
        """The method, such as "GET"."""
        return self._head[: self._head.find(b" ")].decode()

    def read_target(self) -> str:
        """The target."""
        return self._head.split(b" ", 2)[1].decode("utf-8", "replace")

    def keep(self) -> None:
        """Nothing else is held with it."""


def received_as(kind: type[Parts], service: Service, name: str = "", **attributes: Any) -> tuple[type, type]:
    """The two classes that the requests of one server are of: the first is made of a blob and a word, the second, of
    large requests, of what Go keeps and a slot.

    :param kind: an era's class of requests, which takes what it knows from its ``raw_request``
    :param name: what scripts see as their name; default: that of ``kind``
    :param attributes: attributes that all requests of the server share
    """
    shared = {"__module__": kind.__module__, "_service": service, **attributes}
    name = name or kind.__name__
    return type(name, (Received, kind), dict(shared)), type(name, (ReceivedLarge, kind), dict(shared))
