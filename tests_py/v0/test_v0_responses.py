# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a handler returns, and what the client gets of it."""

import http.client
import os
import socket

import pytest
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus


@pytest.fixture
def answer(serve):
    """What a client gets of a response."""
    server, returned = HTTPServer(socket), []
    server.route("/x")(lambda request: returned[-1]() if callable(returned[-1]) else returned[-1])
    running = serve(server)

    def ask(response, method: str = "GET", headers: str = ""):
        returned.append(response)
        return wire.ask(running.port, "/x", method, headers=headers)

    ask.running = running
    return ask


BODIES = {
    "empty": ("", b""),
    "str": ("Hello", b"Hello"),
    "unicode": ("größe \U0001f600", "größe \U0001f600".encode()),
    "line ends": ("a\r\nb\0c", b"a\r\nb\0c"),
    "bytes": (b"\x00\xff\r\n\r\n", b"\x00\xff\r\n\r\n"),
    "bytearray": (bytearray(b"abc"), b"abc"),
    "memoryview": (memoryview(b"abcdef")[1:3], b"bc"),
    "memoryview of ints": (memoryview(b"abcdefgh").cast("i"), b"abcdefgh"),
    "1 KiB": ("x" * 1024, b"x" * 1024),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body(name, answer):
    given, sent = BODIES[name]
    for set_later in (False, True):
        response = HTTPResponse(body=given if not set_later else "")
        if set_later:
            response.body = given
        got = answer(response)
        assert (got.status, got.phrase, got.body) == (200, "OK", sent)
        assert (got.content_type, got.headers["content-length"]) == ("text/plain", str(len(sent)))
        assert "date" in got.headers


@pytest.mark.parametrize("size", [64 << 10, 1 << 20, (2 << 20) - 1, 2 << 20, (2 << 20) + 1, 5 << 20, 20 << 20])
def test_a_large_body(size, answer):
    for body in (os.urandom(size), "x" * size, bytearray(size)):
        got = answer(HTTPResponse(body=body))
        assert got.body == (body.encode() if isinstance(body, str) else body)


def test_a_bytearray_can_be_used_again_after_the_handler(answer):
    body = bytearray(b"first")
    assert answer(HTTPResponse(body=body)).body == b"first"
    body[:] = b"other"
    assert answer(HTTPResponse(body=body)).body == b"other"


STATUSES = {
    "a status": (HTTPStatus.NOT_FOUND, 404, "Not Found"),
    "a status of one's own": (HTTPStatus(299, "Fine by me"), 299, "Fine by me"),
    "a tuple": ((201, "Created"), 201, "Created"),
    "a tuple with another phrase": ((404, "Gone fishing"), 404, "Gone fishing"),
    "a list": ([202, "Accepted"], 202, "Accepted"),
    "an int": (403, 403, "Forbidden"),
    "an int without a phrase": (599, 599, ""),
    "unicode": ((200, "größe"), 200, "größe".encode().decode("latin-1")),
    "an empty phrase": ((200, ""), 200, ""),
}


@pytest.mark.parametrize("name", STATUSES)
def test_a_status(name, answer):
    given, code, phrase = STATUSES[name]
    for set_later in (False, True):
        response = HTTPResponse(status=given if not set_later else HTTPStatus.OK, body="x")
        if set_later:
            response.status = given
        got = answer(response)
        assert (got.status, got.phrase, got.body) == (code, phrase, b"x")


def test_a_status_that_was_changed_after_it_has_been_sent(answer):
    status = HTTPStatus(200, "OK")
    response = HTTPResponse(status=status)
    assert answer(response).status == 200
    status.value, status.phrase = 404, "Not Found"
    got = answer(response)
    assert (got.status, got.phrase) == (404, "Not Found")


@pytest.mark.parametrize("content_type", ["text/html", "text/html; charset=utf-8", "application/json", "x/größe", ""])
def test_a_content_type(content_type, answer):
    for set_later in (False, True):
        response = HTTPResponse(content_type=content_type if not set_later else "a/b", body="x")
        if set_later:
            response.content_type = content_type
        sent = answer(response).headers["content-type"].encode("latin-1").decode()
        assert sent == (content_type or "text/plain")


def test_more_statuses_and_types_than_heads_are_cached(serve):
    server, made = HTTPServer(socket), iter(range(2000))

    @server.route("/x")
    def handler(request):
        number = next(made)
        return HTTPResponse(status=(200 + number % 300, f"No {number}"), content_type=f"x/{number}")

    with wire.connect(serve(server).port) as client:
        for number in range(1100):
            if number % 50 == 0:
                client.send(wire.request("/x") * 50)
            got = client.answer()
            assert (got.status, got.phrase, got.content_type) == (200 + number % 300, f"No {number}", f"x/{number}")


@pytest.mark.parametrize("status", [204, 304])
def test_a_status_without_content(status, answer):
    with wire.connect(answer.running.port) as client:
        got = answer(HTTPResponse(status=status, body="not sent"))
        assert (got.status, got.body) == (status, b"")
        client.send(wire.request("/x") + wire.request("/x"))
        assert [client.answer().status, client.answer().status] == [status, status]


def test_head_gets_the_head_of_get(answer):
    response = HTTPResponse(body="x" * 50, content_type="text/html")
    got, head = answer(response), answer(response, "HEAD")
    for each in (got, head):
        each.headers.pop("date")
    assert (head.status, head.headers, head.body) == (200, got.headers, b"")


def test_a_response_can_be_sent_again_and_again(answer):
    response = HTTPResponse(body="same", status=HTTPStatus.NOT_FOUND)
    assert {answer(response)[0::3] for _ in range(5)} == {(404, b"same")}


def test_a_subclass_with_its_own_send(answer):
    class Page(HTTPResponse):
        def send(self, conn):
            conn.send(b"HTTP/1.1 203 Mine\r\nX-Mine: yes\r\n")
            conn.send(memoryview(b"Content-Length: 4\r\n\r\nbody"))

    got = answer(Page())
    assert (got.status, got.phrase, got.headers["x-mine"], got.body) == (203, "Mine", "yes", b"body")


def test_a_subclass_that_sends_as_the_original(answer):
    class Page(HTTPResponse):
        def __init__(self, name):
            super().__init__(content_type="text/html", body=f"<p>{name}</p>")

    got = answer(Page("me"))
    assert (got.content_type, got.body) == ("text/html", b"<p>me</p>")


def test_another_class_with_a_send_method(answer):
    class Own:
        def send(self, conn):
            assert conn.send(b"HTTP/1.1 200 OK\r\n") == 17
            conn.setblocking(True)
            conn.settimeout(5)
            conn.sendall(b"Content-Length: 2\r\n\r\nok")
            conn.close()

    got = answer(Own())
    assert (got.status, got.body) == (200, b"ok")


def test_keep_alive_and_close(answer):
    connection = http.client.HTTPConnection("127.0.0.1", answer.running.port, timeout=10)
    answer(HTTPResponse(body="kept"))
    for _ in range(3):
        connection.request("GET", "/x")
        got = connection.getresponse()
        assert (got.read(), got.getheader("connection"), connection.sock is None) == (b"kept", None, False)
    connection.request("GET", "/x", headers={"Connection": "close"})
    got = connection.getresponse()
    assert (got.read(), got.getheader("connection"), connection.sock) == (b"kept", "close", None)
    connection.close()


def test_http_1_0_keeps_alive_when_asked(answer):
    answer(HTTPResponse(body="old"))
    with wire.connect(answer.running.port) as client:
        for _ in range(3):
            client.send(b"GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            got = client.answer()
            assert (got.body, got.headers["connection"]) == (b"old", "keep-alive")
