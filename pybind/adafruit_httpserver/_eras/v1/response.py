# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPResponse`` of eras 1 to 3."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional, Union, overload

from ... import _drive
from ..._fields import sendable
from ..._sending import head
from ..._status import Status
from ..._values import check_path, check_value, to_bytes
from ...exceptions import BackslashInPathError, FileNotExistsError, ParentDirectoryReferenceError, ResponseAlreadySentError
from . import delivery
from .headers import HTTPHeaders
from .mime_type import MIMEType, type_of
from .request import HTTPRequest
from .status import CommonHTTPStatus, HTTPStatus

if TYPE_CHECKING:
    from ..._connection import Buffer
    from ..._fields import Fields

Body = Union[str, bytes, bytearray, memoryview]
StatusLike = Union[Status, tuple[int, str], int]
HeadersLike = Union[HTTPHeaders, Mapping[str, Any], None]

#: The place of ``cache`` among the arguments of release 1.1.
_CACHE = 4


class HTTPResponse:
    """The answer to a request.

    Since release 2 it is made with the request, and sends::

        with HTTPResponse(request, content_type="text/html") as response:
            response.send("<p>Hello</p>")

        with HTTPResponse(request, chunked=True) as response:
            response.send_chunk("Hello, ")
            response.send_chunk("world")

    In release 1 it is made without one, and the handler returns it::

        return HTTPResponse(status=CommonHTTPStatus.OK_200, body="Hello")

    :param HTTPRequest request: the request that is answered
    :param status: a status, a tuple such as ``(404, "Not Found")``, or an int; default 200 OK
    :param headers: further header fields, a dict or ``HTTPHeaders``; default: none
    :param str content_type: the MIME type of the body; default "text/plain"
    :param str http_version: kept as an attribute; the server always says the version that it speaks
    :param bool chunked: whether the body is sent by :meth:`send_chunk`; default False

    Without a request:

    :param status: as above
    :param body: str, which is sent as UTF-8, bytes or bytearray; default: empty
    :param headers: as above
    :param str content_type: as above
    :param int cache: for how many seconds the client may keep it; default 0, which says nothing about it
    :param str filename: a file to send instead of ``body``: a path below ``root_path``
    :param str root_path: the folder of the file; default: the whole drive
    :param str http_version: as above
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when a status or header has CR, LF, NUL or another control character in it, or the status is no
        response's
    """

    @overload
    def __init__(
        self,
        request: HTTPRequest,
        status: StatusLike = ...,
        headers: HeadersLike = ...,
        content_type: Optional[str] = ...,
        http_version: str = ...,
        chunked: bool = ...,
    ) -> None: ...

    @overload
    def __init__(
        self,
        status: StatusLike = ...,
        body: Body = ...,
        headers: HeadersLike = ...,
        content_type: str = ...,
        cache: Optional[int] = ...,
        filename: Optional[str] = ...,
        root_path: str = ...,
        http_version: str = ...,
    ) -> None: ...

    def __init__(self, *arguments: Any, **named: Any) -> None:
        first = arguments[0] if arguments else named.get("request")
        if first is None or isinstance(first, (Status, tuple, list, int)):
            if len(arguments) > _CACHE and isinstance(arguments[_CACHE], str):
                arguments = (*arguments[:_CACHE], 0, *arguments[_CACHE:])  # release 1.0 has no cache
            self._init_value(*arguments, **named)
        else:
            self._init_for(*arguments, **named)

    def _init_for(
        self,
        request: HTTPRequest,
        status: StatusLike = CommonHTTPStatus.OK_200,
        headers: HeadersLike = None,
        content_type: Optional[str] = None,
        http_version: str = "HTTP/1.1",
        chunked: bool = False,
    ) -> None:
        if not isinstance(request, HTTPRequest):
            raise TypeError(f"the first argument must be a request or a status, not {type(request).__name__}")
        self._init_both(status, headers, content_type, http_version)
        self.request: Optional[HTTPRequest] = request
        self.chunked = chunked

    def _init_value(
        self,
        status: StatusLike = CommonHTTPStatus.OK_200,
        body: Body = "",
        headers: HeadersLike = None,
        content_type: str = MIMEType.TYPE_TXT,
        cache: Optional[int] = 0,
        filename: Optional[str] = None,
        root_path: str = "",
        http_version: str = "HTTP/1.1",
    ) -> None:
        self._init_both(status, headers, content_type, http_version)
        self.request = None
        self.chunked = False
        self.body: Body = to_bytes(body)
        self.cache = _checked_cache(cache)
        self.filename = None if filename is None else check_path(filename, "filename")
        self.root_path = check_path(root_path, "root_path")

    def _init_both(self, status: StatusLike, headers: HeadersLike, content_type: Optional[str], http_version: str) -> None:
        self.status: StatusLike = HTTPStatus.of_response(status)
        """The status; a script may set another, or a tuple or int."""
        self.headers = HTTPHeaders(headers)
        """Further header fields, a copy of those that were given."""
        self.content_type = None if content_type is None else check_value(content_type, "content_type")
        """The MIME type of the body."""
        self.http_version = http_version
        self._sent = False
        self._chunks: Optional[delivery.Chunks] = None

    def send(self, body: Any = "", content_type: Optional[str] = None) -> None:
        """Send the response, once.

        Made without a request, as in release 1: ``send(conn)`` sends it over a connection, which is to be closed then.
        A server sends what a handler returns by itself.

        :param body: str, which is sent as UTF-8, bytes or bytearray; default: empty
        :param str content_type: the MIME type of the body; default: that of the response
        :raises ResponseAlreadySentError: when it has been sent
        :raises TypeError: when the body is of the wrong type, or ``conn`` can not send
        :raises ValueError: when the status or a header can not be sent
        """
        if self.request is None:
            self._deliver(delivery.to_connection(body))
            return
        self._check_unsent()
        data, mime = to_bytes(body), self._type(content_type)
        if self.chunked:
            self._begin_chunks(mime).send(data)
            self._end_chunks()
        else:
            mime, fields = self._sendable(mime)
            delivery.to_request(self.request).answer(self.status, mime, data, fields)
        self._sent = True

    def send_file(
        self,
        filename: str = "index.html",
        root_path: str = "./",
        buffer_size: int = 1024,
        head_only: bool = False,
        safe: bool = True,
    ) -> None:
        """Send a file, once. Its MIME type is told from its name; that of the response is for names that tell none.

        :param str filename: the file, seen from ``root_path``; default "index.html"
        :param str root_path: the folder; default: the whole drive
        :param int buffer_size: how much is read at a time on a board; here it is a hint that changes nothing
        :param bool head_only: send no more than the head; to HEAD the server does so by itself. Default False
        :param bool safe: refuse to leave the folder; default True. False is dangerous with a name from a client. Under
            the runner nothing leaves the drive
        :raises FileNotExistsError: when there is no such file; a handler that lets it pass answers 404. For a server that
            was made without ``root_path``, as in release 2, the client gets 404 instead
        :raises ParentDirectoryReferenceError: when there is ".." in the name
        :raises BackslashInPathError: when there is a backslash in the name
        :raises ResponseAlreadySentError: when it has been sent
        """
        request = self._needed_request("send_file")
        self._check_unsent()
        check_path(filename, "filename"), check_path(root_path, "root_path")
        folder, name = _place_of(filename, root_path, safe)
        is_there = os.path.isfile(os.path.join(folder, name))
        if not is_there and (request.settings is None or request.settings.missing_files_raise):
            raise FileNotExistsError(filename)
        way = delivery.to_request(request)
        mime, fields = self._sendable(type_of(filename, self._type()))
        way.answer_file(self.status, mime, folder, name, fields, head_only)
        self._sent = is_there

    def send_chunk(self, chunk: Body = "") -> None:
        """Send a piece of the body. It is for ``with HTTPResponse(request, chunked=True) as response:``.

        :param chunk: str, which is sent as UTF-8, bytes or bytearray; an empty one ends the body, and what comes after it
            is not sent
        :raises BrokenPipeError: when the client has gone, or takes nothing for longer than the server's ``socket_timeout``
        """
        self._needed_request("send_chunk")
        if not self._sent:
            self._send_piece(self._chunks or self._begin_chunks(self._type()), chunk)

    def send_chunk_headers(self, conn: Any) -> None:
        """Begin a response of release 1.1 that is sent in pieces.

        :param conn: the second argument of the handler
        """
        self._chunks = delivery.to_connection(conn).chunks(self.status, *self._sendable(self._type()))

    def send_body_chunk(self, conn: Any, chunk: Body) -> None:
        """Send a piece of a response of release 1.1.

        :param conn: the second argument of the handler
        :param chunk: str, which is sent as UTF-8, bytes or bytearray; an empty one ends the body, and what comes after it
            is not sent
        :raises BrokenPipeError: when the client has gone, or takes nothing for longer than the server's ``socket_timeout``
        """
        if self._chunks is None and not self._sent:
            self.send_chunk_headers(conn)
        if self._chunks is not None:
            self._send_piece(self._chunks, chunk)

    def __enter__(self) -> HTTPResponse:
        if self.chunked:
            self._begin_chunks(self._type())
        return self

    def __exit__(self, kind: Optional[type[BaseException]], *_: object) -> None:
        if self._chunks is None:
            return
        if kind is None:
            self._end_chunks()
        else:
            self._chunks.break_off()

    def deliverable(self) -> tuple[StatusLike, str, bytes, Fields]:
        """Status, type, body and fields of one that a handler returns."""
        mime, fields = self._sendable(self._type())
        return self.status, mime, to_bytes(self.body), fields

    def _deliver(self, way: delivery.Delivery) -> None:
        """Send one that was made without a request."""
        if self.filename is None:
            way.answer(*self.deliverable())
            return
        mime, fields = self._sendable(type_of(self.filename, self._type()))
        way.answer_file(self.status, mime, _drive.root_folder(self.root_path), self.filename, fields, False)

    def _send_headers(self, content_length: Optional[int] = None, content_type: Optional[str] = None) -> None:
        """Send the head alone, for scripts that send the body by :meth:`_send_bytes`."""
        request, mime = self._needed_request("_send_headers"), self._type(content_type)
        if self.chunked:
            self._begin_chunks(mime)
        else:
            mime, fields = self._sendable(mime)
            delivery.send_bytes(request.connection, head(self.status, mime, content_length, fields))

    @staticmethod
    def _send_bytes(conn: Any, buffer: Buffer) -> None:
        """Send bytes over a connection as they are: ``response._send_bytes(request.connection, b"...")``."""
        delivery.send_bytes(conn, buffer)

    def _send_piece(self, chunks: delivery.Chunks, chunk: Body) -> None:
        data = to_bytes(chunk)
        if data:
            chunks.send(data)
        else:
            self._end_chunks()

    def _begin_chunks(self, mime: str) -> delivery.Chunks:
        if self._chunks is None:
            request = self._needed_request("send_chunk")
            self._chunks = delivery.to_request(request).chunks(self.status, *self._sendable(mime))
        return self._chunks

    def _end_chunks(self) -> None:
        if self._chunks is not None:
            self._chunks.close()
        self._chunks, self._sent = None, True

    def _needed_request(self, method: str) -> HTTPRequest:
        if self.request is None:
            raise TypeError(f"{method}() needs a response that was made with the request: HTTPResponse(request)")
        return self.request

    def _check_unsent(self) -> None:
        if self._sent:
            raise ResponseAlreadySentError("the response has been sent already: there is one for each request")

    def _type(self, given: Optional[str] = None) -> str:
        """The type of the body, unless a header field says it."""
        return given or self.content_type or MIMEType.TYPE_TXT

    def _sendable(self, mime: str) -> tuple[str, Fields]:
        """The type and the fields to send, without those that only the server knows."""
        cache = getattr(self, "cache", None)
        if not self.headers and not cache:
            return mime, ()
        cached = (("Cache-Control", f"max-age={cache}"),) if cache else ()
        return sendable(mime, (*self.headers.items(), *cached))


def _place_of(filename: str, root_path: str, safe: bool) -> tuple[str, str]:
    """The folder of a file on this computer, and its name in it.

    :raises ParentDirectoryReferenceError, BackslashInPathError: when it may not leave the folder and would
    """
    folder = _drive.root_folder(root_path)
    if safe:
        if "\\" in filename:
            raise BackslashInPathError(filename)
        if ".." in filename.split("/"):
            raise ParentDirectoryReferenceError(filename)
        return folder, filename.lstrip("/")
    path = os.path.realpath(os.path.join(folder, filename.lstrip("/")))
    if _drive.jailed() and not _drive.contains(path):
        raise FileNotExistsError(filename)
    return os.path.split(path)


def _checked_cache(cache: Optional[int]) -> Optional[int]:
    if isinstance(cache, str) and cache.isdecimal():
        return int(cache)
    if cache is not None and (not isinstance(cache, int) or isinstance(cache, bool)):
        raise TypeError(f"cache must be a number of seconds, not {cache!r}")
    return cache
