# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""WebSockets, as a script uses them, with an independent client."""

import gc
import socket
import threading

import pytest
import websockets.exceptions
import wire
from adafruit_httpserver import Response, Server, Websocket
from adafruit_httpserver.exceptions import BadRequestError
from serving import wait_until
from websockets.sync.client import connect


class Sockets:
    """A running server whose clients become WebSockets."""

    def __init__(self, serve4, **arguments):
        self.server, self.sockets = Server(socket), []

        @self.server.route("/")
        def upgrade(request):
            self.sockets.append(Websocket(request, **arguments))
            return self.sockets[-1]

        self.server.route("/other")(lambda request: Response(request, "other"))
        self.running = serve4(self.server)
        self.port = self.running.port

    def connect(self, **options):
        """A client, and the script's end of it."""
        client = connect(f"ws://127.0.0.1:{self.port}/", open_timeout=5, close_timeout=2, **options)
        return client, self.sockets[-1]


@pytest.fixture
def sockets(serve4, folder):
    return Sockets(serve4)


def receive(end, seconds: float = 5):
    """The next message that the script gets."""
    found = []

    def has_come():
        message = end.receive()
        if message is not None:
            found.append(message)
        return found

    wait_until(has_come, seconds, "a message")
    return found[0]


@pytest.mark.parametrize("message", ["text", "größe 🙂", "", b"", b"\x00\xff", "x" * 200, b"y" * 70_000, "z" * 1_000_000], ids=lambda value: f"{type(value).__name__} of {len(value)}")
def test_messages_both_ways(message, sockets):
    client, end = sockets.connect()
    with client:
        client.send(message)
        assert receive(end) == message
        end.send_message(message)
        assert client.recv(5) == message


def test_nothing_to_receive(sockets):
    client, end = sockets.connect()
    with client:
        assert end.receive() is None and end.receive(fail_silently=True) is None and end.closed is False


def test_messages_keep_their_order(sockets):
    client, end = sockets.connect()
    with client:
        for number in range(100):
            client.send(str(number))
        assert [receive(end) for _ in range(100)] == list(map(str, range(100)))


def test_fragments_are_put_together(sockets):
    client, end = sockets.connect()
    with client:
        client.send(iter(["one ", "two ", "three"]))
        assert receive(end) == "one two three"
        client.send(iter([b"x" * 1000] * 100))
        assert receive(end) == b"x" * 100_000


def test_pings_are_answered_without_the_script(sockets):
    client, end = sockets.connect()
    with client:
        assert client.ping().wait(5)
        assert end.receive() is None


def test_opcodes(sockets):
    client, end = sockets.connect()
    with client:
        end.send_message("as bytes", Websocket.BINARY)
        end.send_message(b"as text", opcode=Websocket.TEXT)
        end.send_message(b"", Websocket.PING)
        end.send_message(b"", Websocket.PONG)
        assert (client.recv(5), client.recv(5)) == (b"as bytes", "as text")
        with pytest.raises(ValueError, match="opcode"):
            end.send_message("x", 15)
        with pytest.raises(TypeError, match="message"):
            end.send_message(5)


def test_headers_of_the_answer(serve4, folder):
    sockets = Sockets(serve4, headers={"X-A": "1", "Connection": "close"}, cookies={"c": "d"}, buffer_size=64)
    sockets.server.headers = {"X-Server": "mine"}
    client, _ = sockets.connect()
    with client:
        headers = client.response.headers
        assert (headers["X-A"], headers["Set-Cookie"], headers["Connection"], headers["X-Server"]) == ("1", "c=d", "Upgrade", "mine")


def test_the_script_closes(sockets):
    client, end = sockets.connect()
    with client:
        end.close(4000, "enough")
        assert end.closed
        with pytest.raises(websockets.exceptions.ConnectionClosed):
            client.recv(5)
        assert (client.close_code, client.close_reason) == (4000, "enough")
    end.close()
    for call in (end.receive, lambda: end.send_message("x")):
        with pytest.raises(RuntimeError, match="closed"):
            call()
    assert end.receive(fail_silently=True) is None
    end.send_message("x", fail_silently=True)


@pytest.mark.parametrize("arguments", [(1005,), (999,), (5000,), (1000, "x" * 124)])
def test_closing_in_ways_that_can_not_be_sent(arguments, sockets):
    client, end = sockets.connect()
    with client:
        with pytest.raises(ValueError):
            end.close(*arguments)
        end.send_message("still there")
        assert client.recv(5) == "still there"


def test_the_client_closes(sockets):
    client, end = sockets.connect()
    client.send("last words")
    closing = threading.Thread(target=client.close, args=(4001, "bye"))
    closing.start()
    assert receive(end) == "last words"
    # The goodbye waits until the script has seen that nothing else has come, so that it can answer the last words.
    wait_until(lambda: end.receive(fail_silently=True) or end.closed, what="the end")
    closing.join(5)
    assert client.close_code == 4001
    with pytest.raises(RuntimeError):
        end.receive()


def test_a_client_that_leaves_without_a_word(sockets):
    client, end = sockets.connect()
    client.socket.shutdown(socket.SHUT_RDWR)
    wait_until(lambda: end.receive(fail_silently=True) or end.closed, what="the end")
    end.send_message("x", fail_silently=True)


def test_a_client_that_leaves_while_the_script_sends(sockets):
    client, end = sockets.connect()
    client.socket.shutdown(socket.SHUT_RDWR)

    def fails():
        try:
            end.send_message("x" * 10_000)
        except BrokenPipeError:
            return True

    wait_until(fails, what="BrokenPipeError")
    end.send_message("x", fail_silently=True)


def test_a_client_that_takes_nothing_keeps_nobody_waiting(sockets):
    # A bare socket, so that nobody reads.
    with socket.create_connection(("127.0.0.1", sockets.port), 5) as client:
        client.sendall(handshake().encode())
        client.recv(4096)
        with pytest.raises(BrokenPipeError):
            for _ in range(500):
                sockets.sockets[0].send_message("x" * 100_000)
    assert wire.ask(sockets.port, "/other").body == b"other"


def test_many_clients_at_once(sockets):
    clients = [sockets.connect()[0] for _ in range(30)]
    for end in sockets.sockets:
        end.send_message("all")
    assert [client.recv(5) for client in clients] == ["all"] * 30
    assert wire.ask(sockets.port, "/other").body == b"other"
    for client in clients:
        client.close()


def test_an_echo_in_the_main_loop(folder, serve4):
    """As scripts do it: one loop that polls and looks at all sockets."""
    server, ends = Server(socket), []
    server.route("/")(lambda request: ends.append(Websocket(request)) or ends[-1])
    server.start("127.0.0.1", 0)
    ending = threading.Event()

    def loop():
        while not ending.is_set():
            server.poll()
            for end in ends:
                message = end.receive(fail_silently=True)
                if message is not None:
                    end.send_message(message, fail_silently=True)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    try:
        with connect(f"ws://127.0.0.1:{server.port}/", open_timeout=5) as one, connect(f"ws://127.0.0.1:{server.port}/") as two:
            for number in range(50):
                one.send(f"one {number}")
                two.send(f"two {number}".encode())
                assert (one.recv(5), two.recv(5)) == (f"one {number}", f"two {number}".encode())
    finally:
        ending.set()
        thread.join(5)
        server.stop()


def handshake(**changes) -> str:
    """The bytes of a handshake; a value of None leaves a field out."""
    fields = {
        "Host": "x", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13", **{name.replace("_", "-"): value for name, value in changes.items()},
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "\r\n".join(("GET / HTTP/1.1", *lines, "", ""))


BAD_HANDSHAKES = [
    {"Upgrade": None}, {"Upgrade": "h2c"}, {"Connection": "keep-alive"}, {"Sec_WebSocket_Key": None}, {"Sec_WebSocket_Key": "short"},
    {"Sec_WebSocket_Key": "not base64 at all!!!!!=="}, {"Sec_WebSocket_Version": None}, {"Sec_WebSocket_Version": "8"},
]  # fmt: skip


@pytest.mark.parametrize("changes", BAD_HANDSHAKES, ids=str)
def test_bad_handshakes(changes, sockets):
    answer = wire.raw_answer(sockets.port, handshake(**changes).encode())
    assert answer.status in (400, 426)
    assert wire.ask(sockets.port, "/other").body == b"other"
    if answer.status == 426:
        assert answer.headers["sec-websocket-version"] == "13"
    for end in sockets.sockets:
        assert is_closed(end)


def is_closed(end) -> bool:
    """Whether a script that has kept a WebSocket finds it closed, and nothing else happens to it."""
    silent = end.receive(fail_silently=True) is None and end.send_message("x", fail_silently=True) is None and end.closed
    for use in (end.receive, lambda: end.send_message("x")):
        with pytest.raises(RuntimeError, match="closed"):
            use()
    end.close()
    return silent


def test_a_handshake_by_another_method_is_none(sockets):
    assert wire.raw_answer(sockets.port, handshake().replace("GET", "HEAD").encode()).status == 400
    assert is_closed(sockets.sockets[-1])


def test_a_handler_that_answers_otherwise_after_all(ask):
    kept = []

    def handler(request):
        kept.append(Websocket(request))
        return Response(request, "no")

    assert ask(handler, handshake().encode()).body == b"no"
    assert is_closed(kept[0])


def test_the_accepted_key(sockets):
    with wire.connect(sockets.port) as client:
        client.send(handshake(Connection="keep-alive, Upgrade", Upgrade="WebSocket").encode())
        head = client._until(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101 Switching Protocols\r\n") and b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head


def test_a_handler_can_catch_a_bad_handshake(ask):
    def handler(request):
        with pytest.raises(ValueError, match="WebSocket") as problem:
            Websocket(request)
        assert isinstance(problem.value, BadRequestError)
        return Response(request, "a page")

    assert ask(handler).body == b"a page"


BAD_FRAMES = {
    "no mask": (b"\x81\x01x", 1002), "a reserved bit": (b"\xf1\x80\0\0\0\0", 1002), "an opcode of nobody": (b"\x83\x80\0\0\0\0", 1002),
    "a continuation of nothing": (b"\x80\x80\0\0\0\0", 1002), "a long ping": (b"\x89\xfe\x00\x7e\0\0\0\0" + b"x" * 126, 1002),
    "a text that is none": (b"\x81\x81\0\0\0\0\xff", 1007), "a huge length": (b"\x81\xff\x00\x00\x00\x01\0\0\0\0\0\0\0\0", 1009),
}  # fmt: skip


@pytest.mark.parametrize("frame, code", BAD_FRAMES.values(), ids=BAD_FRAMES)
def test_bad_frames(frame, code, sockets):
    with wire.connect(sockets.port) as client:
        client.send(handshake().encode())
        client._until(b"\r\n\r\n")
        client.send(frame)
        closing = client.rest()
        assert closing[0] == 0x88 and int.from_bytes(closing[2:4], "big") == code
    end = sockets.sockets[0]
    wait_until(lambda: end.receive(fail_silently=True) or end.closed, what="the end")
    assert wire.ask(sockets.port, "/other").body == b"other"


def test_sending_before_the_handler_returns(serve4, folder):
    server = Server(socket)

    @server.route("/")
    def upgrade(request):
        end = Websocket(request)
        end.send_message("early")
        server.kept = end
        return end

    port = serve4(server).port
    with connect(f"ws://127.0.0.1:{port}/", open_timeout=5) as client:
        assert client.recv(5) == "early"


def test_a_websocket_that_nobody_holds_any_more(sockets):
    client, end = sockets.connect()
    with client:
        sockets.sockets.clear()
        del end
        gc.collect()
        with pytest.raises(websockets.exceptions.ConnectionClosed):
            client.recv(5)


def test_a_server_that_has_stopped(sockets):
    client, end = sockets.connect()
    sockets.running.pause()
    sockets.server.stop()
    with pytest.raises(BrokenPipeError):
        end.send_message("x")
    assert end.receive() is None and end.closed
    end.close()
    client.close()


def test_the_client_can_still_be_told(sockets):
    client, end = sockets.connect()
    with client:
        assert end._request.client_address == client.socket.getsockname()
        assert end._request.headers["Sec-WebSocket-Version"] == "13"
