# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""An answer leaves when its handler has returned, whatever the handlers behind it in the batch take."""

import socket
import threading
import time

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer


@pytest.fixture
def server(folder):
    server = HTTPServer(socket)
    server.slow_entered, server.go_on = threading.Event(), threading.Event()
    server.route("/fast")(lambda request: HTTPResponse(body="fast"))

    @server.route("/slow")
    def slow(request):
        server.slow_entered.set()
        server.go_on.wait(10)
        return HTTPResponse(body="slow")

    yield server
    server.go_on.set()


def warm_up(port: int) -> None:
    """Fast handlers, so that Python is given several requests at once."""
    with wire.connect(port) as client:
        for _ in range(10):
            client.send(wire.request("/fast") * 100)
            for _ in range(100):
                client.answer()


def test_fast_answers_in_a_batch_leave_while_a_slow_handler_runs(server, serve):
    running = serve(server)
    warm_up(running.port)
    running.pause()
    early = [wire.connect(running.port) for _ in range(8)]
    slow, late = wire.connect(running.port), [wire.connect(running.port) for _ in range(3)]
    for client in early:
        client.send(wire.request("/fast"))
    time.sleep(0.1)
    slow.send(wire.request("/slow"))
    time.sleep(0.1)
    for client in late:
        client.send(wire.request("/fast"))
    time.sleep(0.1)
    poller = threading.Thread(target=lambda: [server.poll() for _ in range(30)], daemon=True)
    poller.start()
    assert server.slow_entered.wait(10)
    began = time.monotonic()
    for client in early:
        assert client.answer().body == b"fast"
    took = time.monotonic() - began
    print(f"8 fast answers ahead of a slow handler took {took * 1000:.1f} ms")
    assert took < 2 and not server.go_on.is_set()
    server.go_on.set()
    assert slow.answer().body == b"slow"
    for client in late:
        assert client.answer().body == b"fast"
    poller.join(10)
    for client in [*early, slow, *late]:
        client.sock.close()


def waiting_clients(server, count: int) -> list:
    """Clients that have asked at once a server whose handlers are known to be fast: Python may get them in one batch."""
    port = serving.start(server)
    warm = threading.Thread(target=warm_up, args=(port,))
    warm.start()
    while warm.is_alive():
        server.poll()
    clients = [wire.connect(port) for _ in range(count)]
    for client in clients:
        client.send(wire.request("/fast"))
    time.sleep(0.1)
    return clients


def test_files_and_refusals_do_not_wait_for_a_slow_handler(server, serve, folder):
    (folder / "page.html").write_text("page")
    running = serve(server)
    with wire.connect(running.port) as slow:
        slow.send(wire.request("/slow"))
        assert server.slow_entered.wait(10)
        assert wire.ask(running.port, "/page.html").body == b"page"
        assert wire.ask(running.port, "/fast", "DELETE").status == 405
        assert wire.raw_answer(running.port, b"nonsense\r\n\r\n").status == 400
        server.go_on.set()
        assert slow.answer().body == b"slow"


def test_an_answer_leaves_though_the_script_does_not_poll_again(server):
    clients = waiting_clients(server, 5)
    for _ in range(5):
        server.poll()
    for client in clients:
        assert client.answer().body == b"fast"
        client.sock.close()
    server.stop()


def test_what_is_taken_by_python_and_never_answered_is_answered_when_the_server_stops(server):
    clients = waiting_clients(server, 10)
    server.poll()  # may take several, handles one
    server.stop()
    for client in clients:
        with client:
            assert client.answer().body == b"fast"


def test_what_is_taken_by_python_is_answered_503_when_another_thread_stops_the_server(server):
    clients = waiting_clients(server, 10)
    server.poll()  # may take several, handles one
    stopping = threading.Thread(target=server.stop)
    stopping.start()
    statuses = sorted(client.answer().status for client in clients)
    assert statuses == [200] + [503] * 9
    for client in clients:
        client.sock.close()
    stopping.join(10)
