# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The servers."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.methods import HTTPMethod as HTTPMethod
    from ._eras.v1.request import HTTPRequest as HTTPRequest
    from ._eras.v1.response import HTTPResponse as HTTPResponse
    from ._eras.v1.route import _HTTPRoute as _HTTPRoute, _HTTPRoutes as _HTTPRoutes
    from ._eras.v1.server import HTTPServer as HTTPServer
    from ._eras.v1.status import CommonHTTPStatus as CommonHTTPStatus
    from ._eras.v4.authentication import (
        Basic as Basic,
        Bearer as Bearer,
        Token as Token,
        require_authentication as require_authentication,
    )
    from ._eras.v4.file_response import FileResponse as FileResponse
    from ._eras.v4.headers import Headers as Headers
    from ._eras.v4.interfaces import _ISocket as _ISocket, _ISocketPool as _ISocketPool
    from ._eras.v4.methods import GET as GET, HEAD as HEAD
    from ._eras.v4.request import Request as Request
    from ._eras.v4.response import Response as Response
    from ._eras.v4.route import Route as Route
    from ._eras.v4.server import (
        CONNECTION_TIMED_OUT as CONNECTION_TIMED_OUT,
        NO_REQUEST as NO_REQUEST,
        REQUEST_HANDLED_NO_RESPONSE as REQUEST_HANDLED_NO_RESPONSE,
        REQUEST_HANDLED_RESPONSE_SENT as REQUEST_HANDLED_RESPONSE_SENT,
        Server as Server,
    )
    from ._eras.v4.status import (
        BAD_REQUEST_400 as BAD_REQUEST_400,
        FORBIDDEN_403 as FORBIDDEN_403,
        NOT_FOUND_404 as NOT_FOUND_404,
        UNAUTHORIZED_401 as UNAUTHORIZED_401,
    )
    from .exceptions import (
        AuthenticationError as AuthenticationError,
        FileNotExistsError as FileNotExistsError,
        InvalidPathError as InvalidPathError,
        ServerStoppedError as ServerStoppedError,
        ServingFilesDisabledError as ServingFilesDisabledError,
    )
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.methods": "HTTPMethod",
            "_eras.v1.request": "HTTPRequest",
            "_eras.v1.response": "HTTPResponse",
            "_eras.v1.route": "_HTTPRoute _HTTPRoutes",
            "_eras.v1.server": "HTTPServer",
            "_eras.v1.status": "CommonHTTPStatus",
            "_eras.v4.authentication": "Basic Bearer Token require_authentication",
            "_eras.v4.file_response": "FileResponse",
            "_eras.v4.headers": "Headers",
            "_eras.v4.interfaces": "_ISocket _ISocketPool",
            "_eras.v4.methods": "GET HEAD",
            "_eras.v4.request": "Request",
            "_eras.v4.response": "Response",
            "_eras.v4.route": "Route",
            "_eras.v4.server": (
                "CONNECTION_TIMED_OUT NO_REQUEST REQUEST_HANDLED_NO_RESPONSE "
                "REQUEST_HANDLED_RESPONSE_SENT Server"
            ),
            "_eras.v4.status": "BAD_REQUEST_400 FORBIDDEN_403 NOT_FOUND_404 UNAUTHORIZED_401",
            "exceptions": (
                "AuthenticationError FileNotExistsError InvalidPathError ServerStoppedError "
                "ServingFilesDisabledError"
            ),
        },
    )
