# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPServer`` of releases 1 to 3: roots, starting and stopping, settings, failing handlers, what clients do wrong."""

import inspect
import socket
import threading

import pytest
import serving
import wire
from adafruit_httpserver.exceptions import FileNotExistsError, InvalidPathError, ParentDirectoryReferenceError, ServerStoppedError
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer


@pytest.fixture
def drive(folder):
    """A drive with a page in it, a folder with one, and things that nobody is to see."""
    (folder / "www").mkdir()
    for name in ("index.html", "page.html", "www/index.html", "www/page.html", "secrets.py", "settings.toml", "code.py"):
        (folder / name).write_text(name)
    (folder.parent / "outside.txt").write_text("outside")
    return folder


class Started:
    """A server that was started in its own way, with a thread that polls it."""

    def __init__(self, server, *start):
        self.server, self._ending = server, threading.Event()
        while True:
            self.port = serving.free_port()
            try:
                server.start(serving.HOST, self.port, *start)
                break
            except OSError:
                continue
        self._thread = threading.Thread(target=self._poll, daemon=True)
        self._thread.start()

    def _poll(self):
        while not self._ending.is_set():
            self.server.poll()

    def body(self, path: str):
        """The body, or the status when it is not 200."""
        answer = wire.ask(self.port, path)
        return answer.body.decode() if answer.status == 200 else answer.status

    def end(self):
        self._ending.set()
        self._thread.join(10)
        self.server.stop()


@pytest.fixture
def started():
    running = []

    def start(*arguments):
        running.append(Started(*arguments))
        return running[-1]

    yield start
    for each in running:
        each.end()


# Roots


@pytest.mark.parametrize(
    "made, start",
    [((), ("/www",)), ((), ("www",)), ((), ("/www/",)), (("/www",), ()), (("www",), ()), (("/other",), ("/www",))],
    ids=str,
)
def test_a_root(made, start, started, drive):
    running = started(HTTPServer(socket, *made), *start)
    assert running.body("/page.html") == "www/page.html"
    assert running.body("/") == "www/index.html"
    assert running.body("/../page.html") == 404
    assert running.body("/none.html") == 404


@pytest.mark.parametrize("made, start", [((), ()), (("/",), ()), (("",), ()), ((), ("/",)), ((), ("",))], ids=str)
def test_the_whole_drive_as_the_root_shows_no_scripts_and_settings(made, start, started, drive):
    running = started(HTTPServer(socket, *made), *start)
    assert running.body("/page.html") == "page.html"
    assert running.body("/www/page.html") == "www/page.html"
    assert [running.body(f"/{name}") for name in ("secrets.py", "settings.toml", "code.py", "../outside.txt")] == [404] * 4


def test_the_root_may_be_changed_at_any_time(started, drive):
    server = HTTPServer(socket, "/www")
    assert server.root_path == "/www"
    running = started(server)
    server.root_path = "/"
    assert running.body("/page.html") == "page.html"


def test_the_root_of_a_server_of_release_2(drive):
    server = HTTPServer(socket)
    assert server.root_path == "/"
    server.start(serving.HOST, 0)
    assert server.root_path == ""
    server.stop()


def test_a_mime_type_of_the_scripts_own(started, drive, monkeypatch):
    monkeypatch.setattr(MIMEType, "TYPE_XYZ", "model/x-xyz", raising=False)
    monkeypatch.setattr(MIMEType, "TYPE_CSS", "text/x-own")
    for name in ("cube.xyz", "style.css", "page.html", "data.none"):
        (drive / name).write_text("x")
    server = HTTPServer(socket)
    server.route("/sent")(lambda request: HTTPResponse(request).send_file("cube.xyz"))
    running = started(server)
    paths = ("/cube.xyz", "/style.css", "/page.html", "/data.none", "/sent")
    types = [wire.ask(running.port, path).content_type for path in paths]
    assert types == ["model/x-xyz", "text/x-own", "text/html", "text/plain", "model/x-xyz"]


# Starting and stopping


@pytest.mark.parametrize(
    "function, parameters",
    [
        (HTTPServer.__init__, [("socket_source", inspect.Parameter.empty), ("root_path", None)]),
        (HTTPServer.route, [("path", inspect.Parameter.empty), ("method", "GET"), ("methods", None)]),
        (HTTPServer.start, [("host", inspect.Parameter.empty), ("port", 80), ("root_path", None)]),
        (HTTPServer.serve_forever, [("host", inspect.Parameter.empty), ("port", 80), ("root_path", None)]),
        (HTTPRequest.__init__, [("connection", None), ("client_address", None), ("raw_request", None)]),
        (HTTPResponse.send_file, [("filename", "index.html"), ("root_path", "./"), ("buffer_size", 1024), ("head_only", False), ("safe", True)]),
        (HTTPResponse.send_chunk, [("chunk", "")]),
        (HTTPResponse.send, [("body", ""), ("content_type", None)]),
    ],
)
def test_signatures(function, parameters):
    found = list(inspect.signature(function).parameters.values())[1:]
    assert [(each.name, each.default) for each in found] == parameters


def test_poll_returns_nothing(folder):
    server = HTTPServer(socket)
    server.start(serving.HOST, 0)
    assert server.poll() is None
    server.stop()


def test_a_server_that_does_not_run():
    server = HTTPServer(socket, "/")
    with pytest.raises(ServerStoppedError, match="call start"):
        server.poll()
    server.stop()


def test_a_server_may_be_started_again(started, drive):
    server = HTTPServer(socket)
    server.route("/<x>")(lambda request, x: HTTPResponse(body=x))
    for _ in range(2):
        running = started(server)
        assert running.body("/a") == "a"
        running.end()


def test_a_server_that_runs_is_not_started_again(started, folder):
    running = started(HTTPServer(socket))
    with pytest.raises(RuntimeError, match="running already"):
        running.server.start(serving.HOST, 0)


def test_serve_forever_goes_on_when_a_handler_fails_and_ends_with_stop(folder, caplog):
    server, port = HTTPServer(socket), serving.free_port()

    @server.route("/fail")
    def fail(request):
        raise OSError("mine")

    @server.route("/stop")
    def stop(request):
        HTTPResponse(request).send("stopping")
        server.stop()

    thread = threading.Thread(target=server.serve_forever, args=(serving.HOST, port, "/"), daemon=True)
    thread.start()
    serving.wait_until(lambda: server._service.engine is not None)
    assert wire.ask(port, "/fail").status == 500
    assert wire.ask(port, "/stop").body == b"stopping"
    thread.join(10)
    assert not thread.is_alive()
    assert "mine" in caplog.text


@pytest.mark.parametrize(
    "arguments, message",
    [
        ((None, 80), "host must be a str"),
        (("127.0.0.1", "80"), "port must be an int"),
        (("127.0.0.1", 70000), "port must be from 0 to 65535"),
        (("127.0.0.1", 80, 5), "root_path must be a str"),
        (("127.0.0.1", 80, "a\0"), "root_path must not have NUL"),
    ],
)
def test_arguments_of_start_are_checked(arguments, message, folder):
    with pytest.raises((TypeError, ValueError), match=message):
        HTTPServer(socket).start(*arguments)


@pytest.mark.parametrize("arguments", [(None,), ("socket",), (socket, 5)])
def test_arguments_of_a_server_are_checked(arguments):
    with pytest.raises(TypeError, match="socket_source|root_path"):
        HTTPServer(*arguments)


# Settings


def test_settings():
    server = HTTPServer(socket)
    assert (server.request_buffer_size, server.socket_timeout) == (1024, 1)
    server.request_buffer_size, server.socket_timeout = 2048, 0.5
    assert (server.request_buffer_size, server.socket_timeout) == (2048, 0.5)
    server.mine = "a script may keep something here"


@pytest.mark.parametrize("value", [0, -1, "1", None, True])
def test_a_timeout_is_a_positive_number(value):
    with pytest.raises(ValueError, match="socket_timeout must be a positive number"):
        HTTPServer(socket).socket_timeout = value


@pytest.mark.parametrize("value", [0, -1, "1", None, 1.5])
def test_a_buffer_has_a_size(value):
    with pytest.raises((TypeError, ValueError), match="request_buffer_size must be"):
        HTTPServer(socket).request_buffer_size = value


# Handlers that fail


@pytest.mark.parametrize(
    "problem, status",
    [
        (ValueError("mine"), 500),
        (OSError(11, "mine"), 500),
        (InvalidPathError("/secret/path"), 403),
        (ParentDirectoryReferenceError("/secret/path"), 403),
        (FileNotExistsError("/secret/path"), 404),
    ],
    ids=repr,
)
def test_what_a_handler_raises(problem, status, serve):
    server = HTTPServer(socket)

    @server.route("/")
    def handler(request):
        raise problem

    running = serve(server)
    answer = wire.ask(running.port)
    assert answer.status == status
    assert b"secret" not in answer.body
    if status == 500:
        running.error(type(problem))
    assert not running.errors, "an exception that stands for an answer is told to nobody"


def test_a_handler_that_fails_after_its_answer(serve):
    server = HTTPServer(socket)

    @server.route("/")
    def handler(request):
        HTTPResponse(request).send("sent")
        raise ValueError("mine")

    running = serve(server)
    with wire.connect(running.port) as client:
        assert client.ask().body == b"sent"
        running.error(ValueError)
        assert client.ask().body == b"sent", "the connection is as good as before"
        running.error(ValueError)


def test_a_path_that_was_not_found_after_the_answer(serve):
    server = HTTPServer(socket, "/")

    @server.route("/")
    def handler(request):
        HTTPResponse(request).send("sent")
        HTTPResponse(request).send_file("none.html")

    running = serve(server)
    assert wire.ask(running.port).body == b"sent"
    assert wire.ask(running.port).body == b"sent"


# What clients do wrong


@pytest.mark.parametrize(
    "data",
    [b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"],
)
def test_bad_requests_reach_no_handler(data, serve):
    called, server = [], HTTPServer(socket)
    for method in ("GET", "POST"):
        server.route("/", method)(called.append)
    running = serve(server)
    assert wire.raw_answer(running.port, data).status in (400, 505)
    assert not called and not running.errors


def test_idle_clients_and_clients_that_leave_hold_nobody_up(serve):
    server = HTTPServer(socket)
    server.route("/")(lambda request: HTTPResponse(request).send("ok"))
    running = serve(server)
    idle = [wire.connect(running.port) for _ in range(20)]
    for client in idle[:10]:
        client.send(b"GET / HTTP/1.1\r\nHo")
    wire.connect(running.port).sock.close()
    assert wire.ask(running.port).body == b"ok"
    assert running.slowest < 0.5
    for client in idle:
        client.sock.close()
