# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""WebSockets through the seam and over real sockets."""

import gc
import socket
import struct
import time

import pytest
import wire
from raw_service import RawServer, Wrapped
from serving import wait_until

HANDSHAKE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def frame(opcode: int, payload: bytes) -> bytes:
    """A client's frame."""
    mask, size = b"\x01\x82\x03\x84", len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
    key = (mask * (size // 4 + 1))[:size]
    return head + mask + (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


def read_frame(client) -> tuple:
    """A server's frame: opcode and payload."""
    first, size = client._exactly(2)
    if size == 126:
        (size,) = struct.unpack("!H", client._exactly(2))
    elif size == 127:
        (size,) = struct.unpack("!Q", client._exactly(8))
    assert first & 0xF0 == 0x80
    return first & 0x0F, client._exactly(size)


class Pair:
    """A WebSocket and its client."""

    def __init__(self, source):
        found = []
        self.server = RawServer(source, x=lambda engine, slot: found.append(engine.upgrade(slot, (("Set-Cookie", "a=b"),))))
        self.client = wire.connect(self.server.port)
        self.client.send(wire.request("/x", headers=HANDSHAKE))
        self.head = self.client._until(b"\r\n\r\n").decode()
        wait_until(lambda: found)
        self.socket = found.pop()

    def received(self):
        """The next message."""
        got = []
        wait_until(lambda: got.append(self.socket.receive()) or got[-1] is not None)
        return got[-1]

    def ended(self) -> tuple:
        """What receive() raises at the end."""
        caught = []

        def has_ended() -> bool:
            try:
                assert self.socket.receive() is None
            except ConnectionError as problem:
                caught.append(problem)
            return bool(caught)

        wait_until(has_ended)
        assert self.socket.closed
        return caught[0].args


@pytest.fixture(params=[pytest.param(socket, id="native"), pytest.param(Wrapped, id="carried")])
def pair(request):
    """A WebSocket and its client."""
    made = Pair(request.param)
    yield made
    made.client.sock.close()
    made.server.end()
    assert not made.server.errors


def test_messages_go_both_ways(pair):
    assert pair.head.startswith("HTTP/1.1 101 ") and "\r\nSet-Cookie: a=b\r\n" in pair.head
    assert "\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in pair.head
    assert pair.socket.receive() is None and not pair.socket.closed
    wait_until(lambda: pair.socket.waiting == 0)  # the client may have read the head before that is counted
    large = bytes(range(256)) * 1000
    pair.client.send(frame(TEXT, "häß€".encode()) + frame(BINARY, b"\xff") + frame(TEXT, b""))
    pair.client.send(frame(BINARY, large))
    assert [pair.received() for _ in range(4)] == [
        (True, "häß€".encode()), (False, b"\xff"), (True, b""), (False, large)
    ]  # fmt: skip
    pair.socket.send(True, "häß€".encode())
    pair.socket.send(False, memoryview(large))
    pair.socket.ping(b"p")
    assert [read_frame(pair.client) for _ in range(3)] == [(TEXT, "häß€".encode()), (BINARY, large), (PING, b"p")]


def test_pings_are_answered_while_python_is_away(pair):
    pair.client.send(frame(PING, b"p"))
    assert read_frame(pair.client) == (PONG, b"p")


def test_the_client_says_goodbye(pair):
    pair.client.send(frame(TEXT, b"last") + frame(CLOSE, b"\x0f\xa0done"))
    assert pair.received() == (True, b"last")
    pair.socket.send(True, b"answer")
    assert read_frame(pair.client) == (TEXT, b"answer")
    assert pair.ended() == pair.socket.end == (4000, "done")
    assert read_frame(pair.client) == (CLOSE, b"\x0f\xa0") and pair.client.closed()
    with pytest.raises(BrokenPipeError):
        pair.socket.send(True, b"late")
    with pytest.raises(BrokenPipeError):
        pair.socket.ping()


def test_the_script_says_goodbye(pair):
    pair.socket.close(4001, "enough")
    pair.socket.close()
    assert read_frame(pair.client) == (CLOSE, b"\x0f\xa1enough")
    pair.client.send(frame(CLOSE, b"\x0f\xa1"))
    assert pair.client.closed() and pair.ended() == (4001, "enough")


def test_the_client_leaves(pair):
    pair.client.sock.close()
    assert pair.ended()[0] == 1006


def test_a_client_that_breaks_the_protocol(pair):
    pair.client.send(frame(TEXT, b"\xff"))
    assert read_frame(pair.client)[1][:2] == struct.pack("!H", 1007)
    assert pair.ended()[0] == 1007


def test_wrong_arguments_are_named(pair):
    for call, word in (
        (lambda: pair.socket.send(True, b"\xff"), "UTF-8"),
        (lambda: pair.socket.close(1006), "1006"),
        (lambda: pair.socket.close(1000, "r" * 124), "124"),
        (lambda: pair.socket.ping(bytes(126)), "126"),
    ):
        with pytest.raises(ValueError, match=word):
            call()
    with pytest.raises(TypeError):
        pair.socket.send(True, "text")


def test_a_slow_client_is_closed(pair):
    with pytest.raises(BrokenPipeError):
        for _ in range(10_000):
            pair.socket.send(False, bytes(100_000))
    assert pair.ended()[0] == 1008


def test_a_script_that_does_not_receive_is_not_flooded(pair):
    message = frame(BINARY, bytes(100_000))
    pair.client.sock.settimeout(1)
    sent = 0
    with pytest.raises(TimeoutError):
        while sent < 1000:
            pair.client.send(message)
            sent += 1
    for _ in range(sent):
        assert pair.received() == (False, bytes(100_000))


def test_one_that_nobody_holds_is_closed(pair):
    pair.socket = None
    gc.collect()
    assert read_frame(pair.client)[0] == CLOSE


def test_a_server_that_stops_says_goodbye(pair):
    began = time.monotonic()
    pair.server.end()
    took = time.monotonic() - began
    assert read_frame(pair.client)[1][:2] == struct.pack("!H", 1001)
    assert pair.ended() == (1001, "the server is closing") and took < 3


@pytest.mark.parametrize(
    "headers, status, reason",
    [
        ("", 426, "no upgrade"),
        (HANDSHAKE.replace("13", "8"), 426, "version 13"),
        (HANDSHAKE.replace("==", ""), 400, "16 bytes"),
    ],
)
def test_who_asks_in_the_wrong_way_is_told(headers, status, reason):
    problems = []

    def handler(engine, slot):
        with pytest.raises(ValueError) as caught:
            engine.upgrade(slot)
        problems.append(str(caught.value))

    server = RawServer(x=handler)
    try:
        answer = wire.ask(server.port, "/x", headers=headers)
    finally:
        server.end()
    assert answer.status == status and reason in answer.body.decode() and reason in problems[0] and not server.errors
    assert (answer.headers.get("sec-websocket-version") == "13") == (status == 426)


def test_one_that_the_end_of_the_process_has_released_has_ended(pair):
    pair.socket._finalizer()
    assert pair.socket.closed and pair.socket.waiting == 0 and pair.ended() == (1001, "")
    pair.socket.close()
    with pytest.raises(BrokenPipeError):
        pair.socket.send(True, b"late")
