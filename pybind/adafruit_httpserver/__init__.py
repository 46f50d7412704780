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
"""

from ._eras.v0.mime_type import MIMEType
from ._eras.v0.request import _HTTPRequest
from ._eras.v0.response import HTTPResponse
from ._eras.v0.server import HTTPServer
from ._eras.v0.status import HTTPStatus
from .exceptions import ServerStoppedError

__all__ = ["HTTPResponse", "HTTPServer", "HTTPStatus", "MIMEType", "ServerStoppedError"]
__version__ = "0.1.0"
#: The original, whose API this is; circup reads the name.
__repo__ = "https://github.com/adafruit/Adafruit_CircuitPython_HTTPServer.git"
