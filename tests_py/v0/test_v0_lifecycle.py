# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""start, poll, serve_forever and stop, from one thread."""

import errno
import gc
import socket
import threading
import time

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, ServerStoppedError


@pytest.fixture
def server(folder):
    server = HTTPServer(socket)
    server.handled = []

    @server.route("/x")
    def handler(request):
        server.handled.append(request.path)
        return HTTPResponse(body="x")

    yield server
    server.stop()


def poll_until(server, condition) -> None:
    """Poll as a script does."""
    serving.wait_until(lambda: server.poll() or condition())


def test_start_then_poll_in_a_loop(server):
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        poll_until(server, lambda: server.handled)
        assert client.answer().body == b"x"


def test_poll_returns_none_and_at_once(server):
    serving.start(server)
    began = time.monotonic()
    assert [server.poll() for _ in range(100)] == [None] * 100
    assert time.monotonic() - began < 2


def test_poll_handles_one_request(server):
    port = serving.start(server)
    clients = [wire.connect(port) for _ in range(30)]
    for client in clients:
        client.send(wire.request("/x") * 3)
    counts = [0]
    while counts[-1] < 90:
        server.poll()
        counts.append(len(server.handled))
        assert counts[-1] - counts[-2] <= 1
    for client in clients:
        assert [client.answer().status for _ in range(3)] == [200] * 3
        client.sock.close()


def test_a_request_that_came_while_the_script_was_busy_is_answered(server):
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        time.sleep(0.1)  # the script does something else
        assert not server.handled
        poll_until(server, lambda: server.handled)
        assert client.answer().body == b"x"


def test_poll_before_start_and_after_stop(server):
    for _ in range(2):
        with pytest.raises(ServerStoppedError, match="not running"):
            server.poll()
    serving.start(server)
    server.poll()
    server.stop()
    with pytest.raises(ServerStoppedError):
        server.poll()


def test_stop_before_start_and_twice(server):
    server.stop()
    serving.start(server)
    server.stop()
    server.stop()


def test_starting_twice_is_an_error_and_changes_nothing(server, folder):
    (folder / "www").mkdir()
    (folder / "www" / "page.html").write_text("page")
    port = serving.start(server, "/www")
    with pytest.raises(RuntimeError, match="running already"):
        server.start("127.0.0.1", serving.free_port(), "/other")
    with pytest.raises(RuntimeError, match="running already"):
        server.serve_forever("127.0.0.1", serving.free_port())
    assert server.root_path == "/www" and wire.ask(port, "/page.html").body == b"page"


def test_stop_gives_the_port_back_at_once(server):
    port = serving.start(server)
    server.stop()
    with pytest.raises(OSError) as caught:
        wire.connect(port)
    assert caught.value.errno == errno.ECONNREFUSED


def test_restart_on_the_same_port(server):
    port = serving.start(server)
    for _ in range(5):
        with wire.connect(port) as client:
            client.send(wire.request("/x"))
            handled = len(server.handled)
            poll_until(server, lambda: len(server.handled) > handled)
            assert client.answer().body == b"x"
            server.stop()
            assert client.closed()
        server.start("127.0.0.1", port)


def test_stop_handles_what_is_queued(server):
    port = serving.start(server)
    clients = [wire.connect(port) for _ in range(20)]
    for client in clients:
        client.send(wire.request("/x"))
    time.sleep(0.3)  # the core reads
    stopping = threading.Thread(target=server.stop)
    stopping.start()
    for client in clients:
        with client:
            answer = client.answer()
            assert (answer.body, answer.headers["connection"]) == (b"x", "close")
            assert client.closed()
    stopping.join(10)
    assert len(server.handled) == 20


def test_stop_closes_idle_connections_quickly(server):
    port = serving.start(server)
    with wire.connect(port) as fresh, wire.connect(port) as used:
        assert used.ask("/none").status == 404
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 0.9
        assert fresh.closed() and used.closed()


def test_stop_in_a_handler_answers_that_request_first(server):
    @server.route("/stop")
    def stop(request):
        server.stop()
        return HTTPResponse(body="stopping")

    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/stop"))
        serving.wait_until(lambda: not _polls(server))
        answer = client.answer()
        assert (answer.body, answer.headers.get("connection")) == (b"stopping", "close")
        assert client.closed()
    server.start("127.0.0.1", port)
    assert wire.ask(port, "/none").status == 404


def _polls(server) -> bool:
    try:
        server.poll()
        return True
    except ServerStoppedError:
        return False


def test_several_servers_in_one_process(folder):
    servers = []
    for number in range(5):
        server = HTTPServer(socket)
        server.route("/who")(lambda request, number=number: HTTPResponse(body=f"server {number}"))
        servers.append((server, serving.start(server)))
    for number, (server, port) in enumerate(servers):
        with wire.connect(port) as client:
            client.send(wire.request("/who"))
            for each, _ in servers:
                each.poll()
            while not client._data:
                for each, _ in servers:
                    each.poll()
                client.sock.settimeout(0.05)
                try:
                    client._more()
                except socket.timeout:
                    pass
            assert client.answer().body == f"server {number}".encode()
    for server, _ in servers[:3]:
        server.stop()
    assert wire.ask(servers[4][1], "/none").status == 404
    for server, _ in servers:
        server.stop()


def test_a_server_that_nobody_stops_frees_its_port_when_it_is_collected(folder):
    server = HTTPServer(socket)
    port = serving.start(server)
    server.poll()
    del server
    gc.collect()
    with pytest.raises(ConnectionRefusedError):
        wire.connect(port)


def test_a_request_of_a_stopped_server_can_still_be_read(folder):
    server, kept = HTTPServer(socket), []
    server.route("/x", "POST")(lambda request: kept.append(request) or HTTPResponse())
    port = serving.start(server)
    body = b"y" * (3 << 20)
    with wire.connect(port) as client:
        client.send(wire.request("/x", "POST", body))
        poll_until(server, lambda: kept)
    server.stop()
    assert kept[0].body == body
