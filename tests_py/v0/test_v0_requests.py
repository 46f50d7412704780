# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a handler is given: the request, exactly as the client has sent it."""

import os
import pickle
import socket
import subprocess
import shutil

import pytest
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, _HTTPRequest

SIZES = [0, 1, 1 << 10, 64 << 10, 1 << 20, 5 << 20, 20 << 20]


class Seen:
    """A running server whose one handler keeps what it is given."""

    def __init__(self, serve):
        self.requests, server = [], HTTPServer(socket)
        for method in ("GET", "POST", "PUT"):
            server.route("/seen", method)(self._handle)
        self.port = serve(server).port

    def _handle(self, request):
        self.requests.append(request)
        return HTTPResponse(body=f"{request.method} {len(request.raw_request)}")

    def after(self, data: bytes) -> _HTTPRequest:
        """What the handler has seen of a request."""
        answer = wire.raw_answer(self.port, data)
        assert answer.status == 200, answer
        return self.requests[-1]


@pytest.fixture
def seen(serve):
    return Seen(serve)


def chunked(body: bytes, size: int = 100_000) -> bytes:
    """A request whose body comes in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    data = b"".join(b"%x;ext=1\r\n%s\r\n" % (len(part), part) for part in parts)
    return wire.request("/seen", "POST", headers="Transfer-Encoding: Chunked\r\n") + data + b"0\r\nTrailer: 1\r\n\r\n"


@pytest.mark.parametrize("size", SIZES)
def test_the_raw_request_has_exactly_the_bytes_of_the_client(size, seen):
    body = os.urandom(size)
    raw = wire.request("/seen?a=b", "POST", body, "X-Odd:   two  words \r\n")
    request = seen.after(raw)
    assert type(request.raw_request) is bytes
    assert request.raw_request == raw
    assert request.body == body
    assert (request.method, request.path) == ("POST", "/seen?a=b")


@pytest.mark.parametrize("size", SIZES)
def test_a_chunked_body_is_raw_in_the_raw_request_and_decoded_in_the_body(size, seen):
    body = os.urandom(size)
    raw = chunked(body)
    request = seen.after(raw)
    assert request.raw_request == raw
    assert request.body == body


def test_a_chunked_body_of_single_bytes(seen):
    assert seen.after(chunked(b"one by one", 1)).body == b"one by one"


def test_a_request_that_comes_byte_by_byte(seen):
    raw = wire.request("/seen", "PUT", b"slowly")
    with wire.connect(seen.port) as client:
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number in range(len(raw)):
            client.send(raw[number : number + 1])
        assert client.answer().status == 200
    assert seen.requests[-1].raw_request == raw


def test_the_path_has_the_query_and_is_not_decoded(seen):
    request = seen.after(wire.request("/seen?name=J%C3%BCrgen+K&on&x=a=b&x=2&&=v"))
    assert request.path == "/seen?name=J%C3%BCrgen+K&on&x=a=b&x=2&&=v"
    assert request.query_params == {"name": "J%C3%BCrgen+K", "on": "", "x": "2", "": "v"}
    assert seen.after(wire.request("/seen")).query_params == {}


def test_a_target_in_absolute_form(seen):
    request = seen.after(wire.request(f"http://127.0.0.1:{seen.port}/seen?x=1"))
    assert request.path.endswith("/seen?x=1") and request.query_params == {"x": "1"}


@pytest.mark.parametrize("odd", ["\u00a0", "\u0085", "\u2028", "\u3000", "ü", "\U0001f600"])
def test_a_target_with_odd_characters_is_one_word(odd, seen):
    request = seen.after(f"GET /seen?{odd}=1 HTTP/1.1\r\nHost: x\r\nX-Odd: {odd}\r\n\r\n".encode())
    assert (request.method, request.path) == ("GET", f"/seen?{odd}=1")
    assert request.headers["x-odd"] == odd


def test_a_target_that_is_not_utf_8(seen):
    raw = b"GET /seen?\xff\xfe=1 HTTP/1.1\r\nHost: x\r\n\r\n"
    request = seen.after(raw)
    assert request.path == "/seen?\ufffd\ufffd=1" and request.raw_request == raw


def test_headers_by_name_in_any_case(seen):
    request = seen.after(wire.request("/seen", headers="X-Color:red\r\nEmpty:\r\nX-List: 1\r\nx-list:\t2 \r\n"))
    headers = request.headers
    assert headers["x-color"] == headers["X-COLOR"] == headers.get("X-Color") == "red"
    assert headers["empty"] == "" and "EMPTY" in headers and "none" not in headers
    assert headers.get("none") is None and headers.get("none", "default") == "default"
    assert headers["X-List"] == "1" and headers.get_list("X-LIST") == ["1", "2"] and headers.get_list("none") == []
    assert list(headers) == ["Host", "X-Color", "Empty", "X-List"] and len(headers) == 4
    assert dict(headers)["X-Color"] == "red" and "red" in repr(headers)
    with pytest.raises(KeyError):
        headers["none"]


@pytest.mark.parametrize("name", ["", "x-time: 12", "x\r\nx-list", "\ud800", "GET /seen HTTP/1.1\r\nhost", "seen", "in-body"])
def test_what_is_no_name_of_a_field(name, seen):
    request = seen.after(wire.request("/seen", "POST", b"\r\nIn-Body: 1\r\n", headers="X-Time: 12:30\r\nX-List: 1\r\n"))
    assert name not in request.headers and request.headers.get(name) is None
    assert request.headers["x-time"] == "12:30"


def test_headers_that_are_not_utf_8(seen):
    request = seen.after(b"GET /seen HTTP/1.1\r\nHost: x\r\nX-Latin: gr\xf6\xdfe\r\n\r\n")
    assert request.headers["x-latin"] == "gr\ufffd\ufffde"


def test_a_body_that_looks_like_a_head(seen):
    body = b"\r\n\r\nGET / HTTP/1.1\r\nX: y\r\n\r\n"
    request = seen.after(wire.request("/seen", "POST", body))
    assert request.body == body and "x" not in request.headers


def test_a_request_can_be_kept_and_read_later(seen):
    small, large = os.urandom(300), os.urandom(3 << 20)
    first = seen.after(wire.request("/seen", "POST", small))
    second = seen.after(wire.request("/seen", "POST", large))
    for _ in range(5):
        seen.after(wire.request("/seen"))
    assert first.body == small and second.body == large


def test_a_large_request_that_nobody_read_in_the_handler_is_there_later(serve):
    kept, server = [], HTTPServer(socket)

    @server.route("/keep", "POST")
    def keep(request):
        kept.append(request)
        return HTTPResponse()

    running, body = serve(server), os.urandom(3 << 20)
    assert wire.ask(running.port, "/keep", "POST", body).status == 200
    assert kept[0].body == body
    assert kept[0].raw_request.endswith(body)


def test_attributes_can_be_set(seen):
    request = seen.after(wire.request("/seen"))
    request.path, request.method, request.my_own = "/other", "POST", 1
    assert (request.path, request.method, request.my_own) == ("/other", "POST", 1)


def test_a_request_is_a_key_into_the_routes_and_prints_well(seen):
    request = seen.after(wire.request("/seen"))
    assert request == _HTTPRequest("/seen", "GET") and isinstance(request, _HTTPRequest)
    assert {_HTTPRequest("/seen", "GET"): 1}[request] == 1
    assert repr(request) == "_HTTPRequest(path='/seen', method='GET')"


def test_pipelined_requests_are_seen_one_by_one_and_answered_in_order(seen):
    raws = [wire.request(f"/seen?{number}", "POST", b"x" * number) for number in range(50)]
    with wire.connect(seen.port) as client:
        client.send(b"".join(raws))
        answers = [client.answer().body for _ in raws]
    assert [request.raw_request for request in seen.requests] == raws
    assert answers == [f"POST {len(raw)}".encode() for raw in raws]


def test_expect_100_continue_is_answered_before_the_body_comes(seen):
    with wire.connect(seen.port) as client:
        client.send(wire.request("/seen", "POST", headers="Content-Length: 4\r\nExpect: 100-continue\r\n"))
        assert client.answer().status == 100
        client.send(b"body")
        assert client.answer().status == 200
    assert seen.requests[-1].body == b"body"


def test_http_1_0(seen):
    answer = wire.raw_answer(seen.port, b"GET /seen HTTP/1.0\r\n\r\n")
    assert (answer.status, answer.headers["connection"]) == (200, "close")
    assert seen.requests[-1].path == "/seen"


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
def test_curl_uploads_a_file(seen, tmp_path):
    file = tmp_path / "upload.bin"
    file.write_bytes(os.urandom(5 << 20))
    url = f"http://127.0.0.1:{seen.port}/seen"
    for options in (["--data-binary", f"@{file}"], ["-T", str(file)], ["-T", str(file), "-H", "Transfer-Encoding: chunked"]):
        subprocess.run(["curl", "-sSf", "--max-time", "20", *options, url], check=True, capture_output=True)
        assert seen.requests[-1].body == file.read_bytes()


def test_a_received_request_can_be_pickled_or_copied(seen):
    request = pickle.loads(pickle.dumps(_HTTPRequest(raw_request=seen.after(wire.request("/seen")).raw_request)))
    assert request.path == "/seen"
