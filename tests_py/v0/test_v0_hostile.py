# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What clients do wrong, over every source of sockets: poll() never raises or waits, and others are served."""

import os
import socket
import struct
import time

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer

LARGE = bytes(30 << 20)

#: How long one poll() may take on a busy computer. One that waits for a client would take for ever.
LONGEST = 1.0


@pytest.fixture
def running(source, serve, folder):
    server = HTTPServer(source.pool)
    server.route("/x")(lambda request: HTTPResponse(body="x"))
    server.route("/large")(lambda request: HTTPResponse(body=LARGE))
    server.route("/echo", "POST")(lambda request: HTTPResponse(body=request.body))
    with (folder / "large.bin").open("wb") as file:
        file.truncate(len(LARGE))  # takes no room on the disk
    return serve(server)


@pytest.fixture
def others(source, running):
    """Checks that other clients are served, and that no poll has waited."""

    def check() -> None:
        began = time.monotonic()
        with source.connect(running.port) as client:
            assert client.ask("/x").body == b"x"
            assert client.ask("/none").status == 404
        assert time.monotonic() - began < 5
        assert running.slowest < LONGEST, f"a poll took {running.slowest:.3f} s"
        assert running.errors == []

    return check


def reset(client) -> None:
    """Close a connection so that the other side gets an error, where that is possible."""
    if isinstance(client.sock, socket.socket):
        client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.sock.close()


def test_connect_and_close(source, running, others):
    for _ in range(30):
        source.raw_connect(running.port).sock.close()
        reset(source.raw_connect(running.port))
    others()


def test_connect_and_say_nothing(source, running, others):
    clients = [source.raw_connect(running.port) for _ in range(200)]
    others()
    for client in clients:
        client.sock.close()
    others()


PARTS = [b"G", b"GET /x", b"GET /x HTTP/1.1\r\nHo", b"GET /x HTTP/1.1\r\nHost: x\r\n", b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"]


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_half_a_request(part, source, running, others):
    stays = source.connect(running.port)
    stays.send(part)
    for leave in (lambda client: client.sock.close(), reset):
        client = source.connect(running.port)
        client.send(part)
        leave(client)
    others()
    stays.sock.close()
    others()


def test_a_request_that_comes_very_slowly(source, running, others):
    with source.connect(running.port) as slow:
        for byte in wire.request("/x"):
            slow.send(bytes([byte]))
            if byte % 7 == 0:
                others()
        assert slow.answer().body == b"x"


@pytest.mark.parametrize("leave", [reset, lambda client: client.sock.close()], ids=["reset", "close"])
def test_leaving_in_the_middle_of_an_answer(leave, source, running, others):
    for path in ("/large", "/large.bin"):
        client = source.connect(running.port)
        client.send(wire.request(path))
        client._until(b"\r\n\r\n")
        leave(client)
        others()


def test_leaving_before_the_handler_has_answered(source, running, others):
    left = []

    @running.server.route("/leave")
    def handler(request):
        while clients:
            reset(clients.pop())
        left.append(request)
        return HTTPResponse(body="y" * 100_000)

    clients = [source.connect(running.port) for _ in range(3)]
    for client in list(clients):
        try:
            client.send(wire.request("/leave"))
        except OSError:
            pass  # the handler of another has closed it already
    serving.wait_until(lambda: left)
    others()


@pytest.mark.parametrize("path", ["/large", "/large.bin"])
def test_never_reading_a_large_answer(path, source, running, others):
    clients = [source.connect(running.port) for _ in range(3)]
    for client in clients:
        client.send(wire.request(path))
        client._until(b"\r\n\r\n")
    for _ in range(3):
        others()
    patient = clients.pop()
    data = patient._exactly(len(LARGE))
    assert data == LARGE
    for client in [*clients, patient]:
        client.sock.close()
    others()


def test_sending_and_never_reading(source, running, others):
    with source.connect(running.port) as client:
        if hasattr(client.sock, "settimeout"):
            client.sock.settimeout(0.1)
            try:
                for _ in range(200):
                    client.send(wire.request("/echo", "POST", b"z" * 10_000))
            except OSError:
                pass  # the server takes no more, as it should
        else:
            client.send(wire.request("/large"))
        others()


GARBAGE = {
    "line ends": (b"\n\n\n\n", 400),
    "a TLS hello": (bytes.fromhex("16030100f1010000ed0303") + bytes(200), 400),
    "zeros": (bytes(5000), 400),
    "SSH": (b"SSH-2.0-OpenSSH_9.6\r\n", 400),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    "no Host": (b"GET /x HTTP/1.1\r\n\r\n", 400),
    "no version": (b"GET /x\r\n\r\n", 400),
    "a blank in the header name": (b"GET /x HTTP/1.1\r\nHost : x\r\n\r\n", 400),
    "LF alone": (b"GET /x HTTP/1.1\nHost: x\n\n", 400),
    "not UTF-8": (b"\xff\xfe\xfd / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "a bad length": (b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\n", 400),
    "two lengths": (b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    "length and chunks": (b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "a bad chunk": (b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
    "gzip as a coding": (b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    "a huge length": (b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999999999999\r\n\r\n", 413),
    "a long target": (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    "a long header": (b"GET /x HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
    "many headers": (b"GET /x HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 500 + b"\r\n", 431),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_refused_with_a_status(name, source, running, others):
    data, status = GARBAGE[name]
    with source.connect(running.port) as client:
        try:
            client.send(data)
        except OSError:
            pass  # it was refused before all was sent
        answer = client.answer()
        assert (answer.status, answer.headers["connection"]) == (status, "close")
    others()


def test_random_bytes(source, running, others):
    for number in range(20):
        with source.raw_connect(running.port) as client:
            try:
                client.send(os.urandom(number * 100 + 1))
            except OSError:
                pass  # it was refused before it was all sent
    others()
