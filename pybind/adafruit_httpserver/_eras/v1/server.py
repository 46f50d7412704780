# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPServer`` of eras 1 to 3."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Callable, Optional, TypeVar, Union

from ..._server import BaseServer
from ..._tables import MIME_TYPES
from .dialect import Dialect
from .methods import HTTPMethod
from .mime_type import MIMEType, types
from .route import _HTTPRoute, _HTTPRoutes

Function = TypeVar("Function", bound=Callable[..., Any])


class HTTPServer(BaseServer):
    """An HTTP server that calls handlers for requests, one at a time, on the thread that polls.

    :param socket_source: where sockets come from: a ``socketpool.SocketPool`` or the ``socket`` module
    :param str root_path: the folder whose files are served where there is no route, as in release 3; default: what
        :meth:`start` is given, as in releases 1 and 2
    :raises TypeError: when ``socket_source`` cannot make sockets, or ``root_path`` is no str
    """

    _ROOT = "root_path"

    def __init__(self, socket_source: Any, root_path: Optional[str] = None) -> None:
        self._dialect = Dialect(timeout=1, missing_files_raise=root_path is not None)
        super().__init__(socket_source, self._dialect)
        self._dialect.bind(self._service)
        self._is_rooted = root_path is not None
        if root_path is not None:
            self.root_path = root_path
        self.routes = _HTTPRoutes(self._service)
        """The handlers by ``_HTTPRoute(path, method)``."""

    @property
    def route_handlers(self) -> _HTTPRoutes:
        """Another name of ``routes``, that of releases 1.0 to 2.3."""
        return self.routes

    def route(
        self, path: str, method: str = HTTPMethod.GET, *, methods: Union[str, Iterable[str], None] = None
    ) -> Callable[[Function], Function]:
        """A decorator that makes a function the handler of a path and a method::

            @server.route("/led/<name>", HTTPMethod.POST)
            def led(request, name):
                with HTTPResponse(request) as response:
                    response.send(f"{name} is on")

        The function is called with the request and, by position, the values of the parameters in the path. One that has a
        second parameter where the path has none is called with the connection, as in release 1.1. It sends the answer by
        an :class:`HTTPResponse` or, as in release 1, returns one.

        :param str path: what the request asks for, such as "/led"; each "<name>" in it stands for a part of the path, which
            may be empty. Of several paths with parameters that match, the first counts; one without comes before them
        :param str method: in any case; default "GET", which answers HEAD as well
        :param methods: one, or several in a list, set or tuple, instead of ``method``, as since release 4; default: ``method``
        :raises TypeError: when an argument is of the wrong type
        :raises ValueError: when the path can not be understood
        """
        given = [method] if methods is None else [methods] if isinstance(methods, str) else list(methods)
        routes = [_HTTPRoute(path, each) for each in given]

        def decorate(function: Function) -> Function:
            for route in routes:
                self.routes.add(route, function)
            return function

        return decorate

    def serve_forever(self, host: str, port: int = 80, root_path: Optional[str] = None) -> None:
        """Start and handle requests until Ctrl-C, or until another thread or a handler calls :meth:`stop`.

        What a handler raises is logged, and the server goes on.

        :param str host: the address to listen on; "0.0.0.0" for all
        :param int port: default 80
        :param str root_path: as for :meth:`start`
        :raises OSError: when the port is in use or not permitted
        """
        self.start(host, port, root_path)
        self._run()

    def start(self, host: str, port: int = 80, root_path: Optional[str] = None) -> None:
        """Listen. After it, call :meth:`poll` in a loop.

        :param str host: the address to listen on; "0.0.0.0" for all
        :param int port: default 80
        :param str root_path: the folder whose files are served where there is no route; default: that of the server if it
            was made with one, else the whole drive, without the scripts, settings and libraries on it
        :raises OSError: when the port is in use or not permitted
        :raises RuntimeError: when the server is running already, or in a child process of one that has run a server
        """
        if root_path is None and not self._is_rooted:
            root_path = ""
        known = types()
        self._service.set_types(None if known == MIME_TYPES else known, MIMEType.TYPE_TXT)
        self._start(host, port, self._root_path if root_path is None else root_path)

    @property
    def socket_timeout(self) -> float:
        """How long sending in pieces waits for a client that takes nothing, in seconds; default 1.

        Requests that come slowly delay nobody here, so there is no waiting for them.
        """
        return self._dialect.timeout

    @socket_timeout.setter
    def socket_timeout(self, value: float) -> None:
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
            raise ValueError(f"socket_timeout must be a positive number of seconds, not {value!r}")
        self._dialect.timeout = value
