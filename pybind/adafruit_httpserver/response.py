# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Responses."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.headers import HTTPHeaders as HTTPHeaders
    from ._eras.v1.mime_type import MIMEType as MIMEType
    from ._eras.v1.request import HTTPRequest as HTTPRequest
    from ._eras.v1.response import HTTPResponse as HTTPResponse
    from ._eras.v1.status import CommonHTTPStatus as CommonHTTPStatus, HTTPStatus as HTTPStatus
    from .exceptions import BackslashInPathError as BackslashInPathError, FileNotExistsError as FileNotExistsError, ParentDirectoryReferenceError as ParentDirectoryReferenceError, ResponseAlreadySentError as ResponseAlreadySentError
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.headers": "HTTPHeaders",
            "_eras.v1.mime_type": "MIMEType",
            "_eras.v1.request": "HTTPRequest",
            "_eras.v1.response": "HTTPResponse",
            "_eras.v1.status": "CommonHTTPStatus HTTPStatus",
            "exceptions": "BackslashInPathError FileNotExistsError ParentDirectoryReferenceError ResponseAlreadySentError",
        },
    )
