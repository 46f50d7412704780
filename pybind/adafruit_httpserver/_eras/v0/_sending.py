# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sends a response over a socket of the script's own: ``HTTPResponse.send(conn)``."""

import errno
import os
import select
import stat
import time

from ... import _drive
from ..._values import check_value
from ..._status import Status
from .mime_type import MIMEType
from .response import to_bytes
from .status import HTTPStatus

_PART = 16 << 10


def send_response(response, conn) -> None:
    """Send head and body, and whole files."""
    if not response.filename:
        body = to_bytes(response.body) if _has_content(response.status) else b""
        _send_all(conn, head(response.status, response.content_type, len(body)) + body)
        return
    try:
        file = _open(response)
    except (OSError, ValueError):
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
    line = f"HTTP/1.1 {status.code} {check_value(status.text, 'status phrase')}\r\n"
    if not _has_content(status):
        return f"{line}Connection: close\r\n\r\n".encode()
    return (
        f"{line}Content-Type: {check_value(content_type, 'content_type') or MIMEType.TEXT_PLAIN}\r\n"
        f"Content-Length: {length}\r\nConnection: close\r\n\r\n"
    ).encode()


def _has_content(status) -> bool:
    """Whether a body and its length may follow (RFC 9110 section 6.4.1)."""
    return Status.of(status).code not in (204, 304)


def _open(response):
    """The file of a response.

    :raises OSError, ValueError: there is no such file, or it lies outside the response's root
    """
    root = os.path.realpath(_drive.root_folder(response.root))
    path = os.path.join(root, response.filename.lstrip("/"))
    file = open(path, "rb", opener=_opener)
    opened, found = os.fstat(file.fileno()), os.path.realpath(path)
    # Looked at after the opening, so that nobody can exchange the file in between.
    inside = found.startswith(root.rstrip(os.sep) + os.sep) and os.path.samestat(opened, os.lstat(found))
    if not (inside and stat.S_ISREG(opened.st_mode)):
        file.close()
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), response.filename)
    return file


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a named pipe must not hold us up


def file_type(response) -> str:
    """The type of a file: what the script says, else what its name tells."""
    if response.content_type not in ("", MIMEType.TEXT_PLAIN):
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
