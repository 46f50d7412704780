# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Answers in pieces and connections that are taken over, through the seam and over real sockets."""

import gc
import socket
import struct
import time

import pytest
import wire
from raw_service import RawServer, Wrapped
from serving import wait_until

from adafruit_httpserver._region import SERVED_WORD

SOURCES = [pytest.param(socket, id="native"), pytest.param(Wrapped, id="carried")]


@pytest.fixture(params=SOURCES)
def serve_raw(request):
    """Starts servers whose handlers answer by themselves."""
    running = []

    def start(**handlers):
        running.append(RawServer(request.param, **handlers))
        return running[-1]

    yield start
    for each in running:
        each.end()
        assert not each.errors


def kept_stream(serve_raw, open_it=lambda engine, slot: engine.stream(slot, 200, "text/plain")):
    """A stream that has begun and nobody writes to, the engine's server and its client."""
    streams = []
    server = serve_raw(x=lambda engine, slot: streams.append(open_it(engine, slot)))
    client = wire.connect(server.port)
    client.send(wire.request("/x"))
    wait_until(lambda: streams)
    return streams.pop(), server, client


def test_pieces_come_as_chunks(serve_raw):
    def handler(engine, slot):
        stream = engine.stream(slot, (200, "Fine"), "text/plain", (("X-Y", "z"),))
        for piece in (b"one", b"", bytearray(b"two"), memoryview(b"three")):
            stream.send(piece)
        stream.close()
        stream.close()
        with pytest.raises(BrokenPipeError):
            stream.send(b"late")

    server = serve_raw(x=handler)
    with wire.connect(server.port) as client:
        client.send(wire.request("/x", headers="Connection: close\r\n"))
        head, _, body = client.rest().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 Fine\r\n") and b"\r\nX-Y: z\r\n" in head
    assert body == b"3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n"


def test_a_length_is_kept(serve_raw):
    def handler(engine, slot):
        stream = engine.stream(slot, 200, "text/plain", length=3)
        with pytest.raises(ValueError, match="4 bytes are more than the 3"):
            stream.send(b"four")
        stream.send(b"one")
        stream.close()

    server = serve_raw(x=handler)
    with wire.connect(server.port) as client:
        assert client.ask("/x").body == client.ask("/x").body == b"one"


def test_bad_arguments_are_named(serve_raw):
    def handler(engine, slot):
        with pytest.raises(ValueError, match="negative"):
            engine.stream(slot, 200, "text/plain", length=-1)
        with pytest.raises(TypeError, match="length"):
            engine.stream(slot, 200, "text/plain", length="1")
        with pytest.raises(ValueError, match="X-Y"):
            engine.stream(slot, 200, "text/plain", (("X-Y", "a\r\nb"),))
        with pytest.raises(ValueError, match="Content-Length"):
            engine.stream(slot, 200, "text/plain", (("Content-Length", "1"),))
        with pytest.raises(RuntimeError):
            engine.stream(99, 200, "text/plain")
        stream = engine.stream(slot, 200, "text/plain", length=2)
        with pytest.raises(RuntimeError, match="answered"):
            engine.take_over(slot)
        stream.send(b"ok")
        stream.close()

    assert wire.ask(serve_raw(x=handler).port, "/x").body == b"ok"


def test_a_stream_outlives_its_handler(serve_raw):
    stream, server, client = kept_stream(serve_raw)
    for number in range(3):
        stream.send(b"%d" % number)
        assert client._until(b"1\r\n%d\r\n" % number)
        assert wire.ask(server.port, "/none").status == 404  # others do not wait
    assert stream.waiting == 0 and stream.room and not stream.gone
    stream.close()
    assert client._until(b"0\r\n\r\n")


def test_who_leaves_is_noticed(serve_raw):
    for options in (None, struct.pack("ii", 1, 0)):
        stream, server, client = kept_stream(serve_raw)
        if options:
            client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, options)
        client.sock.close()
        wait_until(lambda: stream.gone)
        assert not stream.room
        with pytest.raises(BrokenPipeError):
            stream.send(b"x")
        with pytest.raises(BrokenPipeError):
            stream.close()


def test_a_slow_client_is_closed(serve_raw):
    stream, server, client = kept_stream(serve_raw)
    piece, most = bytes(100_000), 0
    with pytest.raises(BrokenPipeError):
        for _ in range(10_000):
            stream.send(piece)
            most = max(most, stream.waiting)
    assert 1 << 20 < most < (1 << 20) + 250_000 and stream.gone


def test_a_long_answer_waits_for_room(serve_raw):
    size = 8 << 20

    def handler(engine, slot):
        stream = engine.stream(slot, 200, "text/plain", length=size)
        for _ in range(size >> 16):
            assert stream.wait(10)
            stream.send(bytes(1 << 16))
        stream.close()

    assert len(wire.ask(serve_raw(x=handler).port, "/x").body) == size


def test_a_stream_that_nobody_holds_is_aborted(serve_raw):
    stream, server, client = kept_stream(serve_raw)
    stream.send(b"one")
    del stream
    gc.collect()
    assert not client.rest().endswith(b"0\r\n\r\n")


def test_abort(serve_raw):
    stream, server, client = kept_stream(serve_raw)
    stream.abort()
    stream.abort()
    client.rest()
    assert stream.gone


def test_a_server_that_stops_ends_streams_at_once(serve_raw):
    stream, server, client = kept_stream(serve_raw)
    stream.send(b"last")
    began = time.monotonic()
    server.end()
    took = time.monotonic() - began
    assert client.rest().endswith(b"4\r\nlast\r\n")
    assert stream.gone and took < 3
    with pytest.raises(BrokenPipeError):
        stream.send(b"late")


def test_a_connection_that_is_taken_over(serve_raw):
    stream, server, client = kept_stream(serve_raw, lambda engine, slot: engine.take_over(slot))
    assert stream.receive(10) is None
    client.send(b"question")
    received = []
    wait_until(lambda: received.append(stream.receive(5) or b"") or b"".join(received) == b"question")
    stream.send(b"HTTP/1.1 200 OK\r\n\r\nanswer")
    assert client._until(b"answer") == b"HTTP/1.1 200 OK\r\n\r\nanswer"
    client.sock.shutdown(socket.SHUT_WR)
    wait_until(lambda: stream.receive(1) == b"")
    stream.send(b"bye")
    stream.close()
    assert client.rest() == b"bye"


def test_the_address_of_the_client(serve_raw):
    def handler(engine, slot):
        host, port = engine.remote(slot)
        engine.answer(slot, 200, "text/plain", f"{host} {port}".encode())
        with pytest.raises(RuntimeError):
            engine.remote(99)

    with wire.connect(serve_raw(x=handler).port) as client:
        host, port = client.sock.getsockname()
        assert client.ask("/x").body.decode() == f"{host} {port}"


def test_what_go_has_answered_by_itself(serve_raw, folder):
    (folder / "f.txt").write_text("file")
    server = serve_raw(x=lambda engine, slot: engine.answer(slot, 200, "text/plain", b"x"))
    engine = server.service.engine
    server.service.set_root(str(folder), "")
    count = engine.region.words[SERVED_WORD]
    with wire.connect(server.port) as client:
        client.ask("/f.txt?q"), client.ask("/none", "HEAD"), client.ask("/x", "DELETE"), client.ask("/x")
        client.ask("/" + "l" * 3000)
        host, port = client.sock.getsockname()
    assert engine.region.words[SERVED_WORD] == count + 4
    served = engine.served()
    assert [line[:4] for line in served] == [
        ("GET", "/f.txt?q", 200, 4),
        ("HEAD", "/none", 404, 0),
        ("DELETE", "/x", 405, 23),
        ("GET", "/" + "l" * 1023, 404, 14),
    ]
    assert all(line.remote == f"{host}:{port}" and 0 <= line.seconds < 1 for line in served)
    assert engine.served() == []
    with wire.connect(server.port) as client:
        for number in range(300):
            client.ask(f"/{number}")
    assert [line.target for line in engine.served()] == [f"/{number}" for number in range(44, 300)]


def test_one_that_the_end_of_the_process_has_released_is_gone(serve_raw):
    stream, server, client = kept_stream(serve_raw)
    stream._finalizer()
    assert stream.gone and not stream.room and stream.waiting == 0 and not stream.wait(1)
    stream.abort()
    with pytest.raises(BrokenPipeError):
        stream.send(b"late")
    with pytest.raises(BrokenPipeError):
        stream.close()
