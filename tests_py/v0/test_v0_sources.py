# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The same server over every source of sockets: the socket module, wrapper pools, TLS, pure test doubles."""

import errno
import os
import threading
import time

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus


@pytest.fixture
def server(source, folder):
    (folder / "www").mkdir()
    (folder / "www" / "page.html").write_bytes(b"0123456789" * 20_000)
    server = HTTPServer(source.pool)
    server.route("/x")(lambda request: HTTPResponse(body="x"))
    server.route("/echo", "POST")(lambda request: HTTPResponse(body=request.body, status=HTTPStatus(201, "Echoed")))
    server.route("/file")(lambda request: HTTPResponse(filename="/page.html", root="/www"))
    return server


@pytest.fixture
def running(server, serve):
    return serve(server, "/www")


def test_a_page_and_keep_alive(source, running):
    with source.connect(running.port) as client:
        for _ in range(5):
            answer = client.ask("/x")
            assert (answer.status, answer.body, "connection" in answer.headers) == (200, b"x", False)
        assert client.ask("/none").status == 404
        assert client.ask("/x", headers="Connection: close\r\n").headers["connection"] == "close"
        assert client.closed()


@pytest.mark.parametrize("size", [0, 1, 5000, 300_000, 3 << 20])
def test_a_body_there_and_back(size, source, running):
    body = os.urandom(size)
    with source.connect(running.port) as client:
        answer = client.ask("/echo", "POST", body)
        assert (answer.status, answer.phrase, answer.body) == (201, "Echoed", body)
        chunks = b"%x\r\n%s\r\n" % (size, body) if size else b""
        client.send(wire.request("/echo", "POST", headers="Transfer-Encoding: chunked\r\n") + chunks + b"0\r\n\r\n")
        assert client.answer().body == body


def test_files(source, running, folder):
    content = (folder / "www" / "page.html").read_bytes()
    with source.connect(running.port) as client:
        for path in ("/page.html", "/file"):
            answer = client.ask(path)
            assert (answer.status, answer.content_type, answer.body) == (200, "text/html", content)
        assert client.ask("/page.html", "HEAD").headers["content-length"] == str(len(content))
        assert client.ask("/page.html", headers="Range: bytes=0-4\r\n").body == b"01234"
        assert client.ask("/../code.py").status == 404


def test_several_clients_at_once(source, running):
    clients = [source.connect(running.port) for _ in range(12)]
    for _ in range(3):
        for client in clients:
            client.send(wire.request("/x"))
        for client in reversed(clients):
            assert client.answer().body == b"x"
    for client in clients:
        client.sock.close()


def test_pipelined_requests(source, running):
    with source.connect(running.port) as client:
        client.send(b"".join(wire.request("/echo", "POST", b"%d" % number) for number in range(40)))
        assert [client.answer().body for _ in range(40)] == [b"%d" % number for number in range(40)]


def test_expect_100_continue(source, running):
    with source.connect(running.port) as client:
        client.send(wire.request("/echo", "POST", headers="Content-Length: 4\r\nExpect: 100-continue\r\n"))
        assert client.answer().status == 100
        client.send(b"body")
        assert client.answer().body == b"body"


def test_a_failing_handler(source, server, running):
    server.route("/bad")(lambda request: 1 / 0)
    with source.connect(running.port) as client:
        assert client.ask("/bad").status == 500
        assert client.ask("/x").status == 200
    running.error(ZeroDivisionError)


def test_stop_handles_what_has_come_and_closes(source, server, running):
    clients = [source.connect(running.port) for _ in range(5)]
    for client in clients:
        assert client.ask("/x").status == 200
    running.pause()
    for client in clients[:3]:
        client.send(wire.request("/x"))
    time.sleep(0.05)
    server.poll()  # carries what has come, and handles the first
    reading = threading.Thread(target=lambda: answers.extend(client.answer().body for client in clients[:3]))
    answers = []
    reading.start()
    server.stop()
    reading.join(10)
    assert answers == [b"x"] * 3
    for client in clients:
        assert client.closed()
        client.sock.close()


def test_a_large_answer_that_is_on_its_way_arrives_though_the_server_stops(source, server, running):
    body = os.urandom(400_000)
    server.route("/large")(lambda request: HTTPResponse(body=body))
    with source.connect(running.port) as client:
        client.ask("/x")
        running.pause()
        client.send(wire.request("/large"))
        time.sleep(0.05)
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        assert client.answer().body == body
    stopping.join(10)
    assert not stopping.is_alive()


def test_restart(source, server, running):
    running.end()
    for _ in range(3):
        again = serving.Running(server, "/www")
        with source.connect(again.port) as client:
            assert client.ask("/x").status == 200
        again.end()


def test_a_port_in_use(source, server, running):
    other = HTTPServer(source.pool)
    with pytest.raises(OSError) as caught:
        other.start("127.0.0.1", running.port)
    assert caught.value.errno == errno.EADDRINUSE


def test_serve_forever_and_stop_from_another_thread(source, server):
    port = serving.free_port()
    thread = threading.Thread(target=server.serve_forever, args=("127.0.0.1", port), daemon=True)
    thread.start()
    serving.wait_until(lambda: _answers(source, port))
    with source.connect(port) as client:
        began = time.monotonic()
        for _ in range(10):
            assert client.ask("/x").body == b"x"
        assert time.monotonic() - began < 3
        server.stop()
        assert client.closed()
    thread.join(5)
    assert not thread.is_alive()


def _answers(source, port: int) -> bool:
    try:
        with source.connect(port) as client:
            return client.ask("/x").status == 200
    except (ConnectionRefusedError, ConnectionResetError):
        return False


def test_an_idle_serve_forever_does_not_spin(source, server):
    port = serving.free_port()
    thread = threading.Thread(target=server.serve_forever, args=("127.0.0.1", port), daemon=True)
    thread.start()
    serving.wait_until(lambda: _answers(source, port))
    with source.connect(port) as client:
        client.ask("/x")
        client.send(b"GET /x HT")  # half a request
        before = time.process_time()
        time.sleep(0.5)
        assert time.process_time() - before < 0.25
    server.stop()
    thread.join(5)
