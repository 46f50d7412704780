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

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from ._eras.v0.mime_type import MIMEType
    from ._eras.v0.request import _HTTPRequest
    from ._eras.v0.response import HTTPResponse
    from ._eras.v0.server import HTTPServer
    from ._eras.v0.status import HTTPStatus
    from .exceptions import ServerStoppedError

__version__ = "0.1.0"
#: The original, whose API this is; circup reads the name.
__repo__ = "https://github.com/adafruit/Adafruit_CircuitPython_HTTPServer.git"

#: The modules that the names of this one are taken from, when somebody asks for them.
_NAMES = {
    "_eras.v0.mime_type": "MIMEType",
    "_eras.v0.request": "_HTTPRequest",
    "_eras.v0.response": "HTTPResponse",
    "_eras.v0.server": "HTTPServer",
    "_eras.v0.status": "HTTPStatus",
    "exceptions": "ServerStoppedError",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}
#: Submodules are there without being imported by name, as in the original.
_SUBMODULES = frozenset(
    "authentication exceptions headers interfaces methods mime_type mime_types request response route server status".split()
)

__all__ = sorted(name for name in _MODULES if not name.startswith("_"))


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _SUBMODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    return value


def __dir__() -> "list[str]":
    return sorted({*globals(), *_MODULES, *_SUBMODULES})
