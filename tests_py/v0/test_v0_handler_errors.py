# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Handlers that fail: the client gets 500, poll() raises, and the server goes on."""

import socket
import threading
import time
import traceback
import weakref

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer


class Own(Exception):
    """An exception of the script's."""


def raises(problem):
    def handler(request):
        raise problem

    return handler


def coroutine(request):
    async def handler():
        return HTTPResponse()

    coroutine = handler()
    weakref.finalize(request, coroutine.close)  # nobody awaits it
    return coroutine


def generator(request):
    yield HTTPResponse()


NO_RESPONSES = {
    "None": lambda request: None,
    "str": lambda request: "text",
    "bytes": lambda request: b"bytes",
    "int": lambda request: 200,
    "True": lambda request: True,
    "a tuple": lambda request: (404, "Not Found"),
    "a dict": lambda request: {"a": 1},
    "the class": lambda request: HTTPResponse,
    "another class": lambda request: socket.socket,
    "an exception": lambda request: ValueError("x"),
    "the request": lambda request: request,
    "a generator": generator,
    "a coroutine": coroutine,
}


@pytest.fixture
def server(folder):
    server = HTTPServer(socket)
    server.route("/fine")(lambda request: HTTPResponse(body="fine"))
    return server


@pytest.mark.parametrize("name", NO_RESPONSES)
def test_a_handler_that_returns_no_response(name, server, serve):
    server.route("/x")(NO_RESPONSES[name])
    running = serve(server)
    with wire.connect(running.port) as client:
        answer = client.ask("/x")
        assert (answer.status, answer.body) == (500, b"500 Internal Server Error\n")
        assert client.ask("/fine").status == 200
    problem = running.error(TypeError)
    assert "GET '/x'" in str(problem) and "HTTPResponse(body=" in str(problem)


@pytest.mark.parametrize("problem", [Own("mine"), ValueError("x"), OSError(11, "again"), ConnectionResetError(), StopIteration(5), GeneratorExit()])
def test_a_handler_that_raises(problem, server, serve):
    server.route("/x")(raises(problem))
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        raised = []
        serving.wait_until(lambda: _poll(server, raised))
        assert raised == [problem]
        assert client.answer().status == 500
    server.stop()


def _poll(server, raised: list) -> list:
    try:
        server.poll()
    except BaseException as problem:  # noqa: BLE001 - the test looks at it
        raised.append(problem)
    return raised


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_keyboard_interrupt_and_system_exit_come_out_of_poll(kind, server):
    server.route("/x")(raises(kind(3)))
    port = serving.start(server)
    for _ in range(2):
        with wire.connect(port) as client:
            client.send(wire.request("/x"))
            with pytest.raises(kind):
                serving.wait_until(server.poll)
            assert client.answer().status == 500
    server.stop()


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_keyboard_interrupt_and_system_exit_end_serve_forever(kind, server):
    server.route("/x")(raises(kind(3)))
    port, answers = serving.free_port(), []

    def client():
        serving.wait_until(lambda: _listens(port))
        answers.append(wire.ask(port, "/x").status)

    thread = threading.Thread(target=client)
    thread.start()
    with pytest.raises(kind):
        server.serve_forever("127.0.0.1", port)
    thread.join(10)
    assert answers == [500]
    server.start("127.0.0.1", port)
    server.stop()


def _listens(port: int) -> bool:
    try:
        wire.connect(port).sock.close()
        return True
    except ConnectionRefusedError:
        return False


def test_the_traceback_shows_the_line_of_the_handler(server, serve):
    server.route("/x")(raises(Own("here")))
    running = serve(server)
    wire.ask(running.port, "/x")
    text = "".join(traceback.format_exception(Own, (problem := running.error(Own)), problem.__traceback__))
    assert "raise problem" in text and "poll" in text


def test_a_text_in_an_exception_does_not_reach_the_client(server, serve):
    server.route("/x")(raises(Own("/home/me/secret.py")))
    running = serve(server)
    assert b"secret" not in wire.ask(running.port, "/x").body
    running.error(Own)


def test_one_failure_among_pipelined_requests_hits_nobody_else(server, serve):
    server.route("/x")(raises(Own("mine")))
    running = serve(server)
    with wire.connect(running.port) as client:
        for _ in range(10):
            client.send(wire.request("/fine") + wire.request("/x") + wire.request("/fine"))
        statuses = [client.answer().status for _ in range(30)]
    assert statuses == [200, 500, 200] * 10
    for _ in range(10):
        running.error(Own)


def test_poll_inside_a_handler_is_a_clear_error(server, serve):
    @server.route("/x")
    def handler(request):
        server.poll()
        return HTTPResponse()

    running = serve(server)
    assert wire.ask(running.port, "/x").status == 500
    assert "inside a handler" in str(running.error(RuntimeError))
    assert wire.ask(running.port, "/fine").status == 200


def test_serve_forever_inside_a_handler_is_a_clear_error(server, serve):
    server.route("/x")(lambda request: server.serve_forever("127.0.0.1", serving.free_port()))
    running = serve(server)
    assert wire.ask(running.port, "/x").status == 500
    assert "running already" in str(running.error(RuntimeError))


def test_a_handler_can_poll_another_server(server, serve):
    other = HTTPServer(socket)
    serving.start(other)

    @server.route("/x")
    def handler(request):
        other.poll()
        return HTTPResponse(body="polled")

    assert wire.ask(serve(server).port, "/x").body == b"polled"
    other.stop()


def test_a_failure_while_stop_handles_what_is_queued_is_logged(server, caplog):
    server.route("/x")(raises(Own("at the end")))
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        time.sleep(0.3)  # the core reads
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        assert client.answer().status == 500
    stopping.join(10)
    assert "at the end" in caplog.text


def test_a_response_that_can_not_be_sent(server, serve):
    class Broken(HTTPResponse):
        def send(self, conn):
            raise Own("in send")

    server.route("/x")(lambda request: Broken())
    running = serve(server)
    assert wire.ask(running.port, "/x").status == 500
    running.error(Own)


def test_a_handler_that_takes_no_argument(server, serve):
    server.route("/x")(lambda: HTTPResponse())
    running = serve(server)
    assert wire.ask(running.port, "/x").status == 500
    running.error(TypeError)
