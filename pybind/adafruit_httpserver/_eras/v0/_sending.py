# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sends a response over a socket of the script's own: ``HTTPResponse.send(conn)``."""

import errno
import os
import select
import time

from ... import _drive
from ..._values import check_value
from ...status import Status
from .mime_type import MIMEType
from .status import HTTPStatus

_PART = 16 << 10


def send_response(response, conn) -> None:
    """Send head and body, and whole files."""
    if not response.filename:
        _send_all(conn, head(response.status, response.content_type, len(response.body)) + bytes(response.body))
        return
    try:
        file = open(file_path(response), "rb")
    except OSError:
        text = f"{HTTPStatus.NOT_FOUND}\n".encode()
        _send_all(conn, head(HTTPStatus.NOT_FOUND, MIMEType.TEXT_PLAIN, len(text)) + text)
        return
    with file:
        size = os.fstat(file.fileno()).st_size
        _send_all(conn, head(response.status, file_type(response), size))
        while part := file.read(_PART):
            _send_all(conn, part)


def head(status, content_type: str, length: int) -> bytes:
    """The bytes before a body; the connection is closed after it."""
    status = Status.of(status)
    return (
        f"HTTP/1.1 {status.code} {status.text}\r\n"
        f"Content-Type: {check_value(content_type, 'content_type')}\r\n"
        f"Content-Length: {length}\r\nConnection: close\r\n\r\n"
    ).encode()


def file_path(response) -> str:
    """Where the file of a response is on this computer."""
    return os.path.join(_drive.root_folder(response.root), response.filename.lstrip("/"))


def file_type(response) -> str:
    """The type of a file: what the script says, else what its name tells."""
    if response.content_type != MIMEType.TEXT_PLAIN:
        return response.content_type
    return MIMEType.mime_type(response.filename)


def _send_all(conn, data: bytes) -> None:
    view = memoryview(data)
    while view:
        try:
            sent = conn.send(view)
        except OSError as problem:
            if problem.errno in (errno.ECONNRESET, errno.EPIPE, errno.ENOTCONN):
                return  # the client has left
            if problem.errno not in (errno.EAGAIN, errno.EWOULDBLOCK):
                raise
            _wait_writable(conn)
            continue
        view = view[len(view) if sent is None else sent :]


def _wait_writable(conn) -> None:
    try:
        select.select((), (conn,), (), 1)
    except (OSError, ValueError, TypeError):
        time.sleep(0.001)  # not a socket of the system's
