# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Answers that go on: in chunks, and events."""

import functools
import gc
import socket
import struct
import threading
import time

import pytest
import wire
from adafruit_httpserver import ChunkedResponse, Response, Server, SSEResponse, Websocket
from serving import wait_until

GET = wire.request("/")
HANDSHAKE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"


def whole(port: int, data: bytes = GET) -> "tuple[bytes, list[bytes]]":
    """The head of an answer, and its chunks; the last one is empty when the answer is whole."""
    with wire.connect(port) as client:
        client.send(data)
        head, chunks = client._until(b"\r\n\r\n"), []
        while not chunks or chunks[-1]:
            try:
                size = int(client._until(b"\r\n"), 16)
            except EOFError:
                return head, chunks
            chunks.append(client._exactly(size))
            assert client._exactly(2) == b"\r\n"
        return head, chunks


@pytest.fixture
def chunks_of(ask):
    """What a client gets for the body of a ChunkedResponse."""

    def get(body, **arguments):
        ask._handlers.append(lambda request: ChunkedResponse(request, body, **arguments))
        return whole(ask.port)

    return get


def test_chunks(chunks_of):
    def body():
        yield "grö"
        yield b""
        yield ""
        yield b"\x00\xff"
        yield bytearray(b"array")

    head, chunks = chunks_of(body, content_type="a/b", headers={"X-A": "1"}, cookies={"c": "d"}, status=(201, "Created"))
    assert b"".join(chunks) == "grö".encode() + b"\x00\xffarray" and chunks[-1] == b""
    for line in (b"HTTP/1.1 201 Created", b"Transfer-Encoding: chunked", b"Content-Type: a/b", b"X-A: 1", b"Set-Cookie: c=d"):
        assert line in head.split(b"\r\n")
    assert b"content-length" not in head.lower()


@pytest.mark.parametrize("body", [lambda: iter(()), lambda: (), ["a", "b"], lambda: [""] * 5, (each for each in "ab")], ids=range(5))
def test_bodies_of_every_kind(body, chunks_of):
    assert b"".join(chunks_of(body)[1]) in (b"", b"ab")


def test_large_chunks_and_many(chunks_of):
    assert len(b"".join(chunks_of(lambda: (b"x" * (1 << 20) for _ in range(20)))[1])) == 20 << 20
    assert len(b"".join(chunks_of(lambda: ("y" for _ in range(20_000)))[1])) == 20_000


def test_a_client_that_does_not_know_chunks(ask):
    ask._handlers.append(lambda request: ChunkedResponse(request, lambda: ["a", "b"]))
    answer = wire.send(ask.port, b"GET / HTTP/1.0\r\n\r\n")
    assert answer.endswith(b"\r\n\r\nab") and b"chunked" not in answer


def test_head_of_chunks(ask):
    answer = ask(lambda request: ChunkedResponse(request, lambda: ["a"]), wire.request("/", "HEAD"))
    assert (answer.status, answer.body) == (200, b"")
    assert ask(lambda request: Response(request, "next")).body == b"next"


def test_head_of_chunks_without_end(ask):
    made = []

    def body():
        while True:
            made.append(1)
            yield b"x" * 1000

    with wire.connect(ask.port) as client:
        ask._handlers.append(lambda request: ChunkedResponse(request, body))
        assert client.ask("/", "HEAD").status == 200
        ask._handlers.append(lambda request: Response(request, "next"))
        assert client.ask("/").body == b"next"
    assert len(made) == 1 and not ask.server._service.pumps


def test_the_connection_goes_on_after_chunks(ask):
    with wire.connect(ask.port) as client:
        ask._handlers.append(lambda request: ChunkedResponse(request, lambda: ["a", "b"]))
        client.send(GET)
        client._until(b"0\r\n\r\n")
        ask._handlers.append(lambda request: Response(request, "next"))
        assert client.ask("/").body == b"next"


@pytest.mark.parametrize("body", ["text", b"bytes", 5, None])
def test_bodies_that_are_no_generators(body, ask):
    ask.failing(lambda request: ChunkedResponse(request, body), TypeError)


def test_a_generator_that_yields_something_else(chunks_of, ask):
    _, chunks = chunks_of(lambda: iter(["fine", 5]))
    assert chunks == [b"fine"]  # and no last one
    ask.running.error(TypeError)


def test_a_generator_that_raises_at_once(ask):
    def body():
        raise ValueError("at once")
        yield

    ask.failing(lambda request: ChunkedResponse(request, body), ValueError)


def test_a_generator_that_raises_later(chunks_of, ask):
    def body():
        yield "first"
        raise ValueError("later")

    head, chunks = chunks_of(body)
    assert (head[:15], chunks) == (b"HTTP/1.1 200 OK", [b"first"])
    assert str(ask.running.error(ValueError)) == "later"
    assert ask(lambda request: Response(request, "ok")).body == b"ok"


def test_a_slow_client_keeps_nobody_waiting(serve4, folder):
    server, made = Server(socket), []

    def body():
        for number in range(64):
            made.append(number)
            yield b"x" * (1 << 20)

    server.route("/large")(lambda request: ChunkedResponse(request, body))
    server.route("/small")(lambda request: Response(request, "small"))
    port = serve4(server).port
    with wire.connect(port) as slow:
        slow.send(wire.request("/large"))
        slow._until(b"\r\n\r\n")
        for _ in range(20):
            assert wire.ask(port, "/small").body == b"small"
        assert len(made) < 32, "the generator is asked for more than the client takes"
        size, end = len(slow._data), b""
        while end != b"\r\n0\r\n\r\n":
            data = slow.sock.recv(1 << 20)
            size, end = size + len(data), (end + data)[-7:]
        assert size > 64 << 20


def test_a_client_that_leaves_ends_the_generator(serve4, folder):
    server, ended = Server(socket), []

    def body():
        try:
            while True:
                yield b"x" * 100_000
        finally:
            ended.append(True)

    server.route("/")(lambda request: ChunkedResponse(request, body))
    port = serve4(server).port
    with wire.connect(port) as client:
        client.send(GET)
        client._until(b"\r\n\r\n")
    wait_until(lambda: ended, what="the end of the generator")
    assert server._service.pumps == []


def test_a_generator_that_takes_its_time(serve4, folder):
    server = Server(socket)

    def body():
        for number in range(4):
            time.sleep(0.02)
            yield str(number)

    server.route("/slow")(lambda request: ChunkedResponse(request, body))
    server.route("/fast")(lambda request: Response(request, "fast"))
    port = serve4(server).port
    with wire.connect(port) as client:
        client.send(wire.request("/slow"))
        assert wire.ask(port, "/fast").body == b"fast"
        assert client._until(b"0\r\n\r\n").endswith(b"3\r\n0\r\n\r\n")


def test_stopping_lets_generators_come_to_an_end(serve4, folder):
    server, going = Server(socket), []

    def body():
        yield "first"
        while not going:
            yield ""
        yield "last"

    server.route("/")(lambda request: ChunkedResponse(request, body))
    running = serve4(server)
    with wire.connect(running.port) as client:
        client.send(GET)
        client._until(b"first")
        running.pause()
        going.append(True)
        server.stop()
        assert client.rest().endswith(b"last\r\n0\r\n\r\n")


def polled(server, clients: int, path: str = "/"):
    """A started server with so many clients that have begun to get an answer in chunks; who calls it polls."""
    server.start(wire.HOST, 0)
    sockets = [wire.connect(server.port) for _ in range(clients)]
    for client in sockets:
        client.send(wire.request(path))
    wait_until(lambda: server.poll() and len(server._service.pumps) == clients, what="the answers")
    return sockets


def test_many_generators_keep_nobody_waiting(folder):
    server, steps = Server(socket), {}

    @server.route("/")
    def begin(request):
        def body(number=len(steps)):
            while True:
                steps[number] += 1
                yield b"x"
                time.sleep(0.002)

        steps[len(steps)] = 0
        return ChunkedResponse(request, body)

    clients = polled(server, 30)
    times, before = [], dict(steps)
    for _ in range(60):
        began = time.perf_counter()
        server.poll()
        times.append(time.perf_counter() - began)
    for client in clients:
        client.sock.close()
    server.stop()
    assert sorted(times)[30] < 0.03, times
    assert all(steps[number] > before[number] for number in steps), "each has its turn"


def test_each_generator_that_raises_is_told_of(folder):
    server, made = Server(socket), []

    @server.route("/")
    def begin(request):
        def body(number=len(made)):
            while not go:
                yield b""
                time.sleep(0.003)
            raise ValueError(number)

        made.append(body)
        return ChunkedResponse(request, body)

    go, told = [], []
    clients = polled(server, 3)
    go.append(True)
    for _ in range(10):
        try:
            server.poll()
        except ValueError as problem:
            told.extend(problem.args)
    server.stop()
    for client in clients:
        client.sock.close()
    assert sorted(told) == [0, 1, 2]


def test_a_generator_stops_the_server(folder):
    server, go = Server(socket), []

    @server.route("/")
    def begin(request):
        def body():
            while not go:
                yield b""
                time.sleep(0.003)
            server.stop()
            yield b"stopped"

        return ChunkedResponse(request, body)

    (client,) = polled(server, 1)
    go.append(True)
    server.poll()
    assert server.stopped and server._service.engine is None
    assert client.rest().endswith(b"\r\nstopped\r\n0\r\n\r\n")


def test_a_generator_that_does_not_let_itself_be_closed(folder, caplog):
    server = Server(socket)

    @server.route("/")
    def begin(request):
        def body():
            asked = 0
            while asked < 2:  # the second time it is Python itself that asks
                try:
                    yield b"x" * 65536
                except GeneratorExit:
                    asked += 1

        return ChunkedResponse(request, body)

    clients = polled(server, 2)
    port = server.port
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        wire.connect(port)
    assert [str(record.exc_info[1]) for record in caplog.records] == ["generator ignored GeneratorExit"] * 2
    for client in clients:
        assert not client.rest().endswith(b"0\r\n\r\n")


# Events


class Events:
    """A running server whose clients get events."""

    def __init__(self, serve4, **arguments):
        self.server, self.responses = Server(socket), []

        @self.server.route("/")
        def connect(request):
            self.responses.append(SSEResponse(request, **arguments))
            return self.responses[-1]

        self.server.route("/other")(lambda request: Response(request, "other"))
        self.running = serve4(self.server)
        self.port = self.running.port

    def connect(self) -> wire.Client:
        """A client that has got the head."""
        count = len(self.responses)
        client = wire.connect(self.port)
        client.send(b"GET / HTTP/1.0\r\n\r\n")  # so that there are no chunks
        client.head = client._until(b"\r\n\r\n")
        assert len(self.responses) == count + 1
        return client


@pytest.fixture
def events(serve4, folder):
    return Events(serve4)


EVENTS = [
    (("text",), {}, b"data: text\n\n"),
    (("größe",), {}, "data: größe\n\n".encode()),
    (("one\ntwo\r\nthree\rfour",), {}, b"data: one\ndata: two\ndata: three\ndata: four\n\n"),
    (("",), {}, b"data: \n\n"),
    ((21.5,), {}, b"data: 21.5\n\n"),
    (("x", "name", 0, 0), {}, b"data: x\nevent: name\nid: 0\nretry: 0\n\n"),
    (("x",), {"event": "e", "id": 7, "retry": 50, "custom_fields": {"a": 1}}, b"data: x\nevent: e\nid: 7\nretry: 50\na: 1\n\n"),
    (("x\u2028y\x0b",), {}, "data: x\u2028y\x0b\n\n".encode()),
]


@pytest.mark.parametrize("arguments, named, sent", EVENTS)
def test_events(arguments, named, sent, events):
    with events.connect() as client:
        assert b"Content-Type: text/event-stream\r\n" in client.head and b"Cache-Control: no-cache\r\n" in client.head
        events.responses[0].send_event(*arguments, **named)
        events.responses[0].close()
        assert client.rest() == sent + b"event: close\n"


@pytest.mark.parametrize("named", [{"event": "a\nb"}, {"id": "a\r"}, {"id": "a\0"}, {"custom_fields": {"a:b": "c"}}, {"custom_fields": {"a": "b\n\ndata: c"}}])
def test_events_inject_nothing(named, events):
    with events.connect() as client:
        with pytest.raises(ValueError, match="field"):
            events.responses[0].send_event("x", **named)
        events.responses[0].close()
        assert client.rest() == b"event: close\n"


def test_events_for_a_client_of_today(events):
    with wire.connect(events.port) as client:
        client.send(GET)
        assert b"Transfer-Encoding: chunked" in client._until(b"\r\n\r\n")
        events.responses[0].send_event("x")
        assert client._until(b"data: x\n\n\r\n").startswith(b"9\r\n")
        events.responses[0].close()
        assert client._until(b"\r\n0\r\n\r\n") == b"d\r\nevent: close\n\r\n0\r\n\r\n"


def test_headers_of_events(serve4, folder):
    events = Events(serve4, headers={"X-A": "1", "cache-control": "no-store"}, cookies={"c": "d"})
    with events.connect() as client:
        assert b"X-A: 1\r\n" in client.head and b"Set-Cookie: c=d\r\n" in client.head and b"no-cache" not in client.head


def test_events_before_the_handler_returns(serve4, folder):
    server = Server(socket)

    @server.route("/")
    def connect(request):
        response = SSEResponse(request)
        response.send_event("early")
        response.close()
        return response

    with wire.connect(serve4(server).port) as client:
        client.send(b"GET / HTTP/1.0\r\n\r\n")
        assert client.rest().endswith(b"\r\n\r\ndata: early\n\nevent: close\n")


def test_many_clients(events):
    clients = [events.connect() for _ in range(50)]
    for response in events.responses:
        response.send_event("all")
    for client in clients:
        assert client._until(b"\n\n") == b"data: all\n\n"
        client.sock.close()


def test_a_client_that_has_left(events):
    with events.connect():
        pass

    def gone():
        try:
            events.responses[0].send_event("x" * 1000)
        except BrokenPipeError:
            return True

    wait_until(gone, what="BrokenPipeError")
    events.responses[0].close()
    events.responses[0].close()
    assert wire.ask(events.port, "/other").body == b"other"


def test_a_client_that_takes_nothing_is_closed_and_keeps_nobody_waiting(events):
    with events.connect():
        with pytest.raises(BrokenPipeError):
            for _ in range(500):
                events.responses[0].send_event("x" * 100_000)
        assert wire.ask(events.port, "/other").body == b"other"


def test_events_after_the_end(events):
    with events.connect():
        response = events.responses[0]
        response.close()
        with pytest.raises(BrokenPipeError):
            response.send_event("x")


def test_events_after_the_server_has_stopped(events):
    with events.connect() as client:
        events.running.pause()
        events.server.stop()
        client.rest()
        for _ in range(2):
            with pytest.raises(BrokenPipeError):
                events.responses[0].send_event("x")
        events.responses[0].close()


def test_events_that_nobody_holds_any_more(events):
    with events.connect() as client:
        events.responses.clear()
        gc.collect()
        assert client.rest() == b""


def test_the_client_of_events_can_still_be_told(events):
    with events.connect():
        assert events.responses[0]._request.client_address[0] == "127.0.0.1"
        assert events.responses[0]._request.raw_request == b"GET / HTTP/1.0\r\n\r\n"


def test_head_of_events(events):
    with wire.connect(events.port) as client:
        assert client.ask("/", "HEAD").headers["content-type"] == "text/event-stream"
        assert client.ask("/other").body == b"other"
    with pytest.raises(BrokenPipeError):
        events.responses[-1].send_event("x")


def own(request):
    request.connection.send(b"HTTP/1.1 200 OK\r\n\r\n")


WAYS = {
    "events": lambda request: functools.partial(SSEResponse(request).send_event, "x"),
    "messages": lambda request: functools.partial(Websocket(request).send_message, "x"),
    "bytes": lambda request: functools.partial(request.connection.sendall, b"x"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_client_that_leaves_while_its_handler_sends_stops_nothing(way, ask):
    begun, left, raised = threading.Event(), threading.Event(), []

    def handler(request):
        send = WAYS[way](request)
        begun.set()
        assert left.wait(5)
        try:
            wait_until(send)
        except BrokenPipeError:
            raised.append(True)
            raise

    ask._handlers.append(handler)
    with wire.connect(ask.port) as client:
        client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.send(wire.request("/", headers=HANDSHAKE))
        assert begun.wait(5)
    left.set()
    wait_until(lambda: raised)
    assert ask(lambda request: Response(request, "next")).body == b"next"
    assert not ask.running.errors


@pytest.mark.parametrize("raised", [BrokenPipeError, ValueError])
def test_other_errors_of_a_handler_that_sends_come_out(raised, ask):
    def handler(request):
        own(request)
        raise raised("of something else")

    assert wire.send(ask.port, (ask._handlers.append(handler), wire.request("/"))[1]).startswith(b"HTTP/1.1 200 OK")
    assert "else" in str(ask.running.error(raised))
