# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Server`` of era 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Callable, Optional, TypeVar, Union

from ... import _drive
from ..._fields import sendable
from ..._region import SERVED_WORD
from ..._server import BaseServer, check_address
from ..._service import log_failure
from . import access_log
from .authentication import Authentication, challenge
from .dialect import Dialect
from .headers import Headers
from .methods import GET
from .mime_types import MIMETypes, followers, told_apart
from .route import Handler, Route
from .server_headers import ServerHeaders

NO_REQUEST = "no_request"
"""``poll()``: nobody has asked for anything."""
CONNECTION_TIMED_OUT = "connection_timed_out"
"""``poll()``, on a board: a client has connected and said nothing. Here such a client is none of the script's business."""
REQUEST_HANDLED_NO_RESPONSE = "request_handled_no_response"
"""``poll()``: a handler has been called, and has returned nothing."""
REQUEST_HANDLED_RESPONSE_SENT = "request_handled_response_sent"
"""``poll()``: a request has been answered."""

#: How many answers of Go's own may be waiting to be told of.
_MOST_SERVED = 256

_Handler = TypeVar("_Handler", bound=Handler)


class Server(BaseServer):
    """An HTTP server that calls handlers for requests, one at a time, on the thread that polls::

        server = Server(socketpool.SocketPool(wifi.radio), "/static")

        @server.route("/led/<color>", [GET, POST])
        def led(request, color):
            return Response(request, f"The LED is {color}")

        server.serve_forever(port=8080)

    :param socket_source: where sockets come from: a ``socketpool.SocketPool``, the ``socket`` module, or an object like them
    :param str root_path: the folder whose files are served where there is no route; default None: no files are
    :param bool https: whether the server speaks HTTPS; default False
    :param str certfile: the file with the certificate (PEM), for HTTPS
    :param str keyfile: the file with its private key (PEM), for HTTPS
    :param bool debug: whether each answer, and each exception of a handler, is printed; default False
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when HTTPS is asked for without certificate and key
    :raises OSError: when certificate or key cannot be read
    """

    host: Optional[str]
    """The address that the server listens on; None when it is stopped."""
    port: Optional[int]
    """The port that the server listens on; None when it is stopped."""

    _ROOT = "root_path"

    def __init__(
        self,
        socket_source: Any,
        root_path: Optional[str] = None,
        *,
        https: bool = False,
        certfile: Optional[str] = None,
        keyfile: Optional[str] = None,
        debug: bool = False,
    ) -> None:
        certificate = _certificate(certfile, keyfile) if https else ()
        self._dialect = Dialect(self)
        super().__init__(socket_source, self._dialect)
        self._dialect.serve(self._service)
        self._service.certificate = certificate
        self._routes: list[Route] = []
        self._places: set[tuple[str, str, int]] = set()
        self._percent_decoding = False
        self._timeout: float = 1
        self._served = 0
        self.https = https
        """Whether the server speaks HTTPS."""
        self.host, self.port = None, None
        self.stopped = True
        """Whether the server is stopped."""
        self.headers = Headers()
        self.root_path = root_path
        self.debug = debug
        if debug and root_path in ("", "/"):
            access_log.exposed(root_path)

    # Routes

    def route(
        self,
        path: str,
        methods: Union[str, Iterable[str]] = GET,
        *,
        append_slash: bool = False,
        method: Union[str, Iterable[str], None] = None,
    ) -> Callable[[_Handler], _Handler]:
        """A decorator that makes a function the handler of a path::

            @server.route("/led/<color>", [GET, POST])
            def led(request, color):
                return Response(request, f"The LED is {color}")

        The function is called with the request and the parameters of the path, and returns a response. It stays what it
        is, so that several routes can be put on it. A path that has a handler for a method keeps it. A route for GET
        answers HEAD as well.

        :param str path: it begins with a slash. ``<name>`` stands for a part between slashes, which the handler is given;
            ``...`` for one that it is not, ``....`` for one or more. Paths without those come first; of the others, the one
            that was there first
        :param methods: one, or several in a list, set or tuple; default "GET"
        :param bool append_slash: whether the path with a slash at its end is meant as well; default False
        :param method: the same as ``methods``, which it takes the place of, as the releases before 4 wrote it
        :raises TypeError: when an argument is of the wrong type
        :raises ValueError: when the path cannot be understood
        """
        methods = methods if method is None else method
        Route(path, methods, append_slash=append_slash)  # complains here, not where the function is

        def decorate(function: _Handler) -> _Handler:
            if not callable(function):
                raise TypeError(f"route() makes a handler of a function, not of a {type(function).__name__}")
            self.add_routes([Route(path, methods, function, append_slash=append_slash)])
            return function

        return decorate

    def add_routes(self, routes: Iterable[Route]) -> None:
        """Add routes, while the server runs too.

        :param routes: :class:`Route` objects; those without a handler have no effect
        :raises TypeError: when something else is among them
        """
        routes = list(routes)
        for route in routes:
            if not isinstance(route, Route):
                raise TypeError(f"add_routes() takes Route objects, not {type(route).__name__}")
        for route in routes:
            self._routes.append(route)
            self._add(route)

    def _add(self, route: Route) -> None:
        if not callable(route.handler):
            return
        handler = route.as_handler(_unquoted if self._percent_decoding else None)
        for method in sorted(route.methods):
            for path, kind in route.places():
                if (method, path, kind) not in self._places:
                    self._places.add((method, path, kind))
                    self._service.add_route(method, path, handler, kind)

    @property
    def percent_decoding(self) -> bool:
        """Whether parameters of paths and queries, and forms, are given to handlers as they were typed in: "a b" instead of
        "a%20b". Default False, as on a board, where scripts do so themselves. (Not in the original.)"""
        return self._percent_decoding

    @percent_decoding.setter
    def percent_decoding(self, value: bool) -> None:
        self._percent_decoding = bool(value)
        self._places.clear()
        for route in self._routes:
            self._add(route)

    # Running

    def serve_forever(
        self, host: str = "0.0.0.0", port: int = 5000, *, poll_interval: Optional[float] = 0.1
    ) -> None:
        """Start and handle requests until Ctrl-C, or until another thread or a handler calls :meth:`stop`.

        What a handler raises is logged, and the server goes on.

        :param str host: the address to listen on; default "0.0.0.0", all that the computer has
        :param int port: default 5000
        :param float poll_interval: changes nothing: requests are handled as soon as they come; default 0.1
        :raises OSError: when the port is in use or not permitted
        :raises RuntimeError: when the server is running already, or the address cannot be found
        """
        turns = self._service.forever()
        try:
            self.start(host, port)
            for outcome in turns:
                try:
                    self._result(outcome)
                except Exception as problem:  # noqa: BLE001 - of the script's
                    if not self._debug:
                        log_failure(problem)
        except KeyboardInterrupt:
            turns.close()
            self.stop()
        finally:
            turns.close()
            if self._service.engine is None:
                self._ended()

    def start(self, host: str = "0.0.0.0", port: int = 5000) -> None:
        """Listen. After it, call :meth:`poll` in a loop.

        :param str host: the address to listen on; default "0.0.0.0", all that the computer has
        :param int port: default 5000
        :raises OSError: when the port is in use or not permitted
        :raises RuntimeError: when the server is running already, or the address cannot be found
        :raises TypeError: when the address is not a str, or the port not an int
        """
        self._verify_can_start(host, port)
        self._service.check_startable()
        self._tell_types()
        self._service.start(self._socket_source, host, port)
        followers.add(self)
        self._served = 0
        self.host, self.port, self.stopped = host, self._service.port, False
        if self._debug:
            access_log.started(self.https, host, self.port)

    def _verify_can_start(self, host: str, port: int) -> None:
        """Complain about an address that cannot be listened on."""
        if host is None or port is None:
            raise RuntimeError("host and port cannot be None: on a board, wifi.radio.connect() comes first")
        check_address(host, port)
        look_up = getattr(self._socket_source, "getaddrinfo", None)
        try:
            if look_up is not None:
                look_up(host, port)
        except (OSError, UnicodeError) as problem:
            raise RuntimeError(f"Cannot start server on {host}:{port}: {problem}") from problem

    def stop(self) -> None:
        """Stop listening, after the requests that are queued. The server can be started again."""
        self._service.stop()
        self._ended()

    def _ended(self) -> None:
        self.host, self.port = None, None
        if not self.stopped:
            self.stopped = True
            if self._debug:
                access_log.stopped()

    def poll(self) -> str:
        """Handle at most one request; returns at once when there is none.

        Nothing that a client does makes it raise or wait. What a handler raises comes out of it; the client gets 500 then.
        An exception of the package that stands for an answer, such as FileNotExistsError, does not come out.

        :returns: :data:`NO_REQUEST`, :data:`REQUEST_HANDLED_RESPONSE_SENT`, also for a file that Go has served, or
            :data:`REQUEST_HANDLED_NO_RESPONSE`
        :raises TypeError: when a handler has returned no response
        :raises ServerStoppedError: when the server is not running
        """
        service = self._service
        outcome = service.poll()
        if outcome is True and not service.pumps and not self._dialect.is_silent:
            return REQUEST_HANDLED_RESPONSE_SENT  # as most often
        return self._result(outcome)

    def _result(self, outcome: Union[bool, BaseException]) -> str:
        """What poll() returns, or raises."""
        service, dialect = self._service, self._dialect
        if service.pumps:
            problem = service.pump()
            if problem is not None and isinstance(outcome, bool):
                outcome = problem
        if outcome is True:
            if dialect.is_silent:
                dialect.is_silent = False
                return REQUEST_HANDLED_NO_RESPONSE
            return REQUEST_HANDLED_RESPONSE_SENT
        if outcome is not False:
            if self._debug and isinstance(outcome, Exception):
                access_log.failed(outcome)
            raise outcome
        engine = service.engine
        if engine is None or engine.region.words[SERVED_WORD] == self._served:
            return NO_REQUEST
        # One at a time, as for other requests; where there are very many, some are left out.
        self._served = max(self._served + 1, engine.region.words[SERVED_WORD] - _MOST_SERVED)
        if self._debug:
            for entry in engine.served():
                access_log.served(entry)
        return REQUEST_HANDLED_RESPONSE_SENT

    # Settings

    def require_authentication(self, auths: Iterable[Authentication]) -> None:
        """Let in only requests with one of several authentications, from now on, for files as well. Others are answered
        401.

        :param auths: :class:`Basic`, :class:`Bearer` and :class:`Token`; none lets everybody in
        """
        auths = list(auths)
        self._service.set_authentication(tuple(map(str, auths)), challenge(auths))

    @property
    def headers(self) -> Headers:
        """Header fields of all answers, those of files included. A response that has a field of its own keeps it::

            server.headers = {"Access-Control-Allow-Origin": "*"}
            server.headers["X-Server"] = "Kitchen"
        """
        return self._headers

    @headers.setter
    def headers(self, value: Union[Headers, Mapping[str, str]]) -> None:
        self._headers: Headers = ServerHeaders(value, self._tell_headers)
        self._tell_headers()

    def _tell_headers(self) -> None:
        self._service.set_headers(sendable("", tuple(self._headers.as_written()))[1])

    def _tell_types(self) -> None:
        types = told_apart()
        self._service.set_types(types, "" if types is None else MIMETypes.DEFAULT)

    @property
    def debug(self) -> bool:
        """Whether each answer, and each exception of a handler, is printed."""
        return self._debug

    @debug.setter
    def debug(self, value: bool) -> None:
        self._debug = bool(value)
        self._dialect.log(self._debug)

    @property
    def socket_timeout(self) -> float:
        """How many seconds a board waits for a client to go on; default 1.

        Here it is a hint that changes nothing: nobody waits for a client, and the server has limits of its own.

        :raises ValueError: when it is set to something that is no positive number
        """
        return self._timeout

    @socket_timeout.setter
    def socket_timeout(self, value: float) -> None:
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
            raise ValueError(f"socket_timeout must be a positive number, not {value!r}")
        self._timeout = value

    def __repr__(self) -> str:
        return f"<Server host={self.host!r}, port={self.port!r}, root_path={self.root_path!r}>"


def _certificate(certfile: Optional[str], keyfile: Optional[str]) -> tuple[str, str]:
    """The files of a certificate and its key, on this computer.

    :raises ValueError: when one of them is not given
    :raises OSError: when one of them cannot be read
    """
    if certfile is None or keyfile is None:
        raise ValueError("https=True needs both certfile and keyfile")
    paths = _drive.file(certfile), _drive.file(keyfile)
    for path in paths:
        with open(path, "rb"):
            pass
    return paths


def _unquoted(value: str) -> str:
    """A parameter of a path as it was typed in."""
    from urllib.parse import unquote

    return unquote(value, errors="replace") if "%" in value else value
