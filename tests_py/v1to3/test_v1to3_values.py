# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Release 1: a handler returns an ``HTTPResponse`` that was made without the request."""

import socket

import pytest
import wire
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus, HTTPStatus


@pytest.fixture
def returned(serve):
    """Gives the answer to a request whose handler returns a response, made when it is called."""
    make = []
    server = HTTPServer(socket)
    server.route("/")(lambda request: make.pop()())
    running = serve(server)

    def ask(response) -> wire.Answer:
        make.append(response)
        return wire.ask(running.port)

    ask.running = running
    return ask


def test_a_body(returned):
    answer = returned(lambda: HTTPResponse(body="größe"))
    assert (answer.status, answer.phrase, answer.content_type, answer.body) == (200, "OK", "text/plain", "größe".encode())


@pytest.mark.parametrize("body", [b"bytes", bytearray(b"bytes"), memoryview(b"bytes")], ids=lambda each: type(each).__name__)
def test_a_body_of_bytes(body, returned):
    assert returned(lambda: HTTPResponse(body=body)).body == b"bytes"


@pytest.mark.parametrize("size", [0, 1, 30_000, 40_000, 3 << 20])
def test_a_body_of_any_size(size, returned):
    assert returned(lambda: HTTPResponse(body="x" * size)).body == b"x" * size


def test_arguments_by_position(returned):
    answer = returned(lambda: HTTPResponse((201, "Created"), "a{}", {"X-Mine": "yes"}, MIMEType.TYPE_CSS))
    assert (answer.status, answer.phrase, answer.content_type, answer.body) == (201, "Created", "text/css", b"a{}")
    assert answer.headers["x-mine"] == "yes"


@pytest.mark.parametrize(
    "arguments", [("/page.html", "www"), (0, "/page.html", "www")], ids=["release 1.0", "release 1.1, with cache"]
)
def test_a_file_by_position(arguments, returned, folder):
    (folder / "www").mkdir()
    (folder / "www" / "page.html").write_text("page")
    answer = returned(lambda: HTTPResponse(CommonHTTPStatus.OK_200, "", None, MIMEType.TYPE_TXT, *arguments))
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html", b"page")


@pytest.mark.parametrize("status", [CommonHTTPStatus.NOT_FOUND_404, HTTPStatus(404, "Not Found"), (404, "Not Found"), 404])
def test_a_status(status, returned):
    answer = returned(lambda: HTTPResponse(status=status, body="mine"))
    assert (answer.status, answer.phrase, answer.body) == (404, "Not Found", b"mine")


def test_headers_are_sent_as_they_are_written(returned):
    headers = {"X-Mine": "yes", "x-number": 5}
    answer = returned(lambda: HTTPResponse(headers=headers, body="x"))
    assert (answer.headers["x-mine"], answer.headers["x-number"]) == ("yes", "5")
    assert headers == {"X-Mine": "yes", "x-number": 5}, "those of the script stay as they are"


def test_a_content_type_among_the_headers_counts(returned):
    assert returned(lambda: HTTPResponse(headers={"content-type": "a/b"}, content_type="c/d")).content_type == "a/b"


@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding", "Date", "Connection"])
def test_what_only_the_server_knows_is_its_own_to_say(name, returned):
    answer = returned(lambda: HTTPResponse(headers={name: "3"}, body="12345"))
    assert answer.body == b"12345"
    assert answer.headers.get(name.lower()) != "3"


def test_a_script_may_ask_the_client_to_keep_it(returned):
    assert returned(lambda: HTTPResponse(body="x", cache=60)).headers["cache-control"] == "max-age=60"
    assert "cache-control" not in returned(lambda: HTTPResponse(body="x")).headers


def test_attributes_may_be_set_later(returned):
    def respond():
        response = HTTPResponse(body="first")
        response.body, response.status, response.content_type = "second", (202, "Accepted"), "text/css"
        response.headers["X-Later"] = "yes"
        return response

    answer = returned(respond)
    assert (answer.status, answer.content_type, answer.body, answer.headers["x-later"]) == (202, "text/css", b"second", "yes")


def test_headers_may_be_exchanged_for_a_dict(returned):
    def respond():
        response = HTTPResponse(body="x")
        response.headers = {"X-Later": "yes"}
        return response

    assert returned(respond).headers["x-later"] == "yes"


def test_a_file(returned, folder):
    (folder / "page.html").write_text("page")
    answer = returned(lambda: HTTPResponse(filename="/page.html"))
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html", b"page")


def test_a_file_has_the_type_of_its_name(returned, folder):
    (folder / "style.css").write_text("css")
    (folder / "data.xyz").write_text("data")
    assert returned(lambda: HTTPResponse(filename="/style.css", content_type="text/html")).content_type == "text/css"
    assert returned(lambda: HTTPResponse(filename="/data.xyz", content_type="a/b")).content_type == "a/b"


def test_a_file_with_a_status_and_headers(returned, folder):
    (folder / "sorry.html").write_text("sorry")
    response = HTTPResponse(CommonHTTPStatus.NOT_FOUND_404, filename="/sorry.html", headers={"X-Mine": "yes"})
    answer = returned(lambda: response)
    assert (answer.status, answer.body, answer.headers["x-mine"]) == (404, b"sorry", "yes")


@pytest.mark.parametrize("name", ["/none.html", "/../outside.txt", "/folder"])
def test_a_file_that_is_not_there(name, returned, folder):
    (folder / "folder").mkdir()
    (folder.parent / "outside.txt").write_text("outside")
    assert returned(lambda: HTTPResponse(filename=name)).status == 404


def test_an_own_class_sends_by_itself(returned):
    class Own(HTTPResponse):
        def send(self, conn):
            for part in (b"HTTP/1.1 203 Mine\r\n", b"Content-Length: 2\r\n\r\n", b"ok"):
                conn.send(part)

    answer = returned(Own)
    assert (answer.status, answer.phrase, answer.body) == (203, "Mine", b"ok")


def test_an_own_class_may_leave_sending_to_the_original(returned):
    class Own(HTTPResponse):
        def send(self, conn):
            self.body = "changed"
            super().send(conn)

    assert returned(lambda: Own(body="x")).body == b"changed"


def test_a_response_may_be_returned_again_and_again(returned):
    response = HTTPResponse(body="same")
    assert [returned(lambda: response).body for _ in range(3)] == [b"same"] * 3


@pytest.mark.parametrize(
    "arguments, message",
    [
        ({"body": 5}, "body must be a str, bytes or bytearray, not int"),
        ({"status": "200"}, "status must be a status, a tuple or an int, not str"),
        ({"status": (200,)}, "status must have a code and a phrase"),
        ({"status": 100}, "status must be that of a response"),
        ({"content_type": "a\r\nb"}, "content_type must not have CR"),
        ({"headers": {"X-A": "a\nb"}}, "header field X-A must not have CR"),
        ({"headers": {"X\r\nA": "b"}}, "name of a header field"),
        ({"filename": 5}, "filename must be a str, not int"),
        ({"root_path": b"/"}, "root_path must be a str, not bytes"),
        ({"filename": "a\0b"}, "filename must not have NUL"),
        ({"cache": 1.5}, "cache must be a number of seconds, not 1.5"),
        ({"cache": "long"}, "cache must be a number of seconds, not 'long'"),
        ({"chunked": True}, "unexpected keyword argument 'chunked'"),
    ],
)
def test_arguments_are_checked(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        HTTPResponse(**arguments)


def test_what_is_no_response(returned):
    assert returned(lambda: "text").status == 500
    problem = returned.running.error(TypeError)
    assert "the handler of GET '/' returned str, not an HTTPResponse" in str(problem)


class Socket:
    """Keeps what is sent over it, some bytes at a time."""

    def __init__(self):
        self.data = b""

    def send(self, data):
        self.data += bytes(data[:7])
        return min(7, len(data))


def test_a_response_is_sent_over_any_socket(folder):
    (folder / "page.html").write_text("page")
    over = Socket()
    HTTPResponse(body="größe", headers={"X-Mine": "yes"}).send(over)
    HTTPResponse(filename="/page.html").send(over)
    HTTPResponse(filename="/none.html").send(over)
    first, second, third = over.data.split(b"HTTP/1.1 ")[1:]
    assert first.startswith(b"200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\nX-Mine: yes\r\n")
    assert first.endswith("\r\n\r\ngröße".encode())
    assert second.startswith(b"200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n") and second.endswith(b"page")
    assert third.startswith(b"404 Not Found\r\n")


def test_chunks_are_sent_over_any_socket():
    over, response = Socket(), HTTPResponse(content_type="text/html")
    response.send_chunk_headers(over)
    for chunk in ("größe", b"ab", "", "never sent"):
        response.send_body_chunk(over, chunk)
    head, _, body = over.data.partition(b"\r\n\r\n")
    assert b"Transfer-Encoding: chunked" in head and b"Content-Type: text/html" in head
    assert body == "7\r\ngröße\r\n2\r\nab\r\n0\r\n\r\n".encode()


@pytest.mark.parametrize("conn", ["", None, 5])
def test_only_sockets_can_send(conn):
    with pytest.raises(TypeError, match=f"conn must be a socket, not {type(conn).__name__}"):
        HTTPResponse(body="x").send(conn)
