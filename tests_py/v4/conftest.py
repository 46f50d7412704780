# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Servers of era 4 that a thread polls, and handlers that tests make up as they go."""

import pathlib
import socket
import sys

import pytest
import serving
import wire
from adafruit_httpserver import DELETE, GET, HEAD, PATCH, POST, PUT, Server

sys.path.append(str(pathlib.Path(__file__).parents[1] / "v0"))  # for the sources of sockets that era 0 is tested with


class Polled:
    """A Server as :class:`serving.Running` wants it; keeps what ``poll()`` returns."""

    def __init__(self, server):
        self.server, self.results = server, []

    def start(self, host: str, port: int, _root: str) -> None:
        self.server.start(host, port)

    def poll(self) -> None:
        result = self.server.poll()
        if result != "no_request":
            self.results.append(result)

    def stop(self) -> None:
        self.server.stop()


@pytest.fixture
def serve4(serve):
    """Starts servers; what it returns has ``port``, ``error()`` and ``results``."""

    def start(server) -> serving.Running:
        polled = Polled(server)
        running = serve(polled)
        running.results = polled.results
        return running

    return start


class Asking:
    """A running server whose one handler is what it is called with."""

    def __init__(self, serve4, server):
        self.server, self._handlers = server, []
        server.route("/", [GET, POST, PUT, PATCH, DELETE, HEAD])(lambda request: self._handlers.pop()(request))
        self.running = serve4(server)
        self.port = self.running.port

    def __call__(self, handler, data: bytes = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") -> wire.Answer:
        """Let the handler answer a request."""
        self._handlers.append(handler)
        return wire.raw_answer(self.port, data)

    def seen(self, look, data: bytes = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"):
        """What a handler sees of a request: what ``look`` returns for it."""
        from adafruit_httpserver import Response

        found = []

        def handler(request):
            found.append(look(request))
            return Response(request)

        answer = self(handler, data)
        assert answer.status == 200, answer
        return found[0]

    def results(self, *expected: str) -> None:
        """What ``poll()`` has returned is, or becomes, just this."""
        serving.wait_until(lambda: len(self.running.results) >= len(expected), what="a result of poll()")
        assert self.running.results == list(expected)

    def failing(self, handler, kind, data: bytes = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"):
        """The exception that comes out of ``poll()`` for a handler; the client gets 500."""
        answer = self(handler, data)
        assert answer.status == 500, answer
        return self.running.error(kind)


@pytest.fixture
def ask(serve4, folder):
    """A running server without files, see :class:`Asking`."""
    return Asking(serve4, Server(socket))


@pytest.fixture
def www(folder):
    """The folder ``/www`` of the drive."""
    top = folder / "www"
    top.mkdir()
    return top


@pytest.fixture
def ask_with_files(serve4, www):
    """A running server with the files of ``/www``."""
    return Asking(serve4, Server(socket, "/www"))
