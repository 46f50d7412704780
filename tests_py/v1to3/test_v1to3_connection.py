# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The connection that handlers of releases 1 to 3 are given: ``handler(request, conn)`` and ``request.connection``."""

import pathlib
import socket
import sys
import threading
import time

import pytest
import wire
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

sys.path.append(str(pathlib.Path(__file__).parents[1] / "v0"))
import sources  # noqa: E402 - it is in that folder


class Handled:
    """A running server whose handler is what it is called with; it is given the request and the connection."""

    def __init__(self, serve, source=socket):
        self._handlers, server = [], HTTPServer(source)
        for method in ("GET", "POST", "HEAD"):
            server.route("/", method)(lambda request, conn: self._handlers.pop()(request, conn))
        self.running = serve(server)
        self.port = self.running.port

    def __call__(self, handler, method: str = "GET") -> bytes:
        return wire.send(self.port, self.request(handler, method))

    def request(self, handler, method: str = "GET") -> bytes:
        """The bytes of a request that the handler will get."""
        self._handlers.append(handler)
        return wire.request("/", method, headers="Connection: close\r\n")


@pytest.fixture
def handled(serve):
    return Handled(serve)


def test_what_is_sent_is_the_whole_answer(handled):
    def handler(request, conn):
        for part in (b"HTTP/1.1 203 Mine\r\n", bytearray(b"Content-Length: 2\r\n\r\n"), memoryview(b"ok")):
            assert conn.send(part) == len(part)

    assert handled(handler) == b"HTTP/1.1 203 Mine\r\nContent-Length: 2\r\n\r\nok"


def test_an_answer_may_end_with_the_connection(handled):
    assert handled(lambda request, conn: conn.sendall(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")).endswith(b"until the end")


def test_both_ways_to_the_connection_are_one(handled):
    def handler(request, conn):
        assert request.connection is conn
        request.connection.send(b"HTTP/1.1 200 OK\r\n\r\n")
        conn.send(b"ok")

    assert handled(handler) == b"HTTP/1.1 200 OK\r\n\r\nok"


def test_the_connection_may_only_be_looked_at(handled):
    def handler(request, conn):
        conn.setblocking(True)
        conn.settimeout(2)
        return HTTPResponse(body="answered by the server")

    assert handled(handler).endswith(b"answered by the server")


def test_a_response_is_sent_over_the_connection(handled):
    answer = handled(lambda request, conn: HTTPResponse(CommonHTTPStatus.NOT_FOUND_404, "mine", {"X-A": "b"}).send(conn))
    assert answer.startswith(b"HTTP/1.1 404 Not Found\r\n") and b"X-A: b\r\n" in answer and answer.endswith(b"\r\n\r\nmine")


def test_chunks(handled):
    def handler(request, conn):
        response = HTTPResponse(content_type="text/html", headers={"X-A": "b"})
        response.send_chunk_headers(conn)
        for chunk in ("Adaf", b"ruit ", "größe", "", "never sent"):
            response.send_body_chunk(conn, chunk)

    head, _, body = handled(handler).partition(b"\r\n\r\n")
    assert b"Transfer-Encoding: chunked" in head and b"Content-Type: text/html" in head and b"X-A: b" in head
    assert body == "4\r\nAdaf\r\n5\r\nruit \r\n7\r\ngröße\r\n0\r\n\r\n".encode()


def test_chunks_without_headers_begin_by_themselves(handled):
    def handler(request, conn):
        response = HTTPResponse()
        response.send_body_chunk(conn, "one")
        response.send_body_chunk(conn, "")

    assert handled(handler).endswith(b"\r\n\r\n3\r\none\r\n0\r\n\r\n")


def test_chunks_without_an_end_are_ended(handled):
    def handler(request, conn):
        response = HTTPResponse()
        response.send_chunk_headers(conn)
        response.send_body_chunk(conn, "one")

    assert handled(handler).endswith(b"3\r\none\r\n0\r\n\r\n")


def test_headers_and_bytes_by_the_private_methods(handled):
    def handler(request, conn):
        response = HTTPResponse(request, content_type="a/b", headers={"X-A": "b", "Connection": "keep-alive"})
        response._send_headers(content_length=4)
        response._send_bytes(conn, b"ab")
        response._send_bytes(request.connection, memoryview(b"cd"))

    head, _, body = handled(handler).partition(b"\r\n\r\n")
    assert head.split(b"\r\n") == [b"HTTP/1.1 200 OK", b"Content-Type: a/b", b"Content-Length: 4", b"X-A: b", b"Connection: close"]
    assert body == b"abcd"


def test_headers_without_a_length(handled):
    def handler(request, conn):
        response = HTTPResponse(request)
        response._send_headers()
        response._send_bytes(conn, b"until the end")

    head, _, body = handled(handler).partition(b"\r\n\r\n")
    assert b"Content-Length" not in head and body == b"until the end"


def test_what_is_sent_leaves_at_once(handled):
    go_on = threading.Event()

    def handler(request, conn):
        conn.send(b"HTTP/1.1 200 OK\r\n\r\nfirst")
        assert go_on.wait(10)
        conn.send(b"second")

    with wire.connect(handled.port) as client:
        client.send(handled.request(handler))
        client._until(b"first")
        go_on.set()
        assert client.rest() == b"second"


def test_more_than_a_client_takes_at_once(handled):
    def handler(request, conn):
        conn.send(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(300):
            conn.send(b"x" * 50_000)

    assert handled(handler) == b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 15_000_000


def test_a_client_that_takes_nothing_is_given_up(handled):
    ended = threading.Event()

    def handler(request, conn):
        conn.settimeout(0.2)
        try:
            while True:
                conn.send(b"x" * 100_000)
        except OSError:
            ended.set()
            raise

    with wire.connect(handled.port) as client:
        client.send(handled.request(handler))
        assert ended.wait(10)
    assert handled(lambda request, conn: HTTPResponse(body="next")).endswith(b"next")


def test_a_client_that_has_left_is_told_to_the_handler_alone(handled):
    ended = threading.Event()

    def handler(request, conn):
        try:
            while True:
                conn.send(b"x" * 10_000)
        except BrokenPipeError:
            ended.set()
            raise

    with wire.connect(handled.port) as client:
        client.send(handled.request(handler))
        client._until(b"xxx")
    assert ended.wait(10)
    assert handled(lambda request, conn: HTTPResponse(body="next")).endswith(b"next")


def test_what_the_client_sends_is_received(handled):
    def handler(request, conn):
        conn.send(b"HTTP/1.1 200 OK\r\n\r\n")
        received, buffer = b"", bytearray(4)
        while len(received) < 6:
            try:
                received += bytes(buffer[: conn.recv_into(buffer)])
            except BlockingIOError:
                pass
        conn.send(received)

    with wire.connect(handled.port) as client:
        client.send(handled.request(handler))
        client._until(b"\r\n\r\n")
        client.send(b"abc")
        client.send(b"def")
        assert client.rest() == b"abcdef"


def test_the_connection_may_be_closed(handled):
    def handler(request, conn):
        conn.send(b"HTTP/1.1 200 OK\r\n\r\nok")
        conn.close()

    assert handled(handler) == b"HTTP/1.1 200 OK\r\n\r\nok"


def test_nothing_but_bytes_is_sent(handled):
    def handler(request, conn):
        with pytest.raises(TypeError, match="a connection sends bytes, not str"):
            conn.send("text")
        return HTTPResponse(body="ok")

    assert handled(handler).endswith(b"ok")


def test_a_handler_that_fails_after_sending_bytes(handled):
    def handler(request, conn):
        conn.send(b"HTTP/1.1 200 OK\r\n\r\nfirst")
        raise ValueError("mine")

    assert handled(handler) == b"HTTP/1.1 200 OK\r\n\r\nfirst"
    handled.running.error(ValueError)


def test_a_connection_is_forgotten_with_its_handler(handled):
    kept = []

    def handler(request, conn):
        kept.append(conn)
        return HTTPResponse(body="ok")

    assert handled(handler).endswith(b"ok")
    with pytest.raises(RuntimeError, match="answered already"):
        kept[0].send(b"late")


@pytest.mark.parametrize("kind", sources.MAKERS)
def test_over_every_kind_of_socket(kind, serve, folder):
    """What is sent before a handler returns goes also where bytes are carried in Python."""
    (folder / "page.html").write_text("page")
    source = sources.MAKERS[kind]()
    handled = Handled(serve, source.pool)
    large = "x" * 20_000

    def pieces(request, conn):
        with HTTPResponse(request, chunked=True) as response:
            for _ in range(20):
                response.send_chunk(large)

    def ask(handler) -> wire.Answer:
        with source.connect(handled.port) as client:
            client.send(handled.request(handler))
            return client.answer()

    assert ask(lambda request, conn: HTTPResponse(body="value")).body == b"value"
    assert ask(lambda request, conn: HTTPResponse(request).send(large)).body == large.encode()
    assert ask(lambda request, conn: HTTPResponse(request).send_file("page.html")).body == b"page"
    assert ask(lambda request, conn: conn.send(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nraw")).body == b"raw"
    answer = ask(pieces)
    assert answer.body.count(b"x") == 400_000 and answer.body.endswith(b"\r\n0\r\n\r\n")


@pytest.mark.parametrize("timeout", [None, 30], ids=str)
@pytest.mark.parametrize("closes", [True, False], ids=["closed", "left to the server"])
def test_a_connection_that_is_used_after_its_end_keeps_nobody_waiting(closes, timeout, handled):
    kept, times = [], []

    def first(request, conn):
        conn.settimeout(timeout)
        conn.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        kept.append(conn)
        if closes:
            conn.close()

    def second(request, conn):
        began = time.monotonic()
        for _ in range(3):
            with pytest.raises(BrokenPipeError):
                kept[0].send(b"late")
            assert kept[0].recv(10) == b""
            kept[0].close()
        times.append(time.monotonic() - began)
        return HTTPResponse(body="ok")

    for handler in (first, second):
        assert handled(handler).endswith(b"ok")
    assert times[0] < 1
