# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Carries bytes between the core and sockets that only Python can use: wrapper pools, TLS sockets, test doubles.

The other side is pybind/external.go. Whatever a client or its socket does ends at most its own connection.
"""

from __future__ import annotations

import errno
import select
import threading
import time
from typing import TYPE_CHECKING, Any

from ._linger import Lingering, close_quietly, receive
from ._region import buffer, span
from ._seam import check

if TYPE_CHECKING:
    from ._engine import Engine

_CHUNK = 64 << 10
#: How many chunks of one client, and how many new clients, are carried before others have their turn.
_CHUNKS, _NEW = 16, 64
#: How many clients are carried at once; past it those that are idle make room. Each is looked at in each round.
_MOST = 256
_WANTS, _DONE, _IDLE = 1, 2, 4

#: What a non-blocking socket raises when there is nothing to do now. TLS sockets have errnos of their own.
_LATER = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EINTR, errno.ETIMEDOUT)
_LATER_NAMES = ("SSLWantReadError", "SSLWantWriteError", "timeout", "TimeoutError")


class Carrier:
    """The connections of one server whose sockets are not Go's.

    :param engine: the Engine
    :param listener: a listening socket
    """

    def __init__(self, engine: Engine, listener: Any) -> None:
        self._core, self._number = engine.core, engine.number
        self._listener = listener
        self._clients: dict[int, Any] = {}  # number -> socket; who was silent longest comes first
        self._full = False  # nobody could be accepted
        self._accepts = True
        self._lingering = Lingering()
        self._sending: set[int] = set()  # the numbers of those whose sockets are full
        self._more = False  # there is more to carry right now
        self._memory, self._address = buffer(_CHUNK)
        self._view = memoryview(self._memory).cast("B")
        self._carrying = threading.Lock()
        engine.step, engine.carry = self.step, self._carry_now
        _make_non_blocking(listener)
        if hasattr(listener, "do_handshake_on_connect"):
            listener.do_handshake_on_connect = False  # of TLS: the first read does it, and does not wait for the client

    def step(self, number: int, answers: int, limit: int, wait_ms: int) -> int:
        """The hot call with the carrying around it."""
        result: int = self._core.pybind_Step(number, answers, limit, 0)
        self._carry()
        if result == 0:
            result = self._core.pybind_Step(number, -1, limit, 0)
        if result == 0 and wait_ms and not self._more:
            self._wait(wait_ms / 1000)
        return result

    def refuse_new_clients(self) -> None:
        """Stop accepting."""
        if self._accepts:
            self._accepts = False
            close_quietly(self._listener)

    def close(self, seconds: float) -> None:
        """Send what is ready, at most for so long, and close all sockets."""
        self.refuse_new_clients()
        self._core.pybind_EndStreams(self._number)
        until = time.monotonic() + seconds
        while self._carry_last() and time.monotonic() < until:
            time.sleep(0.001)
        with self._carrying:
            for client in list(self._clients):
                self._forget(client)
            self._lingering.close()

    def _carry_last(self) -> bool:
        """One round without new clients, while another thread may still poll; whether there is more to carry."""
        with self._carrying:
            self._carry_clients()
            return bool(self._clients or self._lingering)

    def _carry(self) -> None:
        """One round: accept, read, write; never waits."""
        with self._carrying:
            self._more = False
            self._accept()
            self._carry_clients()

    def _carry_now(self) -> None:
        """Carry for who waits in the middle of a handler, unless another thread is at it."""
        if self._carrying.acquire(blocking=False):
            try:
                self._carry_clients()
            finally:
                self._carrying.release()

    def _wait(self, seconds: float) -> None:
        """Wait until a socket may have something, at most for that time."""
        receiving = [sock for client, sock in self._clients.items() if client not in self._sending]
        sending = [self._clients[client] for client in self._sending]
        try:
            listening = () if self._full or not self._accepts else (self._listener,)
            select.select([*listening, *receiving, *self._lingering], sending, (), seconds)
        except (OSError, ValueError, TypeError):
            time.sleep(min(seconds, 0.005))  # sockets that only look like some

    def _accept(self) -> None:
        for _ in range(_NEW if self._accepts else 0):
            self._full = len(self._clients) >= _MOST and not self._make_room()
            if self._full:
                return
            try:
                sock, address = self._listener.accept()
            except OSError as problem:
                self._full = problem.errno in (errno.EMFILE, errno.ENFILE) and not self._make_room()
                return
            except Exception as problem:  # noqa: BLE001 - of the script's own kind of socket
                _log("accept()", problem)
                return
            if not self._take(sock, address):
                close_quietly(sock)

    def _take(self, sock: Any, address: Any) -> bool:
        """Whether the socket of a new client can be used."""
        try:
            _make_non_blocking(sock)
        except OSError:
            return False  # it has gone again
        text = _text(address).encode("utf-8", "backslashreplace")
        self._clients[check(self._core.pybind_Connect(self._number, *span(text)))] = sock
        return True

    def _make_room(self) -> bool:
        """Close the client that has been idle longest; False when none is."""
        for client in self._clients:
            if self._core.pybind_State(self._number, client) & _IDLE:
                self._forget(client)
                return True
        return False

    def _carry_clients(self) -> None:
        for client, sock in list(self._clients.items()):
            try:
                alive = self._read(client, sock) and self._write(client, sock)
            except OSError:
                alive = False
            except Exception as problem:  # noqa: BLE001 - of the script's own kind of socket
                _log("a socket", problem)
                alive = False
            if not alive or self._core.pybind_State(self._number, client) & _DONE:
                self._forget(client, linger=alive)
        self._lingering.carry()

    def _read(self, client: int, sock: Any) -> bool:
        """Whether the connection still stands."""
        for _ in range(_CHUNKS):
            if not self._core.pybind_State(self._number, client) & _WANTS:
                return True
            try:
                data = receive(sock)
            except OSError as problem:
                return _later(problem)
            self._core.pybind_Receive(self._number, client, *span(data))
            if not data:
                return True
            self._clients[client] = self._clients.pop(client)
        self._more = True
        return True

    def _write(self, client: int, sock: Any) -> bool:
        """Whether the connection still stands."""
        for _ in range(_CHUNKS):
            size: int = self._core.pybind_Outgoing(self._number, client, self._address, _CHUNK)
            if size <= 0:
                self._sending.discard(client)
                return size == 0
            self._sending.add(client)
            try:
                sent = sock.send(bytes(self._view[:size]))
            except OSError as problem:
                return _later(problem)
            sent = size if sent is None else max(0, min(sent, size))
            self._core.pybind_Sent(self._number, client, sent)
            if sent < size:
                return True
        self._more = True
        return True

    def _forget(self, client: int, linger: bool = False) -> None:
        self._core.pybind_Disconnect(self._number, client)
        self._sending.discard(client)
        sock = self._clients.pop(client)
        if linger:
            self._lingering.add(sock)
        else:
            close_quietly(sock)


def _text(address: Any) -> str:
    """The address of a client as Go writes it, "127.0.0.1:49152"; what is none of the internet's is left as it is."""
    if isinstance(address, (tuple, list)) and len(address) >= 2:
        host, port = address[:2]
        return f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"
    return str(address)


def _later(problem: OSError) -> bool:
    """Whether an error only says: not now."""
    return problem.errno in _LATER or type(problem).__name__ in _LATER_NAMES


def _make_non_blocking(sock: Any) -> None:
    if hasattr(sock, "setblocking"):
        sock.setblocking(False)
    elif hasattr(sock, "settimeout"):
        sock.settimeout(0)


def _log(what: str, problem: Exception) -> None:
    import logging

    logging.getLogger("adafruit_httpserver").warning("%s of the socket source failed", what, exc_info=problem)
