# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Writes a response over a socket of the script's own, or anything like one; the server's answers are written in Go."""

from __future__ import annotations

import errno
import os
import select
import stat
import time
from typing import TYPE_CHECKING, Any, BinaryIO, Optional

from ._status import Status
from ._values import check_value

if TYPE_CHECKING:
    from ._fields import Fields

#: How many bytes of a file are read at a time.
PART = 16 << 10


def head(
    status: Any, content_type: str, length: Optional[int], fields: Fields = (), *, chunked: bool = False
) -> bytes:
    """The bytes before a body. The connection is to be closed after it.

    :param status: a status, a tuple or an int
    :param content_type: the type of the body; empty is text/plain
    :param length: how many bytes follow; None when nobody knows
    :param fields: further header fields
    :param chunked: whether they follow in chunks
    """
    status = Status.of(status)
    lines = [f"HTTP/1.1 {status.code} {check_value(status.text, 'status phrase')}"]
    if has_content(status):
        lines.append(f"Content-Type: {check_value(content_type, 'content_type') or 'text/plain'}")
        if chunked:
            lines.append("Transfer-Encoding: chunked")
        elif length is not None:
            lines.append(f"Content-Length: {length}")
    for name, value in fields:
        if name.lower() == "connection":
            continue
        lines.append(f"{check_value(name, 'the name of a header field')}: {check_value(value, f'header field {name}')}")
    return "\r\n".join((*lines, "Connection: close", "", "")).encode("utf-8", "surrogateescape")


def has_content(status: Any) -> bool:
    """Whether a body and its length may follow (RFC 9110 section 6.4.1)."""
    return Status.of(status).code not in (204, 304)


def open_file(folder: str, name: str) -> BinaryIO:
    """A file of a folder.

    :raises OSError, ValueError: there is no such file, or it lies outside the folder
    """
    root = os.path.realpath(folder)
    path = os.path.join(root, name.lstrip("/"))
    file = open(path, "rb", opener=_opener)
    opened, found = os.fstat(file.fileno()), os.path.realpath(path)
    # Looked at after the opening, so that nobody can exchange the file in between.
    inside = found.startswith(root.rstrip(os.sep) + os.sep) and os.path.samestat(opened, os.lstat(found))
    if not (inside and stat.S_ISREG(opened.st_mode)):
        file.close()
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    return file


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a named pipe must not hold us up


def send_all(conn: Any, data: bytes) -> None:
    """Send bytes, all of them; a client that has left is no error."""
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


def _wait_writable(conn: Any) -> None:
    try:
        select.select((), (conn,), (), 1)
    except (OSError, ValueError, TypeError):
        time.sleep(0.001)  # not a socket of the system's
