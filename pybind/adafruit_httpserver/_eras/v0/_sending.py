# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sends a response over a socket of the script's own: ``HTTPResponse.send(conn)``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ... import _drive
from ..._sending import PART, has_content, head, open_file, send_all
from ..._values import to_bytes
from .mime_type import MIMEType
from .status import HTTPStatus

if TYPE_CHECKING:
    from .response import HTTPResponse


def send_response(response: HTTPResponse, conn: Any) -> None:
    """Send head and body, and whole files."""
    if not response.filename:
        body = to_bytes(response.body) if has_content(response.status) else b""
        send_all(conn, head(response.status, response.content_type, len(body)) + body)
        return
    try:
        file = open_file(_drive.root_folder(response.root), response.filename)
    except (OSError, ValueError):
        text = f"{HTTPStatus.NOT_FOUND}\n".encode()
        send_all(conn, head(HTTPStatus.NOT_FOUND, MIMEType.TEXT_PLAIN, len(text)) + text)
        return
    with file:
        size = os.fstat(file.fileno()).st_size
        send_all(conn, head(response.status, file_type(response), size))
        while part := file.read(PART):
            send_all(conn, part)


def file_type(response: HTTPResponse) -> str:
    """The type of a file: what the script says, else what its name tells."""
    if response.content_type not in ("", MIMEType.TEXT_PLAIN):
        return response.content_type
    return MIMEType.mime_type(response.filename or "")
