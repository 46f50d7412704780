# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A client for what wrk cannot do: single requests, timed, and large uploads."""

from __future__ import annotations

import socket
import time

_PIECE = memoryview(bytes(1 << 20))
#: The type of a form with one file, and what stands before and after its content.
_FORM = (
    "multipart/form-data; boundary=here",
    b'--here\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n",
    b"\r\n--here--\r\n",
)


class Client:
    """One connection, kept open.

    :param int port: of a server on loopback
    """

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *problem: object) -> None:
        self._socket.close()

    def fileno(self) -> int:
        """For a selector."""
        return self._socket.fileno()

    def ask(self, path: str) -> None:
        """Send a GET."""
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    def answer(self) -> bytes:
        """The body of the next answer, which is expected to fit into one segment."""
        return self._socket.recv(65536).partition(b"\r\n\r\n")[2]

    def get(self, path: str) -> float:
        """Ask and wait for the answer: how long it took, in ms."""
        began = time.perf_counter()
        self.ask(path)
        self.answer()
        return (time.perf_counter() - began) * 1000

    def upload(self, path: str, mebibytes: int, *, form: bool = False) -> float:
        """POST a body, or a form with a file in it, and wait for the answer: how many seconds it took."""
        began = time.perf_counter()
        content_type, before, after = _FORM if form else ("application/octet-stream", b"", b"")
        self._socket.sendall(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {content_type}\r\n"
            f"Content-Length: {len(before) + (mebibytes << 20) + len(after)}\r\n\r\n".encode()
            + before
        )
        for _ in range(mebibytes):
            self._socket.sendall(_PIECE)
        self._socket.sendall(after)
        if b" 200 " not in self._socket.recv(65536).partition(b"\r\n")[0]:
            raise OSError(f"an upload of {mebibytes} MiB was refused")
        return time.perf_counter() - began


def one_by_one(port: int, path: str, seconds: float) -> float:
    """Requests a second, each on a connection of its own and after the one before."""
    count, began = 0, time.monotonic()
    while time.monotonic() < began + seconds:
        with Client(port) as client:
            client.get(path)
        count += 1
    return count / (time.monotonic() - began)
