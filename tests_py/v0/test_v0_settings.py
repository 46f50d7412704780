# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the environment can change: the transport, and whether an idle poll may wait for a moment."""

import socket
import sys
import time

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer

TRANSPORT, POLL = "ADAFRUIT_HTTPSERVER_TRANSPORT", "ADAFRUIT_HTTPSERVER_POLL"


@pytest.fixture
def server(folder):
    server = HTTPServer(socket)
    server.handled = 0

    @server.route("/x")
    def handler(request):
        server.handled += 1
        return HTTPResponse(body="x")

    yield server
    server.stop()


@pytest.mark.parametrize(
    "name",
    [
        "portable",
        "fastest",
        "",
        pytest.param("epoll", marks=pytest.mark.skipif(not sys.platform.startswith("linux"), reason="exists on Linux")),
    ],
)
def test_each_transport_answers(server, monkeypatch, name):
    monkeypatch.setenv(TRANSPORT, name)
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        serving.wait_until(lambda: server.poll() or server.handled)
        assert client.answer().body == b"x"


@pytest.mark.parametrize("variable", [TRANSPORT, POLL])
def test_a_wrong_value_is_named_with_the_right_ones(server, monkeypatch, variable):
    monkeypatch.setenv(variable, "Nonsense")
    with pytest.raises(ValueError, match=f"{variable} is 'Nonsense'; it can be "):
        serving.start(server)
    monkeypatch.delenv(variable)
    serving.start(server)


def cpu_of_idle_polls(server, seconds: float) -> float:
    """The part of a processor that a loop of nothing but poll() takes."""
    used = time.process_time()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        server.poll()
    return (time.process_time() - used) / seconds


def test_a_loop_that_only_polls_leaves_the_processor_alone(server, monkeypatch):
    serving.start(server)
    courteous = cpu_of_idle_polls(server, 0.5)
    server.stop()
    monkeypatch.setenv(POLL, "busy")
    serving.start(server)
    assert courteous < cpu_of_idle_polls(server, 0.5) / 2


def test_a_script_with_work_of_its_own_is_not_held_up(server):
    serving.start(server)
    fastest = 1.0
    for _ in range(200):
        work = time.perf_counter() + 0.0001
        while time.perf_counter() < work:
            pass
        began = time.perf_counter()
        server.poll()
        fastest = min(fastest, time.perf_counter() - began)
    assert fastest < 0.0005  # far less than a millisecond, on the quietest of them
