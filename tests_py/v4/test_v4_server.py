# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Starting, polling, stopping and setting up a Server."""

import asyncio
import socket
import threading
import time
import types

import pytest
import wire
from adafruit_httpserver import (
    CONNECTION_TIMED_OUT,
    NO_REQUEST,
    REQUEST_HANDLED_NO_RESPONSE,
    REQUEST_HANDLED_RESPONSE_SENT,
    FileResponse,
    Headers,
    JSONResponse,
    Response,
    Server,
    ServerStoppedError,
)
from serving import free_port, wait_until

HOST = "127.0.0.1"


@pytest.fixture
def server(folder):
    """A server with one page, which is stopped after the test."""
    made = Server(socket)
    made.route("/")(lambda request: Response(request, "page"))
    yield made
    made.stop()


def test_the_results_of_poll_are_texts():
    assert (NO_REQUEST, CONNECTION_TIMED_OUT, REQUEST_HANDLED_NO_RESPONSE, REQUEST_HANDLED_RESPONSE_SENT) == (
        "no_request", "connection_timed_out", "request_handled_no_response", "request_handled_response_sent"
    )  # fmt: skip


def test_a_life(server):
    assert (server.host, server.port, server.stopped) == (None, None, True)
    with pytest.raises(ServerStoppedError):
        server.poll()
    for _ in range(2):
        port = free_port()
        server.start(HOST, port)
        assert (server.host, server.port, server.stopped, server.poll()) == (HOST, port, False, NO_REQUEST)
        assert repr(server) == f"<Server host='{HOST}', port={port}, root_path=None>"
        with wire.connect(port) as client:
            client.send(wire.request("/"))
            wait_until(lambda: server.poll() == REQUEST_HANDLED_RESPONSE_SENT)
            server.poll()  # hands the answer over
            assert client.answer().body == b"page"
        server.stop()
        server.stop()
        assert (server.host, server.port, server.stopped) == (None, None, True)
        with pytest.raises(ServerStoppedError):
            server.poll()
        with pytest.raises(ConnectionRefusedError):
            wire.connect(port)


def test_the_port_that_the_system_chooses(server):
    server.start(HOST, 0)
    assert server.port > 0
    wire.connect(server.port).__exit__()


def test_stopping_what_was_never_started(folder):
    Server(socket).stop()


def test_starting_twice(server):
    server.start(HOST, 0)
    with pytest.raises(RuntimeError, match="already"):
        server.start(HOST, 0)


@pytest.mark.parametrize("address", [(None, 80), (HOST, None), ("no.such.host.invalid", 0)])
def test_addresses_that_are_none(address, server):
    with pytest.raises(RuntimeError):
        server.start(*address)
    assert server.stopped


@pytest.mark.parametrize("address", [(5, 80), (HOST, "80"), (HOST, -1), (HOST, 65536), ("\0", 80), (HOST, True)])
def test_addresses_of_the_wrong_kind(address, server):
    with pytest.raises((TypeError, ValueError)):
        server.start(*address)


def test_serving_for_ever_what_runs_already(server):
    server.start(HOST, 0)
    with pytest.raises(RuntimeError, match="already"):
        server.serve_forever(HOST, 0)
    assert (server.stopped, server.poll()) == (False, NO_REQUEST)


def test_a_port_that_is_taken(server):
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        with pytest.raises(OSError):
            server.start(HOST, taken.getsockname()[1])
    assert server.stopped and server.host is None


@pytest.mark.parametrize("source", [None, 5, object(), "socket"])
def test_sources_that_are_none(source):
    with pytest.raises(TypeError, match="socket_source"):
        Server(source)


def test_attributes_of_a_script(server):
    server.mine = 1
    assert server.mine == 1


class Forever:
    """``serve_forever()`` in a thread."""

    def __init__(self, server, **options):
        self.port = free_port()
        self.thread = threading.Thread(target=server.serve_forever, args=(HOST, self.port), kwargs=options, daemon=True)
        self.thread.start()
        wait_until(lambda: not server.stopped, what="the start")

    def ended(self) -> bool:
        self.thread.join(5)
        return not self.thread.is_alive()


@pytest.mark.parametrize("options", [{}, {"poll_interval": None}, {"poll_interval": 0.1}])
def test_serve_forever(options, server):
    running = Forever(server, **options)
    began = time.monotonic()
    with wire.connect(running.port) as client:
        for _ in range(50):
            assert client.ask("/").body == b"page"
    assert time.monotonic() - began < 2, "each request waits for poll_interval"
    server.stop()
    assert running.ended() and server.stopped


def test_a_handler_stops_serve_forever(server):
    @server.route("/stop")
    def stop(request):
        server.stop()
        return Response(request, "stopped")

    running = Forever(server)
    assert wire.ask(running.port, "/stop").body == b"stopped"
    assert running.ended() and server.stopped


def test_serve_forever_goes_on_after_handlers_that_fail(server, caplog):
    @server.route("/fail")
    def fail(request):
        raise ValueError("of the test")

    server.route("/none")(lambda request: "no response")
    running = Forever(server)
    assert wire.ask(running.port, "/fail").status == wire.ask(running.port, "/none").status == 500
    assert wire.ask(running.port, "/").body == b"page"
    server.stop()
    assert running.ended()
    assert "of the test" in caplog.text


def test_ctrl_c_ends_serve_forever_silently(program, folder):
    started = program("""
        import socket
        from adafruit_httpserver import Server
        server = Server(socket)
        class Told(Server):
            def start(self, *address):
                super().start(*address)
                print(self.port)
        told = Told(socket)
        told.serve_forever("127.0.0.1", 0)
        print(told.stopped, told.host)
    """)
    import signal

    started.line()
    started.process.send_signal(signal.SIGINT)
    status, out, err = started.end(10)
    assert (status, out, err) == (0, "True None\n", "")


def test_a_handler_stops_a_polled_server(serve4, folder):
    server = Server(socket)

    @server.route("/")
    def stop(request):
        server.stop()
        assert server.stopped
        return Response(request, "stopped")

    running = serve4(server)
    assert wire.ask(running.port).body == b"stopped"
    running.error(ServerStoppedError)


@pytest.mark.parametrize("source", ["socket", "wrapping"])
@pytest.mark.parametrize("moves", [False, True], ids=["the same port", "another port"])
def test_a_handler_starts_the_server_anew(moves, source, serve4, folder):
    server = Server({"socket": socket, "wrapping": types.SimpleNamespace(**vars(socket))}[source])
    ports = []

    @server.route("/restart")
    def restart(request):
        port = server.port
        server.stop()
        server.start(HOST, 0 if moves else port)
        assert not server.stopped and server.host == HOST
        ports.append(server.port)
        return Response(request, f"{server.port == port}")

    @server.route("/")
    def home(request):
        return Response(request, "home")

    running = serve4(server)
    for _ in range(3):
        assert wire.ask(server.port, "/restart").body == str(not moves).encode()
        assert wire.ask(ports[-1]).body == b"home"
    assert len(set(ports)) == (3 if moves else 1)
    running.pause()
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        wire.connect(ports[-1])


def test_a_handler_starts_the_server_anew_and_changes_its_mind(serve4, folder):
    server, ports = Server(socket), []

    @server.route("/")
    def restart(request):
        server.stop()
        server.start(HOST, 0)
        ports.append(server.port)
        with pytest.raises(RuntimeError, match="already"):
            server.start(HOST, 0)
        server.stop()
        return Response(request, "stopped")

    running = serve4(server)
    assert wire.ask(running.port).body == b"stopped"
    running.error(ServerStoppedError)
    for port in (running.port, *ports):
        with pytest.raises(ConnectionRefusedError):
            wire.connect(port)


def test_stopping_counts_more_than_a_handler_that_starts_anew(folder):
    server, ports = Server(socket), []

    @server.route("/")
    def restart(request):
        server.stop()
        server.start(HOST, 0)
        ports.append(server.port)
        return Response(request, "anew")

    server.start(HOST, 0)
    with wire.connect(server.port) as client:
        client.send(wire.request("/"))
        wait_until(lambda: server._service.unanswered() == 1)
        server.stop()
        assert client.answer().body == b"anew"
    assert server.stopped and len(ports) == 1
    with pytest.raises(ConnectionRefusedError):
        wire.connect(ports[0])


def test_a_handler_starts_the_server_of_serve_forever_anew(folder):
    server = Server(socket)

    @server.route("/restart")
    def restart(request):
        port = server.port
        server.stop()
        server.start(HOST, port)
        return Response(request, "anew")

    @server.route("/end")
    def end(request):
        server.stop()
        return Response(request, "end")

    thread = threading.Thread(target=server.serve_forever, args=(HOST, 0), daemon=True)
    thread.start()
    wait_until(lambda: server.port)
    port = server.port
    for path in ("/restart", "/restart", "/end"):
        assert wire.ask(port, path).status == 200
    thread.join(5)
    assert not thread.is_alive() and server.stopped


def test_two_servers(serve4, folder):
    ports = []
    for name in ("one", "two"):
        server = Server(socket)
        server.headers["X-Server"] = name
        server.route("/")(lambda request, name=name: Response(request, name))
        ports.append(serve4(server).port)
    answers = [wire.ask(port) for port in ports]
    assert [(answer.body, answer.headers["x-server"]) for answer in answers] == [(b"one", "one"), (b"two", "two")]


def test_one_handler_on_two_servers_that_one_thread_polls(folder):
    one, two = Server(socket), Server(socket)

    @one.route("/")
    @two.route("/")
    def home(request):
        return Response(request, f"{request.server is one}")

    for server in (one, two):
        server.start(HOST, 0)
    try:
        with wire.connect(one.port) as first, wire.connect(two.port) as second:
            for client in (first, second):
                client.send(wire.request("/"))
            handled = []

            def both():
                handled.extend(server for server in (one, two) if server.poll() == REQUEST_HANDLED_RESPONSE_SENT)
                return len(handled) == 2

            wait_until(both)
            one.poll(), two.poll()
            assert (first.answer().body, second.answer().body) == (b"True", b"False")
    finally:
        one.stop(), two.stop()


def test_asyncio(folder, server):
    async def script():
        async def poll():
            while not server.stopped:
                server.poll()
                await asyncio.sleep(0)

        async def work():
            loop = asyncio.get_running_loop()
            bodies = [(await loop.run_in_executor(None, wire.ask, server.port)).body for _ in range(20)]
            server.stop()
            return bodies

        server.start(HOST, 0)
        _, bodies = await asyncio.gather(poll(), work())
        return bodies

    assert asyncio.run(script()) == [b"page"] * 20


# Headers of all answers


def test_headers_of_all_answers(serve4, www):
    (www / "file.txt").write_text("file")
    server = Server(socket, "/www")
    server.headers = {"X-Server": "mine", "X-Other": "server's"}
    server.route("/page")(lambda request: Response(request, headers={"x-other": "handler's"}))
    server.route("/file")(lambda request: FileResponse(request, "file.txt"))
    server.route("/json")(lambda request: JSONResponse(request, 1))
    server.route("/fail")(lambda request: 5)
    running = serve4(server)
    for path, method in (("/page", "GET"), ("/file", "GET"), ("/json", "GET"), ("/file.txt", "GET"), ("/none", "GET"), ("/page", "PUT"), ("/fail", "GET")):
        headers = wire.ask(running.port, path, method).headers
        assert (headers["x-server"], headers["x-other"]) == ("mine", "handler's" if (path, method) == ("/page", "GET") else "server's")
    running.error(TypeError)


def test_headers_are_changed_while_the_server_runs(ask):
    def headers():
        found = ask(lambda request: Response(request)).headers
        return {name: value for name, value in found.items() if name.startswith("x-")}

    ask.server.headers["X-A"] = "1"
    assert headers() == {"x-a": "1"}
    ask.server.headers.add("X-B", "2")
    ask.server.headers.setdefault("X-A", "3")
    assert headers() == {"x-a": "1", "x-b": "2"}
    del ask.server.headers["X-A"]
    assert headers() == {"x-b": "2"}
    ask.server.headers.update({"X-C": "4"})
    assert headers() == {"x-b": "2", "x-c": "4"}
    given = Headers({"X-D": "5"})
    ask.server.headers = given
    given["X-E"] = "not of the server"
    assert headers() == {"x-d": "5"}
    ask.server.headers = {}
    assert headers() == {}


@pytest.mark.parametrize("headers", [{"X-A": "b\r\nc"}, {"X A": "b"}, {"": "b"}, {"X-A": b"b"}])
def test_headers_that_can_not_be_sent(headers, ask):
    ask.server.headers = {"X-Old": "1"}
    with pytest.raises((TypeError, ValueError), match="header field"):
        ask.server.headers = headers
    with pytest.raises((TypeError, ValueError), match="header field"):
        ask.server.headers.update(headers)
    assert ask(lambda request: Response(request)).headers["x-old"] == "1"


# Settings


def test_hints(server):
    assert (server.request_buffer_size, server.socket_timeout) == (1024, 1)
    server.request_buffer_size, server.socket_timeout = 2048, 0.5
    assert (server.request_buffer_size, server.socket_timeout) == (2048, 0.5)
    for value in (0, -1, "1", None, True, float("nan")):
        with pytest.raises(ValueError, match="socket_timeout"):
            server.socket_timeout = value
    for value in (0, -1, "1", None, True):
        with pytest.raises((TypeError, ValueError), match="request_buffer_size"):
            server.request_buffer_size = value


def test_debug_output(serve4, www, capsys):
    (www / "file.txt").write_text("file")
    server = Server(socket, "/www", debug=True)
    server.route("/<a>/page")(lambda request, a: Response(request, "page", status=(201, "Created")))
    server.route("/fail")(lambda request: 1 / 0)
    server.route("/missing")(lambda request: FileResponse(request, "missing.txt"))
    running = serve4(server)
    for path in ("/\u009b2J/page?a=1", "/file.txt", "/none", "/fail", "/missing"):
        wire.ask(running.port, path)
    running.error(ZeroDivisionError)
    wait_until(lambda: len(running.results) == 4)
    running.pause()
    server.stop()
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == f"Started development server on http://127.0.0.1:{running.port}"
    assert lines[-1] == "Stopped development server"
    shown = "\n".join(sorted(lines[1:-1]))
    for part in (
        '127.0.0.1 -- "GET /\\x9b2J/page?a=1" ', '"201 Created" 4 -- ', '"GET /file.txt" -- "200 OK" 4 -- ', '"GET /none" -- "404 Not Found"',
        '"GET /fail" ', '"500 Internal Server Error"', '"GET /missing" ', "ms",
    ):  # fmt: skip
        assert part in shown, shown
    assert len(lines) == 7 and "\x9b" not in out and "ZeroDivisionError" in err


def test_debug_is_changed_while_the_server_runs(ask, capsys):
    ask(lambda request: Response(request, "quiet"))
    ask.server.debug = True
    ask(lambda request: Response(request, "loud"))
    wait_until(lambda: len(ask.running.results) == 2)
    assert '"GET /" ' in capsys.readouterr().out
    ask.server.debug = False
    ask(lambda request: Response(request, "quiet"))
    assert capsys.readouterr().out == ""


def test_errors_tell_more_in_debug_mode(ask, capsys):
    assert ask(lambda request: FileResponse(request, "../x", "/")).body == b"Invalid path"
    ask.server.debug = True
    assert b"../x" in ask(lambda request: FileResponse(request, "../x", "/")).body
