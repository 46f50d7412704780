# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Carries bytes between the core and sockets that only Python can use: wrapper pools, TLS sockets, test doubles.

The other side is pybind/external.go. Whatever a client or its socket does ends at most its own connection.
"""

import errno
import select
import time

from ._region import buffer, span
from ._seam import check

_CHUNK = 64 << 10
_WANTS, _DONE = 1, 2

#: What a non-blocking socket raises when there is nothing to do now. TLS sockets have errnos of their own.
_LATER = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EINTR, errno.ETIMEDOUT)
_LATER_NAMES = ("SSLWantReadError", "SSLWantWriteError", "timeout", "TimeoutError")


class Carrier:
    """The connections of one server whose sockets are not Go's.

    :param engine: the Engine
    :param listener: a listening socket
    """

    def __init__(self, engine, listener) -> None:
        self._engine, self._core, self._number = engine, engine.core, engine.number
        self._listener = listener
        self._clients = {}
        self._memory, self._address = buffer(_CHUNK)
        _make_non_blocking(listener)

    def close(self) -> None:
        """Send what is ready and close all sockets."""
        self._carry_all()
        self._listener.close()
        for client in list(self._clients):
            self._forget(client)

    def carry(self) -> None:
        """One round: accept, read, write; never waits."""
        self._accept()
        self._carry_all()

    def wait(self, seconds: float) -> None:
        """Wait until a socket may have something, at most for that time."""
        sockets = [self._listener, *self._clients.values()]
        try:
            select.select(sockets, (), (), seconds)
        except (OSError, ValueError, TypeError):
            time.sleep(min(seconds, 0.005))  # sockets that only look like some

    def _accept(self) -> None:
        while True:
            try:
                sock, address = self._listener.accept()
            except OSError:
                return
            _make_non_blocking(sock)
            text = str(address).encode("utf-8", "backslashreplace")
            self._clients[check(self._core.pybind_Connect(self._number, *span(text)))] = sock

    def _carry_all(self) -> None:
        for client, sock in list(self._clients.items()):
            try:
                alive = self._read(client, sock) and self._write(client, sock)
            except OSError:
                alive = False
            if not alive or self._core.pybind_State(self._number, client) & _DONE:
                self._forget(client)

    def _read(self, client: int, sock) -> bool:
        """Whether the connection still stands."""
        while self._core.pybind_State(self._number, client) & _WANTS:
            try:
                data = _receive(sock)
            except OSError as problem:
                return _later(problem)
            self._core.pybind_Receive(self._number, client, *span(data))
            if not data:
                break
        return True

    def _write(self, client: int, sock) -> bool:
        while True:
            size = self._core.pybind_Outgoing(self._number, client, self._address, _CHUNK)
            if size <= 0:
                return size == 0
            try:
                sent = sock.send(self._memory.raw[:size])
            except OSError as problem:
                return _later(problem)
            sent = size if sent is None else sent
            self._core.pybind_Sent(self._number, client, sent)
            if sent < size:
                return True

    def _forget(self, client: int) -> None:
        self._core.pybind_Disconnect(self._number, client)
        try:
            self._clients.pop(client).close()
        except OSError:
            pass  # it was broken already


def _receive(sock) -> bytes:
    """Bytes from a socket, by whichever of the three methods its kind has."""
    if hasattr(sock, "recv"):
        return sock.recv(_CHUNK)
    space = bytearray(_CHUNK)
    if hasattr(sock, "recv_into"):
        return bytes(space[: sock.recv_into(space)])
    return bytes(space[: sock.recvfrom_into(space)[0]])


def _later(problem: OSError) -> bool:
    """Whether an error only says: not now."""
    return problem.errno in _LATER or type(problem).__name__ in _LATER_NAMES


def _make_non_blocking(sock) -> None:
    if hasattr(sock, "setblocking"):
        sock.setblocking(False)
    elif hasattr(sock, "settimeout"):
        sock.settimeout(0)
