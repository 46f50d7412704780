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
    from .exceptions import ServerStoppedError as ServerStoppedError
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v0.mime_type": "MIMEType",
            "_eras.v0.request": "_HTTPRequest",
            "_eras.v0.response": "HTTPResponse",
            "_eras.v0.server": "HTTPServer",
            "_eras.v0.status": "HTTPStatus",
            "exceptions": "ServerStoppedError",
        },
        # They are there without being imported by name, as in the original.
        submodules="authentication exceptions headers interfaces methods mime_type mime_types request response route server status",
    )
