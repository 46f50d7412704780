# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``socketpool``: real sockets of this computer behind the face of a board's."""

from __future__ import annotations

import errno
import functools
import socket
from typing import Any, Callable, List, Tuple, TypeVar

from adafruit_httpserver import _listen
from adafruit_httpserver.board import StandIn, lacking

__all__ = ["Socket", "SocketPool", "gaierror"]
__getattr__ = lacking("socketpool", "Socket, SocketPool, gaierror")

gaierror = socket.gaierror

_CONSTANTS = """AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW SOL_SOCKET SO_REUSEADDR SO_BROADCAST IPPROTO_IP IPPROTO_ICMP
IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 IPPROTO_RAW IP_MULTICAST_TTL TCP_NODELAY EAI_NONAME"""

_Method = TypeVar("_Method", bound=Callable[..., Any])


def _timed(method: _Method) -> _Method:
    """The method, with a timeout raised as a board does: with its errno set, which scripts look at."""

    @functools.wraps(method)
    def call(self: Any, *arguments: Any) -> Any:
        try:
            return method(self, *arguments)
        except socket.timeout as problem:
            if problem.errno:
                raise
        raise TimeoutError(errno.ETIMEDOUT, "ETIMEDOUT")

    return call  # type: ignore[return-value]


class Socket(socket.socket):
    """A socket of a pool; besides what a board's socket has, all of Python's works too."""

    __slots__ = ()

    connect = _timed(socket.socket.connect)
    recv = _timed(socket.socket.recv)
    recv_into = _timed(socket.socket.recv_into)
    recvfrom_into = _timed(socket.socket.recvfrom_into)
    send = _timed(socket.socket.send)
    sendall = _timed(socket.socket.sendall)
    sendto = _timed(socket.socket.sendto)
    bind_exactly = socket.socket.bind

    @_timed
    def accept(self) -> Tuple[Socket, Any]:
        """Wait for a connection; the new socket, and the address of the other end."""
        number, address = self._accept()  # type: ignore[attr-defined]
        connection = Socket(self.family, self.type, self.proto, fileno=number)
        # As Python's own accept does: a non-blocking listener's connections must not depend on the system's habits.
        if socket.getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def bind(self, address: Any) -> None:
        """Take an address and a port; a port that cannot be had is replaced by another, and the runner says so."""
        _listen.bind(self, *address[:2])

    def listen(self, *backlog: int) -> None:
        """Accept connections from now on."""
        super().listen(*backlog)
        # Only now would a browser be answered, so only now the runner says where.
        if _listen.policy is not None:
            _listen.policy.listening(self)


class SocketPool(StandIn):
    """The sockets of a radio."""

    _owner = "socketpool.SocketPool"

    gaierror = socket.gaierror
    for _name in _CONSTANTS.split():
        if hasattr(socket, _name):
            locals()[_name] = getattr(socket, _name)
    del _name

    def __init__(self, radio: Any) -> None:
        self._radio = radio

    def socket(self, family: int = socket.AF_INET, type: int = socket.SOCK_STREAM, proto: int = 0) -> Socket:
        """A new socket."""
        return Socket(family, type, proto)

    def getaddrinfo(self, host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> List[Any]:
        """The addresses of a host, as ``socket.getaddrinfo`` gives them."""
        return socket.getaddrinfo(host, port, family, type, proto, flags)
