# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPServer`` of era 0."""

from __future__ import annotations

from typing import Any, Callable, Optional, TypeVar

from ..._server import BaseServer
from ..._values import check_path
from . import dialect
from .request import _HTTPRequest
from .routes import Handler, Routes

T = TypeVar("T", bound=Handler)


class HTTPServer(BaseServer):
    """An HTTP server that calls handlers for requests, one at a time, on the thread that polls.

    :param socket_source: where sockets come from: a ``socketpool.SocketPool`` or the ``socket`` module
    :raises TypeError: when it cannot make sockets
    """

    def __init__(self, socket_source: Any) -> None:
        super().__init__(socket_source, dialect)
        self.routes = Routes(self._service)
        """The handlers by ``_HTTPRequest(path, method)``."""

    def route(self, path: str, method: str = "GET") -> Callable[[T], T]:
        """A decorator that makes a function the handler of a path and a method::

            @server.route("/led", "POST")
            def led(request):
                return HTTPResponse(body="done")

        The function is called with the request and returns an :class:`HTTPResponse`.

        :param str path: what the request asks for, such as "/led"; with a "?" in it, it is compared with the query too
        :param str method: in any case; default "GET", which answers HEAD as well
        :raises TypeError: when an argument is of the wrong type
        """
        for name, value in (("path", path), ("method", method)):
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a str, not {type(value).__name__}")

        def decorate(function: T) -> T:
            self.routes[_HTTPRequest(path, method)] = function
            return function

        return decorate

    def serve_forever(self, host: str, port: int = 80, root: str = "") -> None:
        """Start and handle requests until Ctrl-C, or until another thread or a handler calls :meth:`stop`.

        What a handler raises is logged, and the server goes on.

        :param str host: the address to listen on; "0.0.0.0" for all
        :param int port: default 80
        :param str root: the folder whose files are served where there is no route; default: the whole drive
        :raises OSError: when the port is in use or not permitted
        """
        self.start(host, port, root)
        self._run()

    def start(self, host: str, port: int = 80, root: str = "") -> None:
        """Listen. After it, call :meth:`poll` in a loop.

        :param str host: the address to listen on; "0.0.0.0" for all
        :param int port: default 80
        :param str root: the folder whose files are served where there is no route; default: the whole drive, without
            the scripts, settings and libraries on it
        :raises OSError: when the port is in use or not permitted
        :raises RuntimeError: when the server is running already, or in a child process of one that has run a server
        """
        self._start(host, port, root)

    def _set_root(self, root: Optional[str]) -> None:
        # None, no files, is of later eras; here it would be a mistake that nobody notices.
        super()._set_root(check_path(root, self._ROOT))
