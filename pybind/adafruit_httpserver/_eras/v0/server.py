# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPServer`` of era 0."""

import os

from ... import _drive
from ..._service import Service, log_failure
from . import dialect
from .request import _HTTPRequest
from .routes import Routes

#: What the whole drive, as the root, does not show: the script, its settings and its libraries.
_HIDDEN = "settings.toml* secrets.* *.py* *.mpy *.bak *~ code.txt main.txt boot_out.txt lib __pycache__ .*"


class HTTPServer:
    """An HTTP server that calls handlers for requests, one at a time, on the thread that polls.

    :param socket_source: where sockets come from: a ``socketpool.SocketPool`` or the ``socket`` module
    :raises TypeError: when it cannot make sockets
    """

    def __init__(self, socket_source) -> None:
        if not callable(getattr(socket_source, "socket", None)):
            raise TypeError(
                f"socket_source must be a SocketPool or the socket module, not {type(socket_source).__name__}"
            )
        self._socket_source = socket_source
        self._service = Service(dialect)
        self._root_path = "/"
        self._request_buffer_size = 1024
        self.routes = Routes(self._service)
        """The handlers by ``_HTTPRequest(path, method)``."""

    def route(self, path: str, method: str = "GET"):
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

        def decorate(function):
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
        for outcome in self._service.forever():
            if isinstance(outcome, BaseException):
                if not isinstance(outcome, Exception):
                    raise outcome
                log_failure(outcome)

    def start(self, host: str, port: int = 80, root: str = "") -> None:
        """Listen. After it, call :meth:`poll` in a loop.

        :param str host: the address to listen on; "0.0.0.0" for all
        :param int port: default 80
        :param str root: the folder whose files are served where there is no route; default: the whole drive, without
            the scripts, settings and libraries on it
        :raises OSError: when the port is in use or not permitted
        :raises RuntimeError: when the server is running already, or in a child process of one that has run a server
        """
        _check_address(host, port)
        self._service.check_startable()
        self._set_root(root)
        self._service.start(self._socket_source, host, port)

    def poll(self) -> None:
        """Handle at most one request; returns at once when there is none.

        Nothing that a client does makes it raise or wait. What the handler raises comes out of it; the client gets
        500 then.

        :raises TypeError: when the handler has returned no response
        :raises ServerStoppedError: when the server is not running
        """
        outcome = self._service.poll()
        if outcome is not True and outcome is not False:
            raise outcome

    def stop(self) -> None:
        """Stop listening, after the requests that are queued. The server can be started again. (Not in the original.)"""
        self._service.stop()

    @property
    def root_path(self) -> str:
        """The folder whose files are served; "/" is the whole drive. A change takes effect at once."""
        return self._root_path

    @root_path.setter
    def root_path(self, root: str) -> None:
        self._set_root(root)

    def _set_root(self, root: str) -> None:
        if not isinstance(root, str):
            raise TypeError(f"root must be a str, not {type(root).__name__}")
        if "\0" in root:
            raise ValueError(f"root must not have NUL in it: {root!r}")
        folder = os.path.realpath(_drive.root_folder(root))
        self._root_path = root
        self._service.set_root(folder, _HIDDEN if _drive.is_within(folder) else "")

    @property
    def request_buffer_size(self) -> int:
        """How long requests are expected to be, in bytes; default 1024.

        On a board longer ones are cut. Here it is a hint that changes nothing: requests are whole, up to the limits of
        the server.
        """
        return self._request_buffer_size

    @request_buffer_size.setter
    def request_buffer_size(self, value: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"request_buffer_size must be an int, not {type(value).__name__}")
        if value < 1:
            raise ValueError(f"request_buffer_size must be positive, not {value}")
        self._request_buffer_size = value


def _check_address(host, port) -> None:
    if not isinstance(host, str):
        raise TypeError(f"host must be a str, not {type(host).__name__}: use str(wifi.radio.ipv4_address)")
    if "\0" in host:
        raise ValueError(f"host must not have NUL in it: {host!r}")
    if not isinstance(port, int) or isinstance(port, bool):
        raise TypeError(f"port must be an int, not {type(port).__name__}")
    if not 0 <= port <= 65535:
        raise ValueError(f"port must be from 0 to 65535, not {port}")
