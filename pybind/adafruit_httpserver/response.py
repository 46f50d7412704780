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
    from ._eras.v4.chunked_response import ChunkedResponse as ChunkedResponse
    from ._eras.v4.file_response import FileResponse as FileResponse
    from ._eras.v4.headers import Headers as Headers
    from ._eras.v4.interfaces import _ISocket as _ISocket
    from ._eras.v4.json_response import JSONResponse as JSONResponse
    from ._eras.v4.mime_types import MIMETypes as MIMETypes
    from ._eras.v4.redirect import Redirect as Redirect
    from ._eras.v4.request import Request as Request
    from ._eras.v4.response import Response as Response
    from ._eras.v4.sse_response import SSEResponse as SSEResponse
    from ._eras.v4.status import (
        FOUND_302 as FOUND_302,
        MOVED_PERMANENTLY_301 as MOVED_PERMANENTLY_301,
        OK_200 as OK_200,
        PERMANENT_REDIRECT_308 as PERMANENT_REDIRECT_308,
        SWITCHING_PROTOCOLS_101 as SWITCHING_PROTOCOLS_101,
        TEMPORARY_REDIRECT_307 as TEMPORARY_REDIRECT_307,
        Status as Status,
    )
    from ._eras.v4.websocket import Websocket as Websocket
    from .exceptions import (
        BackslashInPathError as BackslashInPathError,
        FileNotExistsError as FileNotExistsError,
        ParentDirectoryReferenceError as ParentDirectoryReferenceError,
        ResponseAlreadySentError as ResponseAlreadySentError,
        WebsocketError as WebsocketError,
    )
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.headers": "HTTPHeaders",
            "_eras.v1.mime_type": "MIMEType",
            "_eras.v1.request": "HTTPRequest",
            "_eras.v1.response": "HTTPResponse",
            "_eras.v1.status": "CommonHTTPStatus HTTPStatus",
            "_eras.v4.chunked_response": "ChunkedResponse",
            "_eras.v4.file_response": "FileResponse",
            "_eras.v4.headers": "Headers",
            "_eras.v4.interfaces": "_ISocket",
            "_eras.v4.json_response": "JSONResponse",
            "_eras.v4.mime_types": "MIMETypes",
            "_eras.v4.redirect": "Redirect",
            "_eras.v4.request": "Request",
            "_eras.v4.response": "Response",
            "_eras.v4.sse_response": "SSEResponse",
            "_eras.v4.status": (
                "FOUND_302 MOVED_PERMANENTLY_301 OK_200 PERMANENT_REDIRECT_308 SWITCHING_PROTOCOLS_101 "
                "TEMPORARY_REDIRECT_307 Status"
            ),
            "_eras.v4.websocket": "Websocket",
            "exceptions": (
                "BackslashInPathError FileNotExistsError ParentDirectoryReferenceError "
                "ResponseAlreadySentError WebsocketError"
            ),
        },
    )
