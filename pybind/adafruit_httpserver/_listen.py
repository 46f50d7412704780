# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Listening sockets: made from what a script gave as its source of sockets, and bound where it asked for.

``bind`` is the one place that a runner can change addresses and ports in.
"""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

#: None: sockets are bound to just what was asked for. A runner sets an object with ``bind(sock, host, port, tls) -> int``.
policy: Any = None

#: Whether servers that start from now on accept nobody: the script's next run does, on the same sockets.
retired = False

#: How many connections may wait to be accepted; the system may allow fewer.
_BACKLOG = 1024


def is_native(source: Any) -> bool:
    """Whether the source's sockets are the system's own, so that Go can take them over.

    True for the ``socket`` module and our SocketPool. Any other object may wrap what it likes around a socket, and
    its bytes are carried in Python.
    """
    if os.name != "posix":
        return False
    pool = sys.modules.get("adafruit_httpserver.board.socketpool")
    return source is sys.modules.get("socket") or (pool is not None and type(source) is pool.SocketPool)


def listening_socket(source: Any, host: str, port: int, tls: bool = False) -> Any:
    """A socket of the source that listens.

    :param tls: whether TLS will be spoken on it; that is for whoever tells the address
    :raises OSError: as the source's ``bind`` does: the port is taken, or not permitted
    """
    sock = source.socket(_family(source, host), source.SOCK_STREAM)
    try:
        bind(sock, host, port, tls)
        sock.listen(_BACKLOG)
    except BaseException:
        sock.close()
        raise
    return sock


def secured(sock: Any, certificate: str, key: str) -> Any:
    """A listening socket of the script's own kind that speaks TLS.

    :raises OSError: certificate or key cannot be used
    """
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context.wrap_socket(sock, server_side=True)


def bind(sock: Any, host: str, port: int, tls: bool = False) -> int:
    """Bind a socket and return the port that it got.

    :param sock: a socket of the ``socket`` module, of a SocketPool, or of any other source of sockets
    :param host: the address to bind to
    :param port: the port that was asked for; 0 lets the system choose
    :param tls: whether TLS will be spoken on it
    :raises OSError: as ``socket.bind`` does, with its errno
    """
    _reuse_address(sock)
    if policy is None:
        return exactly(sock, host, port)
    given: int = policy.bind(sock, host, port, tls)
    return given


def told(port: int) -> bool:
    """Whether a runner has told where a server listens on this port; each time that it does counts once."""
    return policy is not None and bool(policy.told(port))


def exactly(sock: Any, host: str, port: int) -> int:
    """Bind a socket to just this host and port, and return the port (the real one, where 0 was asked for)."""
    # A SocketPool's own bind() comes back to this module; its bind_exactly() does not.
    getattr(sock, "bind_exactly", sock.bind)((host, port))
    return port or given_port(sock)


def is_stream(sock: Any) -> bool:
    """Whether connections can be made to a socket; sockets that do not say count as such."""
    return bool(getattr(sock, "type", socket.SOCK_STREAM) == socket.SOCK_STREAM)


def _family(source: Any, host: str) -> int:
    family: int = source.AF_INET6 if ":" in host and hasattr(source, "AF_INET6") else source.AF_INET
    return family


def _reuse_address(sock: Any) -> None:
    """Let a script that is run again have its port again, though the system still remembers its connections.

    On Windows the option means something else (two programs on one port), and it is not needed there.
    """
    if os.name != "posix" or not hasattr(sock, "setsockopt") or not is_stream(sock):
        return
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    except Exception:  # noqa: BLE001 - sockets of the script's own kind may not know the option: it was worth a try
        pass


def given_port(sock: Any) -> int:
    """The port that a socket is bound to; 0 where the socket cannot tell, as some sources of sockets cannot."""
    name = getattr(sock, "getsockname", None)
    port: int = name()[1] if name else 0
    return port
