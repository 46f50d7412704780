# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Releases 2 and 3: a handler makes an ``HTTPResponse`` with the request and sends."""

import socket
import threading

import pytest
import serving
import wire
from adafruit_httpserver.exceptions import (
    BackslashInPathError,
    FileNotExistsError,
    ParentDirectoryReferenceError,
    ResponseAlreadySentError,
)
from adafruit_httpserver.headers import HTTPHeaders
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus, HTTPStatus


class Handled:
    """A running server whose one handler is what it is called with."""

    def __init__(self, serve, server):
        self._handlers = []
        for method in ("GET", "POST", "HEAD"):
            server.route("/", method)(lambda request: self._handlers.pop()(request))
        self.running = serve(server)

    def __call__(self, handler, method: str = "GET", version: str = "1.1") -> wire.Answer:
        return wire.raw_answer(self.running.port, self.request(handler, method, version))

    def request(self, handler, method: str = "GET", version: str = "1.1") -> bytes:
        """The bytes of a request that the handler will get."""
        self._handlers.append(handler)
        return f"{method} / HTTP/{version}\r\nHost: x\r\n\r\n".encode()


@pytest.fixture
def handled(serve, folder):
    return Handled(serve, HTTPServer(socket, "/"))


@pytest.fixture
def handled_by_release_2(serve, folder):
    return Handled(serve, HTTPServer(socket))


def page(folder, name="page.html", text="page"):
    (folder / name).write_text(text)


def sends(*given, **arguments):
    """A handler that sends."""

    def handler(request):
        with HTTPResponse(request, **arguments) as response:
            response.send(*given)

    return handler


def test_a_body(handled):
    answer = handled(sends("größe", content_type="text/html"))
    assert (answer.status, answer.phrase, answer.content_type, answer.body) == (200, "OK", "text/html", "größe".encode())


@pytest.mark.parametrize("body", ["", b"\x00\xff", bytearray(b"array"), memoryview(b"view"), "x" * (3 << 20)])
def test_any_body(body, handled):
    assert handled(sends(body)).body == (body.encode() if isinstance(body, str) else bytes(body))


def test_without_with(handled):
    answer = handled(lambda request: HTTPResponse(request, content_type="a/made").send("x", content_type="a/sent"))
    assert (answer.content_type, answer.body) == ("a/sent", b"x")


def test_arguments_by_name(handled):
    answer = handled(lambda request: HTTPResponse(status=(202, "Accepted"), request=request).send(content_type="a/b", body="x"))
    assert (answer.status, answer.content_type, answer.body) == (202, "a/b", b"x")


@pytest.mark.parametrize("status", [CommonHTTPStatus.NOT_FOUND_404, HTTPStatus(404, "Not Found"), (404, "Not Found"), 404])
def test_a_status(status, handled):
    answer = handled(sends("mine", status=status))
    assert (answer.status, answer.phrase, answer.body) == (404, "Not Found", b"mine")


@pytest.mark.parametrize("headers", [{"X-Mine": "yes", "n": 5}, HTTPHeaders({"X-Mine": "yes", "n": 5})], ids=["dict", "HTTPHeaders"])
def test_headers(headers, handled):
    def handler(request):
        response = HTTPResponse(request, headers=headers)
        response.headers["X-Later"] = "yes"
        response.send("x")

    answer = handled(handler)
    assert [answer.headers[name] for name in ("x-mine", "n", "x-later")] == ["yes", "5", "yes"]
    assert "X-Later" not in headers, "those of the script stay as they are"


def test_the_client_has_the_answer_before_the_handler_returns(handled):
    done = threading.Event()

    def handler(request):
        HTTPResponse(request).send("sent")
        assert done.wait(10)

    with wire.connect(handled.running.port) as client:
        client.send(handled.request(handler))
        assert client.answer().body == b"sent"
        done.set()


def test_a_response_is_sent_once(handled):
    raised = []

    def handler(request):
        response = HTTPResponse(request)
        response.send("one")
        for again in (lambda: response.send("two"), lambda: response.send_file("page.html")):
            with pytest.raises(ResponseAlreadySentError) as problem:
                again()
            raised.append(isinstance(problem.value, RuntimeError))

    assert handled(handler).body == b"one"
    serving.wait_until(lambda: len(raised) == 2, what="the rest of the handler")
    assert raised == [True, True]


def test_of_two_responses_the_client_gets_the_first(handled):
    def handler(request):
        HTTPResponse(request).send("one")
        HTTPResponse(request, status=CommonHTTPStatus.BAD_REQUEST_400).send("two")
        with HTTPResponse(request, chunked=True) as response:
            response.send_chunk("three")

    with wire.connect(handled.running.port) as client:
        for _ in range(2):
            client.send(handled.request(handler))
            assert client.answer().body == b"one"


def test_what_was_not_sent_is_no_content(handled):
    answer = handled(lambda request: None)
    assert (answer.status, answer.body) == (204, b"")
    assert "content-type" not in answer.headers


def test_a_response_that_was_returned_instead_of_sent(handled):
    assert handled(lambda request: HTTPResponse(request, status=(202, "Accepted"))).status == 202


@pytest.mark.parametrize("value", ["text", 5, HTTPResponse(body="value")], ids=["str", "int", "HTTPResponse"])
def test_what_is_returned_after_sending_does_not_matter(value, handled):
    def handler(request):
        HTTPResponse(request).send("sent")
        return value

    assert handled(handler).body == b"sent"


def test_an_own_class(handled):
    class Own(HTTPResponse):
        def __init__(self, request, **arguments):
            super().__init__(request, headers={"X-Own": "yes"}, **arguments)

        def send(self, body="", content_type=None):
            super().send(body.upper(), content_type)

    answer = handled(lambda request: Own(request, content_type="a/b").send("own"))
    assert (answer.content_type, answer.headers["x-own"], answer.body) == ("a/b", "yes", b"OWN")


def test_a_response_to_head_has_no_body(handled):
    answer = handled(sends("12345"), "HEAD")
    assert (answer.status, answer.headers["content-length"]) == (200, "5")


# Files


def test_a_file(handled, folder):
    page(folder)

    def handler(request):
        with HTTPResponse(request, content_type="a/b", headers={"X-Mine": "yes"}) as response:
            response.send_file("page.html")

    answer = handled(handler)
    assert (answer.status, answer.content_type, answer.body, answer.headers["x-mine"]) == (200, "text/html", b"page", "yes")


@pytest.mark.parametrize("root_path", ["./", "/", "", "."])
@pytest.mark.parametrize("name", ["page.html", "/page.html"])
def test_a_file_of_the_drive(name, root_path, handled, folder):
    page(folder)
    assert handled(lambda request: HTTPResponse(request).send_file(name, root_path)).body == b"page"


@pytest.mark.parametrize("root_path", ["/www", "/www/", "www", "./www"])
def test_a_file_of_a_folder(root_path, handled, folder):
    (folder / "www").mkdir()
    page(folder / "www")
    assert handled(lambda request: HTTPResponse(request).send_file("page.html", root_path)).body == b"page"


def test_the_index_is_the_default(handled, folder):
    page(folder, "index.html", "index")
    assert handled(lambda request: HTTPResponse(request).send_file()).body == b"index"


def test_a_type_is_for_names_that_tell_none(handled, folder):
    page(folder, "data.xyz")
    assert handled(lambda request: HTTPResponse(request, content_type="a/b").send_file("data.xyz")).content_type == "a/b"
    assert handled(lambda request: HTTPResponse(request).send_file("data.xyz")).content_type == "text/plain"


def test_a_header_field_says_the_type_of_a_file(handled, folder):
    page(folder)
    answer = handled(lambda request: HTTPResponse(request, headers={"Content-Type": "a/b"}).send_file("page.html"))
    assert answer.content_type == "a/b"


def test_the_head_of_a_file(handled, folder):
    page(folder)
    answer = handled(lambda request: HTTPResponse(request).send_file("page.html", head_only=True), "HEAD")
    assert (answer.status, answer.content_type, answer.headers["content-length"]) == (200, "text/html", "4")
    data = handled.request(lambda request: HTTPResponse(request).send_file("page.html", head_only=True))
    sent = wire.send(handled.running.port, data)
    assert b"Content-Length: 4\r\n" in sent and sent.endswith(b"\r\n\r\n"), "no more than the head, and the connection closes"


def test_a_file_that_is_not_there(handled):
    answer = handled(lambda request: HTTPResponse(request).send_file("none.html"))
    assert (answer.status, answer.body) == (404, b"404 Not Found\n")


def test_a_file_that_is_not_there_is_told_to_the_handler(handled):
    def handler(request):
        try:
            HTTPResponse(request).send_file("none.html")
        except FileNotExistsError as problem:
            HTTPResponse(request).send(str(problem))

    assert b"none.html" in handled(handler).body


def test_a_file_that_is_not_there_for_a_script_of_release_2(handled_by_release_2):
    after = []

    def handler(request):
        with HTTPResponse(request) as response:
            response.send_file("none.html")
        after.append(True)

    assert handled_by_release_2(handler).status == 404
    serving.wait_until(lambda: after, what="the rest of the handler")


@pytest.mark.parametrize(
    "name, problem", [("../x", ParentDirectoryReferenceError), ("a/../x", ParentDirectoryReferenceError), ("a\\b", BackslashInPathError)]
)
def test_a_path_that_is_not_allowed(name, problem, handled, folder):
    raised = []

    def handler(request):
        try:
            HTTPResponse(request).send_file(name)
        except Exception as found:
            raised.append(type(found))
            raise

    answer = handled(handler)
    assert (answer.status, answer.body, raised) == (403, b"403 Forbidden\n", [problem])


def test_a_script_may_leave_the_folder(handled, folder):
    (folder / "www").mkdir()
    page(folder)
    assert handled(lambda request: HTTPResponse(request).send_file("../page.html", "www", safe=False)).body == b"page"
    page(folder.parent, "outside.html", "outside")
    assert handled(lambda request: HTTPResponse(request).send_file("../../outside.html", "www", safe=False)).body == b"outside"


def test_a_link_does_not_lead_out_of_the_folder(handled, folder):
    page(folder.parent, "outside.html")
    (folder / "link.html").symlink_to(folder.parent / "outside.html")
    assert handled(lambda request: HTTPResponse(request).send_file("link.html")).status == 404


@pytest.mark.parametrize("arguments", [{"filename": 5}, {"root_path": None}, {"filename": "a\0b"}])
def test_arguments_of_send_file_are_checked(arguments, handled):
    assert handled(lambda request: HTTPResponse(request).send_file(**arguments)).status == 500
    handled.running.error((TypeError, ValueError))


# Pieces


def chunks(*pieces, **arguments):
    """A handler that sends in pieces."""

    def handler(request):
        with HTTPResponse(request, chunked=True, **arguments) as response:
            for piece in pieces:
                response.send_chunk(piece)

    return handler


def dechunked(answer: wire.Answer) -> bytes:
    """The data of an answer in chunks, which ends as it must."""
    body, rest = b"", answer.body
    while True:
        size, _, rest = rest.partition(b"\r\n")
        if int(size, 16) == 0:
            assert rest == b"\r\n"
            return body
        body, rest = body + rest[: int(size, 16)], rest[int(size, 16) + 2 :]


def read_chunked(handled, handler) -> tuple:
    """An answer in chunks, its connection closed behind it, and its data."""
    with wire.connect(handled.running.port) as client:
        client.send(handled.request(handler).replace(b"Host", b"Connection: close\r\nHost"))
        answer = client.answer()
    assert answer.headers["transfer-encoding"] == "chunked" and "content-length" not in answer.headers
    return answer, dechunked(answer)


def test_pieces(handled):
    answer, body = read_chunked(handled, chunks("Adaf", b"ruit ", "größe", content_type="text/html", headers={"X-Mine": "yes"}))
    assert (answer.status, answer.content_type, answer.headers["x-mine"], body) == (200, "text/html", "yes", "Adafruit größe".encode())


def test_no_pieces(handled):
    assert read_chunked(handled, chunks())[1] == b""


def test_many_pieces(handled):
    assert read_chunked(handled, chunks(*["x" * 50_000] * 200))[1] == b"x" * 10_000_000


def test_an_empty_piece_ends_the_response(handled):
    assert read_chunked(handled, chunks("one", "", "two"))[1] == b"one"


def test_a_whole_body_of_a_chunked_response(handled):
    assert read_chunked(handled, lambda request: HTTPResponse(request, chunked=True).send("whole"))[1] == b"whole"


def test_pieces_without_with(handled):
    def handler(request):
        response = HTTPResponse(request, chunked=True)
        response.send_chunk("one")
        response.send_chunk("two")

    assert read_chunked(handled, handler)[1] == b"onetwo"


def test_a_piece_is_there_before_the_next_is_made(handled):
    go_on = threading.Event()

    def handler(request):
        with HTTPResponse(request, chunked=True) as response:
            response.send_chunk("one")
            assert go_on.wait(10)

    with wire.connect(handled.running.port) as client:
        client.send(handled.request(handler))
        assert client._until(b"one\r\n").endswith(b"\r\n\r\n3\r\none\r\n")
        go_on.set()
        assert client._until(b"0\r\n\r\n") == b"0\r\n\r\n"


def test_the_connection_goes_on_after_pieces(handled):
    with wire.connect(handled.running.port) as client:
        client.send(handled.request(chunks("one")))
        client._until(b"0\r\n\r\n")
        client.send(handled.request(sends("next")))
        assert client.answer().body == b"next"


def test_pieces_for_an_old_client_end_with_the_connection(handled):
    answer = handled(chunks("one", "two"), version="1.0")
    assert "transfer-encoding" not in answer.headers
    assert answer.body == b"onetwo"


def test_pieces_are_not_sent_to_head(handled):
    with wire.connect(handled.running.port) as client:
        client.send(handled.request(chunks("one"), "HEAD"))
        assert client.answer("HEAD").status == 200
        client.send(handled.request(sends("next")))
        assert client.answer().body == b"next"


def test_pieces_that_fail_in_the_middle_have_no_end(handled):
    def handler(request):
        with HTTPResponse(request, chunked=True) as response:
            response.send_chunk("one")
            raise ValueError("mine")

    answer = handled(handler)
    assert (answer.status, answer.body) == (200, b"3\r\none\r\n")
    handled.running.error(ValueError)


def test_a_client_that_leaves_ends_the_pieces_and_nobody_hears_of_it(handled):
    ended = threading.Event()

    def handler(request):
        try:
            with HTTPResponse(request, chunked=True) as response:
                for _ in range(100_000):
                    response.send_chunk("x" * 10_000)
        except BrokenPipeError:
            ended.set()
            raise

    with wire.connect(handled.running.port) as client:
        client.send(handled.request(handler))
        client._until(b"xxx")
    assert ended.wait(10)
    assert handled(sends("next")).body == b"next"


def test_a_client_that_takes_nothing_is_given_up(handled):
    handled.running.server.socket_timeout = 0.2
    ended = threading.Event()

    def handler(request):
        try:
            with HTTPResponse(request, chunked=True) as response:
                while True:
                    response.send_chunk("x" * 100_000)
        except BrokenPipeError:
            ended.set()
            raise

    with wire.connect(handled.running.port) as client:
        client.send(handled.request(handler))
        assert ended.wait(10)
    assert handled(sends("next")).body == b"next"


def test_wrong_pieces(handled):
    assert handled(chunks(5)).body == b"", "it has begun, and has no end"
    handled.running.error(TypeError)


@pytest.mark.parametrize("method", ["send_file", "send_chunk", "_send_headers"])
def test_what_needs_a_request(method):
    with pytest.raises(TypeError, match="needs a response that was made with the request"):
        getattr(HTTPResponse(body="x"), method)()


def test_what_is_neither_a_request_nor_a_status():
    with pytest.raises(TypeError, match="must be a request or a status, not str"):
        HTTPResponse("text")


# A request of the script's own


class Socket:
    """Keeps what is sent over it."""

    def __init__(self):
        self.data = b""

    def send(self, data):
        self.data += bytes(data)
        return len(data)


@pytest.fixture
def own():
    return HTTPRequest(Socket(), ("127.0.0.1", 5), b"GET / HTTP/1.1\r\n\r\n")


def test_a_response_to_a_request_of_the_scripts_own(own):
    HTTPResponse(own, headers={"X-Mine": "yes"}).send("größe")
    assert own.connection.data.startswith(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\nX-Mine: yes\r\n")
    assert own.connection.data.endswith("\r\n\r\ngröße".encode())


def test_pieces_for_a_request_of_the_scripts_own(own):
    with HTTPResponse(own, chunked=True) as response:
        response.send_chunk("one")
    assert own.connection.data.endswith(b"\r\n\r\n3\r\none\r\n0\r\n\r\n")


def test_a_file_for_a_request_of_the_scripts_own(own, folder):
    page(folder)
    HTTPResponse(own).send_file("page.html")
    assert own.connection.data.endswith(b"\r\n\r\npage")
    with pytest.raises(FileNotExistsError):
        HTTPResponse(own).send_file("none.html")
