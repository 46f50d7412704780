# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPResponse`` of era 0."""

from __future__ import annotations

from typing import Any, Optional, Union

from ..._status import Status
from ..._values import check_path, check_value, to_bytes
from .mime_type import MIMEType
from .status import HTTPStatus


class HTTPResponse:
    """The answer to a request, which a handler returns.

    :param status: a status, a tuple such as ``(404, "Not Found")``, or an int; default 200 OK
    :param str content_type: the MIME type of the body; default "text/plain", for a file the type that its name tells
    :param body: str, which is sent as UTF-8, bytes or bytearray
    :param str filename: a file to send instead of ``body``: a path below ``root``
    :param str root: the folder of the file, without a slash at its end; default: the whole drive
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when a status or content type has CR, LF, NUL or another control character in it, or the status
        is no response's
    """

    def __init__(
        self,
        *,
        status: Union[Status, tuple[int, str], int] = HTTPStatus.OK,
        content_type: str = MIMEType.TEXT_PLAIN,
        body: Union[str, bytes, bytearray] = "",
        filename: Optional[str] = None,
        root: str = "",
    ) -> None:
        # It is on the hot path: what is given most often is looked for first.
        self.status = status if status is HTTPStatus.OK else _response_status(status)
        if content_type is not MIMEType.TEXT_PLAIN:
            check_value(content_type, "content_type")
        self.content_type = content_type
        self.body = body if type(body) is bytes or isinstance(body, bytearray) else to_bytes(body)
        if filename is not None or root:
            if filename is not None:
                check_path(filename, "filename")
            check_path(root, "root")
        self.filename = filename
        self.root = root

    def send(self, conn: Any) -> None:
        """Send the response over a socket, or anything with a ``send`` method; the connection is to be closed then.

        A server sends what a handler returns by itself. A client that has gone is no error.

        :param conn: where to
        :raises TypeError: when it has no ``send`` method
        :raises OSError: when the connection breaks in another way
        """
        if not callable(getattr(conn, "send", None)):
            raise TypeError(f"conn must be a socket, not {type(conn).__name__}")
        from ._sending import send_response

        send_response(self, conn)


def _response_status(given: Any) -> Status:
    """A status that an answer can have."""
    status = given if isinstance(given, Status) else HTTPStatus.of(given)
    if status.code < 200:
        raise ValueError(f"status must be that of a response, from 200 to 999, not {status.code}")
    return status
