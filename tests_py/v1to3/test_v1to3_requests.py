# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a handler of releases 1 to 3 is told about a request."""

import os
import socket

import pytest
import wire
from adafruit_httpserver.headers import HTTPHeaders
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer


class Seen:
    """A running server whose one handler keeps what it is given, after it has sent."""

    def __init__(self, serve):
        self.requests, server = [], HTTPServer(socket)
        for method in ("GET", "POST"):
            server.route("/seen/<x>", method)(self._handle)
        self.look = lambda request: None
        self.running = serve(server)
        self.port = self.running.port

    def _handle(self, request, x):
        self.requests.append(request)
        self.found = self.look(request)
        HTTPResponse(request).send("seen")

    def after(self, data: bytes) -> HTTPRequest:
        """The request that the handler was given."""
        assert wire.raw_answer(self.port, data).body == b"seen"
        return self.requests[-1]


@pytest.fixture
def seen(serve):
    return Seen(serve)


def test_the_parts_of_a_request(seen):
    data = wire.request("/seen/1?a=1&b=2&a=3&c&=x&&d=e=f&%20=+", "POST", b"body", "X-A: 1\r\nx-b:2\r\n")
    request = seen.after(data)
    assert type(request.raw_request) is bytes and request.raw_request == data
    assert (request.method, request.path, request.http_version) == ("POST", "/seen/1", "HTTP/1.1")
    assert request.query_params == {"a": "3", "b": "2", "c": "", "": "x", "d": "e=f", "%20": "+"}
    assert request.headers["x-a"] == request.headers["X-A"] == "1" and request.headers["X-B"] == "2"
    assert list(request.headers) == ["Host", "X-A", "x-b", "Content-Length"]
    assert request.body == b"body"
    assert request.header_body_bytes == (data[: data.index(b"\r\n\r\n")], b"body")
    assert isinstance(request, HTTPRequest)


@pytest.mark.parametrize("size", [0, 1, 1 << 10, 64 << 10, 3 << 20, 20 << 20])
def test_a_body_of_any_size(size, seen):
    body = os.urandom(size)
    request = seen.after(wire.request("/seen/1", "POST", body))
    assert request.body == body
    assert request.headers.get("content-length", "0") == str(size)


def test_a_body_in_chunks(seen):
    data = wire.request("/seen/1", "POST", headers="Transfer-Encoding: chunked\r\n") + b"2;x\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"
    request = seen.after(data)
    assert (request.body, request.raw_request) == (b"abcde", data)


def test_no_query(seen):
    assert seen.after(wire.request("/seen/1")).query_params == {}
    assert seen.after(wire.request("/seen/1?")).query_params == {}


def test_of_a_header_that_comes_twice_the_last_counts(seen):
    assert seen.after(wire.request("/seen/1", headers="X: 1\r\nx: 2\r\n")).headers["X"] == "2"


def test_what_is_not_utf_8(seen):
    request = seen.after(b"GET /seen/\xff?\xfe=1 HTTP/1.1\r\nHost: x\r\nX: \xfd\r\n\r\n")
    assert (request.path, request.headers["x"]) == ("/seen/\ufffd", "\ufffd")
    assert b"\xff" in request.raw_request and b"\xfd" in request.raw_request


def test_a_body_may_be_set(seen):
    def look(request):
        request.body = b"other"
        return request.body, request.header_body_bytes[1], request.raw_request.endswith(b"\r\n\r\nother")

    seen.look = look
    seen.after(wire.request("/seen/1", "POST", b"body"))
    assert seen.found == (b"other", b"other", True)


def test_attributes_may_be_set(seen):
    def look(request):
        request.path, request.user = "/other", "me"
        return request.path, request.user

    seen.look = look
    seen.after(wire.request("/seen/1"))
    assert seen.found == ("/other", "me")


def test_the_address_of_the_client(seen):
    seen.look = lambda request: request.client_address
    with wire.connect(seen.port) as client:
        client.ask("/seen/1")
        assert seen.found == client.sock.getsockname()


def test_the_address_of_the_client_after_sending(serve):
    found, server = [], HTTPServer(socket)

    @server.route("/")
    def handler(request):
        with HTTPResponse(request) as response:
            response.send("sent")
        found.append(request.client_address)

    with wire.connect(serve(server).port) as client:
        assert client.ask("/").body == b"sent"
        assert client.ask("/").body == b"sent"
        assert found[0] == client.sock.getsockname()


def test_the_address_of_the_client_after_the_handler(seen):
    request = seen.after(wire.request("/seen/1"))
    seen.after(wire.request("/seen/2"))
    with pytest.raises(RuntimeError, match="read client_address in the handler"):
        print(request.client_address)


def test_a_request_outlives_its_handler(seen):
    first = seen.after(wire.request("/seen/1?a=b", "POST", b"first", "X: 1\r\n"))
    for _ in range(20):
        seen.after(wire.request("/seen/2", "POST", b"x" * 1000))
    assert (first.path, first.query_params, first.headers["X"], first.body) == ("/seen/1", {"a": "b"}, "1", b"first")


def test_a_request_that_has_its_answer_can_not_be_answered(seen):
    request = seen.after(wire.request("/seen/1"))
    HTTPResponse(request).send("late")
    with pytest.raises(RuntimeError, match="answered already"):
        request.connection.send(b"late")
    assert seen.after(wire.request("/seen/2")).path == "/seen/2"


# Requests that a script makes itself


def test_a_request_as_in_release_1():
    request = HTTPRequest(b"PUT /x?a=b HTTP/1.0\r\nA: b\r\n\r\nbody")
    assert (request.method, request.path, request.query_params) == ("PUT", "/x", {"a": "b"})
    assert (request.http_version, dict(request.headers), request.body) == ("HTTP/1.0", {"A": "b"}, b"body")
    assert HTTPRequest(raw_request=b"GET / HTTP/1.1\r\n\r\n").method == "GET"


def test_a_request_as_in_release_2():
    conn = object()
    request = HTTPRequest(conn, ("10.0.0.1", 5), b"GET / HTTP/1.1\r\n\r\n")
    assert (request.connection, request.client_address, request.path) == (conn, ("10.0.0.1", 5), "/")
    assert repr(request) == "HTTPRequest('GET', '/')"


@pytest.mark.parametrize("arguments", [(), (None,), (None, None, None), (b"",), (b"GET /\r\n\r\n",), (b"nonsense",)])
def test_what_is_no_request(arguments):
    with pytest.raises(ValueError, match="raw_request"):
        HTTPRequest(*arguments)


def test_what_is_not_bytes():
    with pytest.raises(TypeError, match="raw_request must be bytes, not str"):
        HTTPRequest(None, None, "GET / HTTP/1.1")


# HTTPHeaders


def test_headers_in_any_case():
    headers = HTTPHeaders({"Content-Type": "a/b"})
    assert headers["content-type"] == headers["CONTENT-TYPE"] == headers.get("Content-type") == "a/b"
    assert "CONTENT-type" in headers and "x" not in headers and 5 not in headers
    with pytest.raises(KeyError):
        headers["x"]


def test_headers_are_like_a_dict():
    headers = HTTPHeaders({"A": "1", "B": "2"})
    headers["a"] = "3"
    headers.update({"C": "4", "b": "5"})
    assert headers.setdefault("D", "6") == "6" and headers.setdefault("d", "7") == "6"
    del headers["c"]
    assert dict(headers) == {"a": "3", "b": "5", "D": "6"} and len(headers) == 3
    assert list(headers.items()) == [("a", "3"), ("b", "5"), ("D", "6")]
    assert headers.pop("A") == "3" and headers.get("A") is None and headers.get("A", 5) == 5
    assert repr(headers) == "HTTPHeaders({'b': '5', 'D': '6'})"


def test_a_copy_of_headers_is_one_of_its_own():
    headers = HTTPHeaders({"A": "1"})
    copy = headers.copy()
    copy["A"] = "2"
    assert headers["A"] == "1" and copy == {"A": "2"}


@pytest.mark.parametrize("name, value", [("A", "b\r\nC: d"), ("A\r\nB", "c"), ("", "x"), ("A B", "c"), ("A", "b\0")])
def test_headers_are_checked(name, value):
    with pytest.raises(ValueError, match="header field"):
        HTTPHeaders({name: value})
    headers = HTTPHeaders()
    for change in (lambda: headers.__setitem__(name, value), lambda: headers.update({name: value}), lambda: headers.setdefault(name, value)):
        with pytest.raises(ValueError, match="header field"):
            change()


@pytest.mark.parametrize("name, value", [(5, "x"), (b"A", "x"), ("A", b"x")])
def test_types_of_headers_are_checked(name, value):
    with pytest.raises(TypeError, match="header field"):
        HTTPHeaders({name: value})
