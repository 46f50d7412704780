# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Makes the listening socket of a server from what a script gave as its source of sockets."""

import os
import socket
import sys

from . import _listen

#: How many connections may wait to be accepted; the system may allow fewer.
_BACKLOG = 1024


def is_native(source) -> bool:
    """Whether the source's sockets are the system's own, so that Go can take them over.

    True for the ``socket`` module and our SocketPool. Any other object may wrap what it likes around a socket, and
    its bytes are carried in Python.
    """
    if os.name != "posix":
        return False
    pool = sys.modules.get("adafruit_httpserver.board.socketpool")
    return source is sys.modules.get("socket") or (pool is not None and type(source) is pool.SocketPool)


def listening_socket(source, host: str, port: int):
    """A socket of the source that listens.

    :raises OSError: as the source's ``bind`` does: the port is taken, or not permitted
    """
    sock = source.socket(_family(source, host), source.SOCK_STREAM)
    try:
        _reuse_address(source, sock)
        _listen.bind(sock, host, port)
        sock.listen(_BACKLOG)
    except BaseException:
        sock.close()
        raise
    return sock


def _family(source, host: str) -> int:
    return source.AF_INET6 if ":" in host and hasattr(source, "AF_INET6") else source.AF_INET


def _reuse_address(source, sock) -> None:
    """Let a script that is run again have its port again, though the system still remembers its connections."""
    if os.name != "posix" or not hasattr(sock, "setsockopt"):
        return
    if hasattr(source, "SO_REUSEADDR"):
        sock.setsockopt(source.SOL_SOCKET, source.SO_REUSEADDR, 1)
        return
    try:  # a pool that wraps the system's sockets without all of their constants
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    except Exception:  # noqa: BLE001 - it was worth a try
        pass
