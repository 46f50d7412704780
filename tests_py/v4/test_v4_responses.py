# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a client gets of what a handler returns."""

import json
import socket

import pytest
import wire
from adafruit_httpserver import (
    CREATED_201,
    NOT_FOUND_404,
    AuthenticationError,
    FileNotExistsError,
    Headers,
    JSONResponse,
    ParentDirectoryReferenceError,
    Redirect,
    Response,
    Server,
    ServingFilesDisabledError,
    Status,
)

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("body", ["", "größe", b"\x00\xff", bytearray(b"array"), memoryview(b"view"), "x" * 40_000, b"y" * (3 << 20)], ids=lambda body: f"{type(body).__name__} of {len(body)}")
def test_bodies(body, ask):
    answer = ask(lambda request: Response(request, body))
    assert answer.body == (body.encode() if isinstance(body, str) else bytes(body))
    assert (answer.status, answer.content_type) == (200, "text/plain")


def test_everything(ask):
    def handler(request):
        return Response(
            request, body="<p>", status=CREATED_201, headers={"X-A": "1", "X-B": "2"}, cookies={"c": "3", "d": "4; Max-Age=5"},
            content_type="text/html",
        )  # fmt: skip

    with wire.connect(ask.port) as client:
        ask._handlers.append(handler)
        client.send(GET)
        head = client._until(b"\r\n\r\n").decode()
    assert head.startswith("HTTP/1.1 201 Created\r\n")
    lines = head.split("\r\n")
    for line in ("Content-Type: text/html", "X-A: 1", "X-B: 2", "Set-Cookie: c=3", "Set-Cookie: d=4; Max-Age=5", "Content-Length: 3"):
        assert lines.count(line) == 1, head


@pytest.mark.parametrize("status", [NOT_FOUND_404, (404, "Not Found"), 404, Status(404, "Not Found")])
def test_statuses(status, ask):
    answer = ask(lambda request: Response(request, status=status))
    assert (answer.status, answer.phrase) == (404, "Not Found")


@pytest.mark.parametrize("status", [(299, ""), (404, "Gone Fishing"), (999, "Odd")])
def test_statuses_of_ones_own(status, ask):
    answer = ask(lambda request: Response(request, status=status))
    assert (answer.status, answer.phrase) == status


def test_the_same_response_again_and_again_and_others_between(ask):
    for number in range(5):
        assert ask(lambda request: Response(request, "a", headers={"X-A": "1"})).headers["x-a"] == "1"
        answer = ask(lambda request, number=number: Response(request, "b", headers={"X-A": str(number)}, content_type="a/b"))
        assert (answer.headers["x-a"], answer.content_type, answer.body) == (str(number), "a/b", b"b")
        assert "x-a" not in ask(lambda request: Response(request, "c")).headers


@pytest.mark.parametrize(
    "headers, found",
    [
        ({"X-A": 1}, "1"), ({"X-A": True}, "True"), ({"X-A": 1.0}, "1.0"), ({"X-A": ""}, ""), (Headers({"x-a": "h"}), "h"),
        (Headers("X-A: text"), "text"), ({"X-A": "größe".encode().decode("latin-1")}, "größe".encode().decode("latin-1")),
    ],
)  # fmt: skip
def test_header_values(headers, found, ask):
    for _ in range(2):  # the second time its head is known
        answer = ask(lambda request: Response(request, headers=headers))
        assert answer.headers["x-a"].encode("latin-1").decode("utf-8", "replace") == found or answer.headers["x-a"] == found


def test_values_that_are_equal_and_look_different(ask):
    answers = [ask(lambda request, value=value: Response(request, headers={"X-A": value})) for value in (1, True, 1.0, "1")]
    assert [answer.headers["x-a"] for answer in answers] == ["1", "True", "1.0", "1"]


def test_headers_that_come_twice(ask):
    headers = Headers()
    headers.add("Link", "<a>")
    headers.add("Link", "<b>")
    ask._handlers.append(lambda request: Response(request, headers=headers))
    with wire.connect(ask.port) as client:
        client.send(GET)
        assert client._until(b"\r\n\r\n").count(b"Link: ") == 2


def test_a_content_type_among_the_headers_counts(ask):
    answer = ask(lambda request: Response(request, "{}", headers={"content-type": "a/b"}, content_type="c/d"))
    assert answer.headers["content-type"] == "a/b"
    assert ask(lambda request: JSONResponse(request, 1, headers={"Content-Type": "a/json"})).content_type == "a/json"


def test_headers_that_the_server_sets_itself(ask):
    fields = {"Content-Length": "7", "Transfer-Encoding": "chunked", "Date": "today", "Connection": "keep-alive"}
    with wire.connect(ask.port) as client:
        for _ in range(2):
            ask._handlers.append(lambda request: Response(request, "four", headers=fields))
            answer = client.ask("/")
            assert (answer.body, answer.headers["content-length"]) == (b"four", "4")
            assert "transfer-encoding" not in answer.headers and answer.headers["date"] != "today"


def test_connection_close(ask):
    with wire.connect(ask.port) as client:
        ask._handlers.append(lambda request: Response(request, "bye", headers={"connection": "Close"}))
        assert client.ask("/").headers["connection"] == "close"
        assert client.closed()


def test_a_header_that_is_none_is_left_out(ask):
    assert "x-a" not in ask(lambda request: Response(request, headers={"X-A": None})).headers


class SendsItself(Response):
    """As a script does that writes status line and header fields over the connection."""

    def _send(self):
        self._send_headers(0)


def _changed_status(text):
    """A status that a script has changed after it was checked."""
    status = Status(200, "OK")
    status.text = text
    return status


@pytest.mark.parametrize(
    "arguments",
    [
        {"headers": {"X-A": "b\r\nX-C: d"}}, {"headers": {"X-A\r\nX-C": "d"}}, {"headers": {"X-A": "\x00"}},
        {"headers": {"": "d"}}, {"headers": {"X A": "d"}}, {"headers": {"X-A:": "d"}}, {"cookies": {"a": "b\r\nX-C: d"}},
        {"cookies": {"a\n": "b"}}, {"cookies": {"a;b": "c"}}, {"cookies": {"": "c"}}, {"content_type": "a/b\r\nX-C: d"},
        {"headers": Headers("X-A: 1"), "cookies": {"a": "\x00"}}, {"status": _changed_status("OK\r\nX-C: d")},
    ],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("kind", [Response, SendsItself])
def test_nothing_is_injected(kind, arguments, ask):
    for _ in range(2):
        problem = ask.failing(lambda request: kind(request, **arguments), ValueError)
        assert str(problem)
    assert ask(lambda request: Response(request, "ok")).body == b"ok"


@pytest.mark.parametrize("value", [b"bytes", bytearray(b"b")])
def test_bytes_are_no_header(value, ask):
    assert "X-A" in str(ask.failing(lambda request: Response(request, headers={"X-A": value}), TypeError))


@pytest.mark.parametrize(
    "make",
    [
        lambda request: Response(request, 5),
        lambda request: Response(request, None),
        lambda request: Response(request, ["a"]),
        lambda request: Response(request, status="200 OK"),
        lambda request: Response(request, status=(200,)),
        lambda request: Response(request, status=(200, b"OK")),
        lambda request: Redirect(request, 5),
        lambda request: JSONResponse(request, object()),
    ],
)
def test_what_can_not_be_sent(make, ask):
    ask.failing(make, (TypeError, ValueError))
    assert ask(lambda request: Response(request, "ok")).body == b"ok"


def test_json(ask):
    answer = ask(lambda request: JSONResponse(request, {"a": [1, None, "ö"]}, status=CREATED_201, cookies={"c": "d"}))
    assert (answer.status, answer.content_type, json.loads(answer.body)) == (201, "application/json", {"a": [1, None, "ö"]})
    assert answer.headers["set-cookie"] == "c=d"
    large = list(range(100_000))
    assert json.loads(ask(lambda request: JSONResponse(request, large)).body) == large


@pytest.mark.parametrize(
    "arguments, status",
    [
        ({}, 302), ({"permanent": True}, 301), ({"preserve_method": True}, 307),
        ({"permanent": True, "preserve_method": True}, 308), ({"status": (303, "See Other")}, 303),
    ],
)  # fmt: skip
def test_redirects(arguments, status, ask):
    answer = ask(lambda request: Redirect(request, "/there?a=1#b", **arguments))
    assert (answer.status, answer.headers["location"], answer.headers["content-length"]) == (status, "/there?a=1#b", "0")


def test_redirects_that_contradict_themselves(ask):
    ask.failing(lambda request: Redirect(request, "/", permanent=True, status=303), ValueError)
    ask.failing(lambda request: Redirect(request, "/\r\nX: y"), ValueError)


def test_the_location_of_a_redirect_is_its_url(ask):
    assert ask(lambda request: Redirect(request, "/a", headers={"location": "/b", "X-C": "d"})).headers["location"] == "/a"


@pytest.mark.parametrize(
    "problem, status, body",
    [
        (AuthenticationError("no"), 401, b"401 Unauthorized\n"),
        (FileNotExistsError("/secret/path"), 404, b"File not found"),
        (ServingFilesDisabledError(), 404, b"File not found"),
        (ParentDirectoryReferenceError("../x"), 403, b"Invalid path"),
    ],
)
def test_exceptions_that_stand_for_answers(problem, status, body, ask):
    def handler(request):
        raise problem

    answer = ask(handler)
    assert (answer.status, answer.body) == (status, body)
    assert ("www-authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize("problem", [ValueError("v"), OSError(11, "again"), RecursionError(), StopIteration(), BrokenPipeError()])
def test_handlers_that_raise(problem, ask):
    def handler(request):
        raise problem

    assert ask.failing(handler, type(problem)) is problem
    assert ask(lambda request: Response(request, "ok")).body == b"ok"


async def later(request):
    return Response(request)


@pytest.mark.parametrize("returned", ["text", b"bytes", 5, (200, "OK"), {"a": 1}, Response, later(None)], ids=lambda value: type(value).__name__)
def test_handlers_that_return_no_response(returned, ask):
    problem = ask.failing(lambda request: returned, TypeError)
    assert "return Response" in str(problem)
    if hasattr(returned, "close"):
        returned.close()


def test_a_handler_that_returns_nothing(ask):
    assert ask(lambda request: None).status == 204
    ask.results("request_handled_no_response")
    ask(lambda request: Response(request))
    ask.results("request_handled_no_response", "request_handled_response_sent")


def test_head(ask):
    answer = ask(lambda request: Response(request, "four"), b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert (answer.status, answer.headers["content-length"], answer.body) == (200, "4", b"")


def test_the_face_between_the_eras(ask):
    def handler(request):
        with Response(request, content_type="text/html") as response:
            response.send("<p>")
        with pytest.raises(RuntimeError, match="answered"):
            response.send("again")

    answer = ask(handler)
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html", b"<p>")
    ask.results("request_handled_response_sent")


@pytest.mark.parametrize("debug", [False, True])
def test_the_face_between_the_eras_and_a_return(debug, ask):
    ask.server.debug = debug

    def handler(request):
        response = Response(request, status=CREATED_201)
        response.send(b"sent", "a/b")
        assert request.client_address[0] == "127.0.0.1"
        return response

    answer = ask(handler)
    assert (answer.status, answer.content_type, answer.body) == (201, "a/b", b"sent")
    with wire.connect(ask.port) as client:  # nothing was sent behind it
        ask._handlers.extend([lambda request: Response(request, "next"), handler])
        assert client.ask("/").body == b"sent"
        assert client.ask("/").body == b"next"


class Pictures(Response):
    """As the published example of a camera does it."""

    def __init__(self, request):
        super().__init__(request)
        self._headers.setdefault("Content-Type", "multipart/x-mixed-replace; boundary=--b")

    def send_frame(self, frame):
        self._send_bytes(self._request.connection, b"--b\r\n" + frame)

    def _send(self):
        self._send_headers()

    def close(self):
        self._close_connection()


def test_a_subclass_that_sends_by_itself(serve4, folder):
    server, kept = Server(socket), []
    server.headers["X-Server"] = "mine"
    server.route("/")(lambda request: kept.append(Pictures(request)) or kept[-1])
    port = serve4(server).port
    with wire.connect(port) as client:
        client.send(GET)
        head = client._until(b"\r\n\r\n").decode().lower()
        kept[0].send_frame(b"one")
        kept[0].send_frame(b"two")
        kept[0].close()
        assert client.rest() == b"--b\r\none--b\r\ntwo"
    assert kept[0]._size == len(head) + 16
    assert head.startswith("http/1.1 200 ok\r\n") and "content-type: multipart/x-mixed-replace; boundary=--b\r\n" in head
    assert "x-server: mine\r\n" in head and "content-length" not in head and "connection: close\r\n" in head
    with pytest.raises(BrokenPipeError):
        kept[0].send_frame(b"three")


def test_subclasses_that_override_parts(ask):
    class Twice(Response):
        def _send(self):
            self._body = self._body * 2
            super()._send()

    class Signed(JSONResponse):
        def _send_headers(self, content_length=None, content_type=None):
            self._headers["X-Signed"] = "yes"
            super()._send_headers(content_length, content_type)

    class Counting(Response):
        def _send_bytes(self, conn, buffer):
            super()._send_bytes(conn, bytes(buffer).replace(b"a", b"b"))

    class Plain(Response):
        """Nothing is overridden."""

    class Silent(Response):
        def _send(self):
            pass

    assert ask(lambda request: Twice(request, "ab")).body == b"abab"
    answer = ask(lambda request: Signed(request, [1]))
    assert (answer.headers["x-signed"], answer.body, answer.content_type) == ("yes", b"[1]", "application/json")
    assert ask(lambda request: Counting(request, "aXa")).body == b"bXb"
    assert ask(lambda request: Plain(request, "x", headers={"X-A": "1"})).headers["x-a"] == "1"
    assert ask(lambda request: Silent(request)).status == 204


def test_what_a_subclass_reads(ask):
    class Looking(Response):
        def _send(self):
            self._headers["X-Seen"] = f"{self._request.path} {self._status.code} {self._body} {self._content_type} {self._size}"
            super()._send()

    answer = ask(lambda request: Looking(request, "x", headers={"X-A": "1"}, content_type="a/b"))
    assert (answer.headers["x-seen"], answer.headers["x-a"]) == ("/ 200 x a/b 0", "1")


def test_a_handler_that_writes_the_answer_itself(ask):
    def handler(request):
        request.connection.send(b"HTTP/1.1 299 Mine\r\nContent-Length: 2\r\n\r\n")
        assert request.connection.send(memoryview(b"hi")) == 2

    answer = ask(handler)
    assert (answer.status, answer.phrase, answer.body) == (299, "Mine", b"hi")
    ask.results("request_handled_no_response")


def test_a_handler_that_only_looks_at_the_connection(ask):
    def handler(request):
        request.connection.setblocking(False)
        request.connection.settimeout(1)
        return Response(request, "ok")

    assert ask(handler).body == b"ok"


def test_a_handler_that_closes_the_connection(ask):
    ask._handlers.append(lambda request: request.connection.close())
    with wire.connect(ask.port) as client:
        client.send(GET)
        assert client.closed()


def test_a_handler_that_fails_while_it_writes(ask):
    def handler(request):
        request.connection.send(b"HTTP/1.1 200 OK\r\n\r\nhalf")
        raise ValueError("half")

    ask._handlers.append(handler)
    assert wire.send(ask.port, GET) == b"HTTP/1.1 200 OK\r\n\r\nhalf"
    ask.running.error(ValueError)


def test_receiving_over_the_connection(ask):
    def handler(request):
        connection, space = request.connection, bytearray(10)
        connection.send(b"HTTP/1.1 200 OK\r\n\r\n")
        got = b""
        while got != b"more":
            try:
                got += space[: connection.recv_into(space, 2)]
            except BlockingIOError:
                pass
        connection.send(got.upper())

    ask._handlers.append(handler)
    with wire.connect(ask.port) as client:
        client.send(GET)
        client._until(b"\r\n\r\n")
        client.send(b"more")
        assert client.rest() == b"MORE"


def test_responses_can_not_be_sent_for_an_answered_request(ask):
    kept = []
    ask(lambda request: kept.append(request) or Response(request))
    for call in (lambda: Response(kept[0]).send("x"), lambda: kept[0].connection.send(b"x")):
        with pytest.raises(RuntimeError, match="answered"):
            call()


def test_headers_by_themselves():
    headers = Headers({"Content-Type": "text/html; charset=utf-8", "X-A": "1"})
    headers.add("x-a", "2")
    headers["X-B"] = "3"
    assert headers.setdefault("X-C", "4") == headers.setdefault("x-c", "5") == "4"
    headers.update({"X-B": "6"})
    copy = headers.copy()
    del headers["X-A"]
    assert (copy.get_list("X-A"), headers.get_list("X-A"), "X-A" in headers, len(copy)) == (["1", "2"], [], False, 4)
    assert copy.items() == [("content-type", "text/html; charset=utf-8"), ("x-a", "1"), ("x-a", "2"), ("x-b", "6"), ("x-c", "4")]
    assert (copy.get_directive("content-type"), copy.get_parameter("Content-Type", "charset")) == ("text/html", "utf-8")
    assert (copy.get_directive("none", "d"), copy.get_parameter("X-A", "p", "d"), copy.keys()) == ("d", "d", list(copy))
    for call in (lambda: headers.add("a\r\nb", "c"), lambda: headers.set("a", "b\n"), lambda: headers.__setitem__("a", "\x00")):
        with pytest.raises(ValueError, match="header field"):
            call()
    with pytest.raises(KeyError):
        headers["none"]
