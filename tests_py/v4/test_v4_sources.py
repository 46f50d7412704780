# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4 over every kind of socket: what the core carries itself, and what Python carries."""

import pytest
import sources
from adafruit_httpserver import (
    POST,
    ChunkedResponse,
    FileResponse,
    Response,
    Server,
    SSEResponse,
    Websocket,
)
from serving import wait_until

HANDSHAKE = (
    b"GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


@pytest.fixture(params=sources.MAKERS)
def source(request):
    """A source of sockets."""
    return sources.MAKERS[request.param]()


@pytest.fixture
def connected(source, serve4, www):
    """A client of a server with a route of each kind, and what the handlers keep."""
    (www / "file.txt").write_bytes(b"file" * 50_000)
    server, kept = Server(source.pool, "/www"), []
    server.route("/<name>/page")(lambda request, name: Response(request, f"{name} {request.path}", headers={"X-A": "1"}))
    server.route("/body", POST)(lambda request: Response(request, request.body))
    server.route("/file")(lambda request: FileResponse(request, "file.txt"))
    server.route("/chunks")(lambda request: ChunkedResponse(request, lambda: (b"x" * 70_000 for _ in range(40))))
    server.route("/events")(lambda request: kept.append(SSEResponse(request)) or kept[-1])
    server.route("/socket")(lambda request: kept.append(Websocket(request)) or kept[-1])
    with source.connect(serve4(server).port) as client:
        yield client, kept


def test_requests_and_files(connected):
    client, _ = connected
    answer = client.ask("/ada/page")
    assert (answer.body, answer.headers["x-a"]) == (b"ada /ada/page", "1")
    assert client.ask("/body", "POST", b"y" * 300_000).body == b"y" * 300_000
    assert client.ask("/file").body == client.ask("/file.txt").body == b"file" * 50_000
    assert client.ask("/none").status == 404


def test_chunks(connected):
    client, _ = connected
    client.send(b"GET /chunks HTTP/1.0\r\n\r\n")
    _, _, body = client.rest().partition(b"\r\n\r\n")
    assert len(body) == 40 * 70_000


def test_events(connected):
    client, kept = connected
    client.send(b"GET /events HTTP/1.0\r\n\r\n")
    client._until(b"\r\n\r\n")
    wait_until(lambda: kept)
    for number in range(20):
        kept[0].send_event(str(number))
    assert client._until(b"data: 19\n\n").count(b"data: ") == 20
    kept[0].close()
    assert client.rest() == b"event: close\n"


def test_a_websocket(connected):
    client, kept = connected
    client.send(HANDSHAKE)
    client._until(b"\r\n\r\n")
    wait_until(lambda: kept)
    client.send(b"\x81\x82\0\0\0\0hi")
    found = []
    wait_until(lambda: found.append(kept[0].receive()) or found[-1], what="the message")
    kept[0].send_message(f"{found[-1]} there")
    assert client._exactly(10) == b"\x81\x08hi there"
    client.send(b"\x88\x82\0\0\0\0\x03\xe8")
    wait_until(lambda: kept[0].receive(fail_silently=True) or kept[0].closed, what="the end")
    assert client.rest()[:4] == b"\x88\x02\x03\xe8"
