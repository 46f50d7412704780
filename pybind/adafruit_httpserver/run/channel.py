# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The line between the runner and the process that the script runs in: one JSON message a line, descriptors beside it."""

from __future__ import annotations

import json
import os
import socket
import threading
from typing import Any, Dict, List, Optional, Sequence

#: As many descriptors as one message may bring: a script with more servers than that has them bound anew.
MOST = 64
_CHUNK = 1 << 16

#: ``{"kind": ..., ...}``
Message = Dict[str, Any]


class Channel:
    """One end of the line.

    :param sock: one of a pair of connected sockets
    """

    def __init__(self, sock: socket.socket) -> None:
        self._socket, self._lock = sock, threading.Lock()
        self._text = b""
        self._descriptors: List[int] = []

    def fileno(self) -> int:
        """The descriptor to wait for."""
        return self._socket.fileno()

    def send(self, kind: str, descriptors: Sequence[int] = (), **more: Any) -> bool:
        """Send a message; False when nobody is there any more.

        :param kind: what the message is
        :param descriptors: what goes with it; the other end gets copies
        :param more: what belongs to it, as far as JSON can tell it
        """
        line = json.dumps({"kind": kind, "descriptors": len(descriptors), **more}).encode() + b"\n"
        with self._lock:
            try:
                if descriptors:
                    socket.send_fds(self._socket, [line[:1]], list(descriptors))
                    line = line[1:]
                self._socket.sendall(line)
            except OSError:
                return False
        return True

    def receive(self) -> Optional[List[Message]]:
        """Wait for something to come.

        :return: the messages that are whole now, each with its ``descriptors``; None when nobody is there any more
        :raises BlockingIOError: nothing has come, and :meth:`set_blocking` said not to wait
        """
        try:
            data, descriptors, _, _ = socket.recv_fds(self._socket, _CHUNK, MOST)
        except BlockingIOError:
            raise
        except OSError:
            return None
        for descriptor in descriptors:
            os.set_inheritable(descriptor, False)
        self._descriptors += descriptors
        *lines, self._text = (self._text + data).split(b"\n")
        return [self._message(line) for line in lines] if data else None

    def set_blocking(self, blocking: bool) -> None:
        """Whether :meth:`receive` waits."""
        self._socket.setblocking(blocking)

    def close(self) -> None:
        """End it."""
        self._socket.close()
        while self._descriptors:
            os.close(self._descriptors.pop())

    def _message(self, line: bytes) -> Message:
        message: Message = json.loads(line)
        count = message["descriptors"]
        message["descriptors"], self._descriptors = self._descriptors[:count], self._descriptors[count:]
        return message
