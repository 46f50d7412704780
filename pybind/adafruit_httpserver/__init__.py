# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The HTTP server of CircuitPython scripts, on a desktop: the API of ``adafruit_httpserver`` over a server in Go.

::

    import socket
    from adafruit_httpserver import HTTPServer, HTTPResponse

    server = HTTPServer(socket)

    @server.route("/")
    def hello(request):
        return HTTPResponse(body="Hello")

    server.serve_forever("127.0.0.1", 8080)

The names of this module are those of the releases 0.1 to 0.5, and of 4.0 and later. Those of 1.0 to 3.0 are in its
submodules. What a script does not ask for is not loaded.
"""

from ._exports import TYPE_CHECKING, exports

__version__ = "0.1.0"
#: The original, whose API this is; circup reads the name.
__repo__ = "https://github.com/adafruit/Adafruit_CircuitPython_HTTPServer.git"

if TYPE_CHECKING:
    from ._eras.v0.mime_type import MIMEType as MIMEType
    from ._eras.v0.request import _HTTPRequest as _HTTPRequest
    from ._eras.v0.response import HTTPResponse as HTTPResponse
    from ._eras.v0.server import HTTPServer as HTTPServer
    from ._eras.v0.status import HTTPStatus as HTTPStatus
    from ._eras.v4.authentication import (
        Basic as Basic,
        Bearer as Bearer,
        Token as Token,
        check_authentication as check_authentication,
        require_authentication as require_authentication,
    )
    from ._eras.v4.chunked_response import ChunkedResponse as ChunkedResponse
    from ._eras.v4.file_response import FileResponse as FileResponse
    from ._eras.v4.form_data import FormData as FormData
    from ._eras.v4.headers import Headers as Headers
    from ._eras.v4.json_response import JSONResponse as JSONResponse
    from ._eras.v4.methods import (
        CONNECT as CONNECT,
        DELETE as DELETE,
        GET as GET,
        HEAD as HEAD,
        OPTIONS as OPTIONS,
        PATCH as PATCH,
        POST as POST,
        PUT as PUT,
        TRACE as TRACE,
    )
    from ._eras.v4.mime_types import MIMETypes as MIMETypes
    from ._eras.v4.query_params import QueryParams as QueryParams
    from ._eras.v4.redirect import Redirect as Redirect
    from ._eras.v4.request import Request as Request
    from ._eras.v4.response import Response as Response
    from ._eras.v4.route import Route as Route, as_route as as_route
    from ._eras.v4.server import (
        CONNECTION_TIMED_OUT as CONNECTION_TIMED_OUT,
        NO_REQUEST as NO_REQUEST,
        REQUEST_HANDLED_NO_RESPONSE as REQUEST_HANDLED_NO_RESPONSE,
        REQUEST_HANDLED_RESPONSE_SENT as REQUEST_HANDLED_RESPONSE_SENT,
        Server as Server,
    )
    from ._eras.v4.sse_response import SSEResponse as SSEResponse
    from ._eras.v4.status import (
        ACCEPTED_202 as ACCEPTED_202,
        BAD_REQUEST_400 as BAD_REQUEST_400,
        CREATED_201 as CREATED_201,
        FORBIDDEN_403 as FORBIDDEN_403,
        FOUND_302 as FOUND_302,
        INTERNAL_SERVER_ERROR_500 as INTERNAL_SERVER_ERROR_500,
        METHOD_NOT_ALLOWED_405 as METHOD_NOT_ALLOWED_405,
        MOVED_PERMANENTLY_301 as MOVED_PERMANENTLY_301,
        NOT_FOUND_404 as NOT_FOUND_404,
        NOT_IMPLEMENTED_501 as NOT_IMPLEMENTED_501,
        NO_CONTENT_204 as NO_CONTENT_204,
        OK_200 as OK_200,
        PARTIAL_CONTENT_206 as PARTIAL_CONTENT_206,
        PERMANENT_REDIRECT_308 as PERMANENT_REDIRECT_308,
        SERVICE_UNAVAILABLE_503 as SERVICE_UNAVAILABLE_503,
        SWITCHING_PROTOCOLS_101 as SWITCHING_PROTOCOLS_101,
        TEMPORARY_REDIRECT_307 as TEMPORARY_REDIRECT_307,
        TOO_MANY_REQUESTS_429 as TOO_MANY_REQUESTS_429,
        UNATUHORIZED_401 as UNATUHORIZED_401,
        UNAUTHORIZED_401 as UNAUTHORIZED_401,
        Status as Status,
    )
    from ._eras.v4.websocket import Websocket as Websocket
    from .exceptions import (
        AuthenticationError as AuthenticationError,
        BackslashInPathError as BackslashInPathError,
        FileNotExistsError as FileNotExistsError,
        InvalidPathError as InvalidPathError,
        ParentDirectoryReferenceError as ParentDirectoryReferenceError,
        ServerStoppedError as ServerStoppedError,
        ServingFilesDisabledError as ServingFilesDisabledError,
    )
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v0.mime_type": "MIMEType",
            "_eras.v0.request": "_HTTPRequest",
            "_eras.v0.response": "HTTPResponse",
            "_eras.v0.server": "HTTPServer",
            "_eras.v0.status": "HTTPStatus",
            "_eras.v4.authentication": "Basic Bearer Token check_authentication require_authentication",
            "_eras.v4.chunked_response": "ChunkedResponse",
            "_eras.v4.file_response": "FileResponse",
            "_eras.v4.form_data": "FormData",
            "_eras.v4.headers": "Headers",
            "_eras.v4.json_response": "JSONResponse",
            "_eras.v4.methods": "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE",
            "_eras.v4.mime_types": "MIMETypes",
            "_eras.v4.query_params": "QueryParams",
            "_eras.v4.redirect": "Redirect",
            "_eras.v4.request": "Request",
            "_eras.v4.response": "Response",
            "_eras.v4.route": "Route as_route",
            "_eras.v4.server": (
                "CONNECTION_TIMED_OUT NO_REQUEST REQUEST_HANDLED_NO_RESPONSE "
                "REQUEST_HANDLED_RESPONSE_SENT Server"
            ),
            "_eras.v4.sse_response": "SSEResponse",
            "_eras.v4.status": (
                "SWITCHING_PROTOCOLS_101 OK_200 CREATED_201 ACCEPTED_202 NO_CONTENT_204 "
                "PARTIAL_CONTENT_206 MOVED_PERMANENTLY_301 FOUND_302 TEMPORARY_REDIRECT_307 "
                "PERMANENT_REDIRECT_308 BAD_REQUEST_400 UNAUTHORIZED_401 UNATUHORIZED_401 FORBIDDEN_403 "
                "NOT_FOUND_404 METHOD_NOT_ALLOWED_405 TOO_MANY_REQUESTS_429 INTERNAL_SERVER_ERROR_500 "
                "NOT_IMPLEMENTED_501 SERVICE_UNAVAILABLE_503 Status"
            ),
            "_eras.v4.websocket": "Websocket",
            "exceptions": (
                "AuthenticationError BackslashInPathError FileNotExistsError InvalidPathError "
                "ParentDirectoryReferenceError ServerStoppedError ServingFilesDisabledError"
            ),
        },
        # They are there without being imported by name, as in the original.
        submodules="authentication exceptions headers interfaces methods mime_type mime_types request response route server status",
    )
