# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Where a listening socket is given its address: the one place that a runner can change ports in."""

#: None: sockets are bound to just what was asked for. A runner sets an object with ``bind(sock, host, port) -> int``.
policy = None


def bind(sock, host: str, port: int) -> int:
    """Bind a socket and return the port that it got.

    :param sock: a socket of the ``socket`` module, of a SocketPool, or of any other source of sockets
    :param host: the address to bind to
    :param port: the port that was asked for; 0 lets the system choose
    :raises OSError: as ``socket.bind`` does, with its errno
    """
    if policy is None:
        return exactly(sock, host, port)
    return policy.bind(sock, host, port)


def exactly(sock, host: str, port: int) -> int:
    """Bind a socket to just this host and port, and return the port (the real one, where 0 was asked for)."""
    # A SocketPool's own bind() comes back to this module; its bind_exactly() does not.
    getattr(sock, "bind_exactly", sock.bind)((host, port))
    return port or _given(sock)


def _given(sock) -> int:
    """The port that the system chose; 0 where the socket cannot tell, as some sources of sockets cannot."""
    name = getattr(sock, "getsockname", None)
    return name()[1] if name else 0
