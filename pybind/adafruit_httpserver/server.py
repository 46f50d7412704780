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
    from .exceptions import FileNotExistsError as FileNotExistsError, InvalidPathError as InvalidPathError
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
            "exceptions": "FileNotExistsError InvalidPathError",
        },
    )
