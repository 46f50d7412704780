# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Ctrl-C: a script ends as any Python script does, and at once."""

import os
import signal
import time

import pytest
import wire

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")

#: The aim is 0.1 s; the rest is for a busy computer.
SECONDS = 0.5

HEAD = """
import socket, sys, time
import serving
from adafruit_httpserver import HTTPServer, HTTPResponse

server, port = HTTPServer(socket), serving.free_port()

@server.route("/x")
def x(request):
    return HTTPResponse(body="x" * 50)

@server.route("/slow")
def slow(request):
    print("in the handler")
    time.sleep(60)

"""

FOREVER = HEAD + """
print(port)
server.serve_forever("127.0.0.1", port)
"""

LOOP = HEAD + """
server.start("127.0.0.1", port)
print(port)
while True:
    server.poll()
    time.sleep(0.001)
"""

TIGHT_LOOP = LOOP.replace("    time.sleep(0.001)\n", "")

SCRIPTS = {"serve_forever": FOREVER, "poll": LOOP, "poll without a pause": TIGHT_LOOP}


def wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            return wire.connect(port).sock.close()
        except ConnectionRefusedError:
            assert time.monotonic() < until
            time.sleep(0.01)


def interrupt(program) -> None:
    """Send Ctrl-C and check the end."""
    took = program.time_to_end(signal.SIGINT)
    status, out, err = program.end()
    print(f"Ctrl-C took {took * 1000:.0f} ms")
    assert status in (-signal.SIGINT, 130), err
    assert err.startswith("Traceback (most recent call last):") and err.rstrip().endswith("KeyboardInterrupt"), err
    assert "panic" not in err and "Exception ignored" not in err
    assert took < SECONDS


@pytest.mark.parametrize("name", SCRIPTS)
def test_when_idle(name, program):
    running = program(SCRIPTS[name])
    wait_for(int(running.line()))
    time.sleep(0.1)  # it waits in Go by now
    interrupt(running)


@pytest.mark.parametrize("name", SCRIPTS)
def test_with_clients_of_all_kinds(name, program):
    """Idle ones, one in the middle of a request, one that does not read its answer, one in the middle of an upload."""
    running = program(SCRIPTS[name])
    port = int(running.line())
    wait_for(port)
    clients = [wire.connect(port) for _ in range(5)]
    for client in clients:
        assert client.ask("/x").status == 200
    clients[0].send(b"GET /x HTTP/1.1\r\nHo")
    clients[1].send(wire.request("/x") * 100)
    clients[2].send(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nhalf")
    clients[3].send(wire.request("/x", headers="Connection: close\r\n"))
    time.sleep(0.1)
    interrupt(running)
    for client in clients:
        client.sock.close()


@pytest.mark.parametrize("name", SCRIPTS)
def test_in_a_handler(name, program):
    running = program(SCRIPTS[name])
    port = int(running.line())
    wait_for(port)
    with wire.connect(port) as client:
        client.send(wire.request("/slow"))
        assert running.line() == "in the handler"
        interrupt(running)
        assert client.answer().status == 500


def test_under_load(program):
    running = program(FOREVER)
    port = int(running.line())
    wait_for(port)
    clients = [wire.connect(port) for _ in range(8)]
    for client in clients:
        client.send(wire.request("/x") * 300)
    interrupt(running)
    for client in clients:
        client.sock.close()


def test_ctrl_c_can_be_caught_and_the_server_used_again(program):
    running = program(HEAD + """
for _ in range(3):
    print(port)
    try:
        server.serve_forever("127.0.0.1", port)
    except KeyboardInterrupt:
        print("caught")
server.start("127.0.0.1", port)
print(port)
try:
    while True:
        server.poll()
except KeyboardInterrupt:
    print("caught")
for _ in range(100):
    server.poll()
server.stop()
print("done")
""")
    for _ in range(4):
        port = int(running.line())
        wait_for(port)
        assert wire.ask(port, "/x").status == 200
        running.process.send_signal(signal.SIGINT)
        assert running.line() == "caught"
    assert running.line() == "done"
    assert running.end()[0] == 0


def test_sigterm_ends_the_process_as_it_ends_any(program):
    running = program(FOREVER)
    wait_for(int(running.line()))
    assert running.time_to_end(signal.SIGTERM) < SECONDS
    assert running.process.returncode == -signal.SIGTERM


def test_a_signal_handler_of_the_script_runs_while_serve_forever_waits(program):
    running = program(HEAD + """
import signal
signal.signal(signal.SIGUSR1, lambda *_: print("signalled"))
print(port)
server.serve_forever("127.0.0.1", port)
""")
    wait_for(int(running.line()))
    time.sleep(0.1)
    began = time.monotonic()
    running.process.send_signal(signal.SIGUSR1)
    assert running.line() == "signalled"
    assert time.monotonic() - began < SECONDS
