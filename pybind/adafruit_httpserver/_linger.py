# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sockets whose last answer has been sent, until their clients have read it.

A socket that is closed with bytes in it that nobody has read resets the connection, and the client loses the answer
(RFC 9112 section 9.6). So the server ends its own direction and reads on for a while.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any

_CHUNK = 64 << 10
#: How long and how many bytes a client may go on sending.
_SECONDS, _BYTES = 1.0, 1 << 20


class Lingering:
    """Sockets that wait for their clients to close."""

    def __init__(self) -> None:
        self._waiting: list[list[Any]] = []  # [socket, until when, bytes it may still send]

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Any]:
        return iter([sock for sock, _, _ in self._waiting])

    def add(self, sock: Any) -> None:
        """Take a socket over. One that can not end its own direction is closed once there is nothing to read."""
        seconds = _SECONDS if _end(sock) else 0
        self._waiting.append([sock, time.monotonic() + seconds, _BYTES])

    def carry(self) -> None:
        """Read what has come; never waits."""
        for entry in list(self._waiting):
            if not _drain(entry):
                self._waiting.remove(entry)
                close_quietly(entry[0])

    def close(self) -> None:
        """Close all."""
        for sock in self:
            close_quietly(sock)
        self._waiting.clear()


def _end(sock: Any) -> bool:
    """Tell the client that nothing more will come; whether that was possible."""
    try:
        if hasattr(sock, "unwrap"):
            sock.unwrap()  # TLS says goodbye in a message of its own; the client's goodbye is not waited for
    except (OSError, ValueError):
        pass
    try:
        sock.shutdown(socket.SHUT_WR)
        return True
    except (AttributeError, OSError, TypeError, ValueError):
        return False


def _drain(entry: list[Any]) -> bool:
    """Whether the socket is to be kept a while longer."""
    sock, until, _ = entry
    try:
        while entry[2] > 0:
            data = receive(sock)
            if not data:
                return False
            entry[2] -= len(data)
        return False
    except OSError as problem:
        return isinstance(problem, BlockingIOError) and time.monotonic() < until
    except Exception:  # noqa: BLE001 - of the script's own kind of socket, which is to be closed anyhow
        return False


def receive(sock: Any) -> bytes:
    """Bytes from a socket, by whichever of the three methods its kind has."""
    if hasattr(sock, "recv"):
        return bytes(sock.recv(_CHUNK))
    space = bytearray(_CHUNK)
    if hasattr(sock, "recv_into"):
        return bytes(space[: sock.recv_into(space) or 0])
    return bytes(space[: sock.recvfrom_into(space)[0] or 0])


def close_quietly(sock: Any) -> None:
    """Close a socket that may be broken already."""
    try:
        sock.close()
    except OSError:
        pass
