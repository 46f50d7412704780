# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A client that sends exactly the bytes it is told to, and reads answers one by one."""

import socket
from typing import NamedTuple

HOST = "127.0.0.1"
SECONDS = 15


class Answer(NamedTuple):
    """What a server has sent."""

    status: int
    phrase: str
    headers: dict
    body: bytes

    @property
    def content_type(self) -> str:
        """The type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


class Client:
    """A connection. Use it in a ``with``.

    :param sock: a connected socket, or what has ``sendall``, ``recv`` and ``close``
    """

    def __init__(self, sock):
        self.sock, self._data = sock, b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self.sock.sendall(data)

    def ask(self, path: str = "/", method: str = "GET", body: bytes = b"", headers: str = "") -> Answer:
        """Send a request and read its answer."""
        self.send(request(path, method, body, headers))
        return self.answer(method)

    def answer(self, method: str = "GET") -> Answer:
        """Read the next answer."""
        head = self._until(b"\r\n\r\n").decode("latin-1")
        line, *fields = head[:-4].split("\r\n")
        _, code, phrase = (line + " ").split(" ", 2)
        headers = {}
        for field in fields:
            name, _, value = field.partition(":")
            assert name.lower() not in headers, f"{name} comes twice"
            headers[name.lower()] = value.strip()
        size = headers.get("content-length")
        if method == "HEAD" or int(code) < 200 or int(code) in (204, 304):
            body = b""
        else:
            body = self.rest() if size is None else self._exactly(int(size))
        return Answer(int(code), phrase.strip(), headers, body)

    def rest(self) -> bytes:
        """All bytes until the server closes."""
        while self._more():
            pass
        data, self._data = self._data, b""
        return data

    def closed(self) -> bool:
        """Whether the server closes without another byte."""
        return self.rest() == b""

    def _more(self) -> bool:
        data = self.sock.recv(1 << 18)
        self._data += data
        return bool(data)

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._data:
            if not self._more():
                raise EOFError(f"the server closed after {self._data!r}")
        head, _, self._data = self._data.partition(mark)
        return head + mark

    def _exactly(self, size: int) -> bytes:
        parts, have = [self._data], len(self._data)
        while have < size:
            data = self.sock.recv(1 << 18)
            if not data:
                raise EOFError(f"the server closed after {have} of {size} bytes of a body")
            parts.append(data)
            have += len(data)
        data = b"".join(parts)
        self._data = data[size:]
        return data[:size]


def connect(port: int) -> Client:
    """A client of a server on this computer."""
    return Client(socket.create_connection((HOST, port), SECONDS))


def request(path: str = "/", method: str = "GET", body: bytes = b"", headers: str = "") -> bytes:
    """The bytes of a request; ``headers`` are whole lines, each with its CR LF."""
    if body:
        headers += f"Content-Length: {len(body)}\r\n"
    return f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n{headers}\r\n".encode() + body


def ask(port: int, path: str = "/", method: str = "GET", body: bytes = b"", headers: str = "") -> Answer:
    """One request over a connection of its own."""
    with connect(port) as client:
        return client.ask(path, method, body, headers)


def send(port: int, data: bytes) -> bytes:
    """Send bytes and return all that comes until the server closes."""
    with connect(port) as client:
        client.send(data)
        return client.rest()


def raw_answer(port: int, data: bytes) -> Answer:
    """Send bytes and read one answer."""
    with connect(port) as client:
        client.send(data)
        return client.answer(data.partition(b" ")[0].decode("latin-1"))
