# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A server and several threads: serve_forever in one, stop and changes from others."""

import logging
import socket
import sys
import threading
import time

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, ServerStoppedError


class Forever:
    """A server with a thread in serve_forever."""

    def __init__(self, server):
        self.server, self.port, self.error, self.threads = server, serving.free_port(), None, set()

        @server.route("/x")
        def handler(request):
            self.threads.add(threading.get_ident())
            return HTTPResponse(body="x")

        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        serving.wait_until(self._listens)

    def _run(self) -> None:
        try:
            self.server.serve_forever("127.0.0.1", self.port)
        except BaseException as problem:  # noqa: BLE001 - the tests look at it
            self.error = problem

    def _listens(self) -> bool:
        assert self.error is None, self.error
        try:
            return wire.ask(self.port, "/x").status == 200
        except ConnectionRefusedError:
            return False

    def end(self) -> float:
        """How long the thread takes to end."""
        began = time.monotonic()
        self.thread.join(10)
        assert not self.thread.is_alive() and self.error is None, self.error
        return time.monotonic() - began


@pytest.fixture
def forever(folder):
    made = Forever(HTTPServer(socket))
    yield made
    made.server.stop()
    made.end()


def test_handlers_run_on_the_thread_of_serve_forever(forever):
    for _ in range(5):
        assert wire.ask(forever.port, "/x").body == b"x"
    assert forever.threads == {forever.thread.ident}


def test_stop_from_another_thread(forever):
    with wire.connect(forever.port) as idle:
        idle.ask("/x")
        began = time.monotonic()
        forever.server.stop()
        assert time.monotonic() - began < 0.5
        assert forever.end() < 1
        assert idle.closed()


def test_stop_from_another_thread_lets_the_handlers_finish_on_their_own(forever):
    entered, go_on = threading.Event(), threading.Event()

    @forever.server.route("/slow")
    def slow(request):
        entered.set()
        go_on.wait(5)
        return HTTPResponse(body="finished")

    with wire.connect(forever.port) as first, wire.connect(forever.port) as second:
        first.send(wire.request("/slow"))
        assert entered.wait(5)
        second.send(wire.request("/x"))
        time.sleep(0.05)
        forever.server.stop()
        go_on.set()
        assert first.answer().body == b"finished"
        assert second.answer().body == b"x"
    forever.end()
    assert forever.threads == {forever.thread.ident}


def test_stop_from_a_handler(forever):
    @forever.server.route("/stop")
    def stop(request):
        forever.server.stop()
        return HTTPResponse(body="stopping")

    with wire.connect(forever.port) as client:
        assert client.ask("/stop").body == b"stopping"
        assert client.closed()
    forever.end()


def test_restart_after_stop(forever):
    for _ in range(3):
        forever.server.stop()
        forever.end()
        again = Forever(forever.server)
        assert wire.ask(again.port, "/x").body == b"x"
        forever.thread = again.thread


def test_many_threads_that_stop_at_once(forever):
    threads = [threading.Thread(target=forever.server.stop) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    forever.end()


def test_stop_while_requests_come_in(folder):
    """Whatever moment stop() hits, each client has an answer or a closed connection, and nothing raises or hangs."""
    for number in range(10):
        forever = Forever(HTTPServer(socket))
        ending, answers = threading.Event(), []
        clients = [threading.Thread(target=_ask_until, args=(ending, forever.port, answers)) for _ in range(4)]
        for client in clients:
            client.start()
        time.sleep(0.01 + number / 500)
        forever.server.stop()
        assert forever.end() < 5
        ending.set()
        for client in clients:
            client.join(10)
            assert not client.is_alive()
        assert set(answers) <= {200, 503} and 200 in answers


def _ask_until(ending, port: int, answers: list) -> None:
    while not ending.is_set():
        try:
            with wire.connect(port) as client:
                while not ending.is_set():
                    answers.append(client.ask("/x").status)
        except (OSError, EOFError):
            time.sleep(0.001)


def test_stop_while_another_thread_polls(folder):
    for _ in range(20):
        server, ended = HTTPServer(socket), []
        serving.start(server)

        def poll():
            try:
                while True:
                    server.poll()
            except Exception as problem:  # noqa: BLE001 - the test looks at it
                ended.append(problem)

        thread = threading.Thread(target=poll, daemon=True)
        thread.start()
        serving.wait_until(thread.is_alive)
        server.stop()
        thread.join(5)
        assert not thread.is_alive() and isinstance(ended[0], ServerStoppedError), ended


def test_poll_by_a_second_thread_is_a_clear_error(forever):
    problems = []
    for _ in range(20):
        try:
            forever.server.poll()
        except RuntimeError as problem:
            problems.append(str(problem))
    assert problems and all("two threads" in text for text in problems)
    assert wire.ask(forever.port, "/x").body == b"x"


def test_other_threads_go_on_while_serve_forever_waits(forever):
    began, count = time.monotonic(), 0
    while time.monotonic() - began < 0.2:
        time.sleep(0.001)
        count += 1
    assert count > 20


def test_routes_can_be_changed_by_another_thread(forever):
    for number in range(50):
        forever.server.route("/changing")(lambda request, number=number: HTTPResponse(body=str(number)))
        assert wire.ask(forever.port, "/changing").body == str(number).encode()


def test_serve_forever_logs_what_handlers_raise_and_goes_on(forever, caplog):
    @forever.server.route("/broken")
    def broken(request):
        raise ValueError("my own fault")

    @forever.server.route("/nothing")
    def nothing(request):
        pass

    with caplog.at_level(logging.ERROR, "adafruit_httpserver"):
        assert wire.ask(forever.port, "/broken").status == 500
        assert wire.ask(forever.port, "/nothing").status == 500
        assert wire.ask(forever.port, "/x").status == 200
    texts = [str(record.exc_info[1]) for record in caplog.records]
    assert {record.name for record in caplog.records} == {"adafruit_httpserver"}
    assert texts[0] == "my own fault" and "NoneType" in texts[1]


def test_a_base_exception_of_a_handler_ends_serve_forever(folder):
    class Enough(BaseException):
        pass

    forever = Forever(HTTPServer(socket))

    @forever.server.route("/enough")
    def enough(request):
        raise Enough

    assert wire.ask(forever.port, "/enough").status == 500
    forever.thread.join(5)
    assert isinstance(forever.error, Enough)
    with pytest.raises(ConnectionRefusedError):
        wire.connect(forever.port)


def test_stop_by_another_thread_between_two_polls_runs_no_handler(folder):
    server, ran = HTTPServer(socket), []

    @server.route("/x")
    def handle(request):
        ran.append(threading.get_ident())
        return HTTPResponse(body="x")

    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        serving.wait_until(lambda: server.poll() or ran)
        assert client.answer().status == 200
        client.send(wire.request("/x"))
        time.sleep(0.3)  # the core reads
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        assert client.answer().status == 503
        stopping.join(10)
    assert ran == [threading.get_ident()]
    with pytest.raises(ServerStoppedError):
        server.poll()


def test_two_threads_that_poll_all_the_time_get_in_nobodys_way(folder):
    server, ending, problems = HTTPServer(socket), threading.Event(), []
    server.route("/x")(lambda request: HTTPResponse(body="x"))
    port = serving.start(server)

    def poll():
        while not ending.is_set():
            try:
                server.poll()
            except RuntimeError as problem:
                if "two threads" not in str(problem):
                    problems.append(problem)
            except Exception as problem:  # noqa: BLE001 - the test looks at it
                problems.append(problem)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    threads = [threading.Thread(target=poll, daemon=True) for _ in range(3)]
    try:
        for thread in threads:
            thread.start()
        with wire.connect(port) as client:
            until = time.monotonic() + 1
            while time.monotonic() < until:
                client.send(wire.request("/x") * 4)
                assert [client.answer().status for _ in range(4)] == [200] * 4
    finally:
        sys.setswitchinterval(before)
        ending.set()
        for thread in threads:
            thread.join(5)
        server.stop()
    assert not problems, problems[:3]


def test_stop_in_the_middle_of_stopping(folder, monkeypatch):
    """As a handler of a signal may do."""
    server = HTTPServer(socket)
    port, service = serving.start(server), server._service
    inner, refuse = [], service._refuse_new_clients

    def refuse_and_stop():
        if service._closing._is_owned() and not inner:
            inner.append(True)
            server.stop()
        refuse()

    monkeypatch.setattr(service, "_refuse_new_clients", refuse_and_stop)
    thread = threading.Thread(target=server.stop, daemon=True)
    server.poll()
    service._poller = None
    thread.start()
    thread.join(5)
    assert not thread.is_alive() and inner
    with pytest.raises(ConnectionRefusedError):
        wire.connect(port)
