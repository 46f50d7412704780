# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""CR, LF and NUL in what becomes a response's head: a ValueError, and never on the wire."""

import socket

import pytest
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus

BAD = ["\r", "\n", "\0", "OK\r\nX-Injected: yes", "\r\n\r\n<script>", "x\n", "\nx"]


@pytest.fixture
def handled(serve):
    """What a client gets of a handler, and what poll() raises."""
    server, handler = HTTPServer(socket), []
    server.route("/x")(lambda request: handler[-1]())
    running = serve(server)

    def ask(function):
        handler.append(function)
        with wire.connect(running.port) as client:
            client.send(wire.request("/x", headers="Connection: close\r\n"))
            return client.rest(), running.error(ValueError)

    return ask


def refused(data: bytes) -> bool:
    """Whether it is the plain answer of a handler that has failed."""
    head, _, body = data.partition(b"\r\n\r\n")
    return data.startswith(b"HTTP/1.1 500 ") and b"njected" not in data and b"\0" not in data and body.count(b"\n") == 1


@pytest.mark.parametrize("bad", BAD)
def test_the_constructors_refuse_it(bad):
    for call in (
        lambda: HTTPStatus(200, bad),
        lambda: HTTPResponse(status=(200, bad)),
        lambda: HTTPResponse(content_type=bad),
        lambda: HTTPResponse(content_type="text/html; " + bad + "x"),
    ):
        with pytest.raises(ValueError, match="CR, LF or NUL"):
            call()


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("size", [0, 10, 3 << 20], ids=["empty", "small", "large"])
def test_it_is_refused_when_set_later(bad, size, handled):
    body = b"x" * size

    def content_type():
        response = HTTPResponse(body=body)
        response.content_type = "text/html" + bad
        return response

    def status():
        response = HTTPResponse(body=body)
        response.status = (200, bad)
        return response

    def phrase():
        response = HTTPResponse(body=body, status=HTTPStatus(200, "Mine"))
        response.status.phrase = bad
        return response

    for handler in (content_type, status, phrase):
        data, problem = handled(handler)
        assert refused(data), data[:500]
        assert "CR, LF or NUL" in str(problem)


@pytest.mark.parametrize("bad", BAD)
def test_it_is_refused_for_files(bad, handled, folder):
    (folder / "page.html").write_text("page")

    def content_type():
        response = HTTPResponse(filename="/page.html")
        response.content_type = "text/html" + bad
        return response

    def phrase():
        response = HTTPResponse(filename="/page.html", status=HTTPStatus(404, "Mine"))
        response.status.phrase = bad
        return response

    for handler in (content_type, phrase):
        data, _ = handled(handler)
        assert refused(data), data[:500]


@pytest.mark.parametrize("bad", BAD)
def test_it_is_refused_by_send(bad, folder):
    class Conn:
        data = b""

        def send(self, data):
            self.data += data
            return len(data)

    (folder / "page.html").write_text("page")
    for arguments in (dict(body="x"), dict(filename="/page.html")):
        conn, response = Conn(), HTTPResponse(**arguments)
        response.content_type = "text/html" + bad
        with pytest.raises(ValueError):
            response.send(conn)
        response = HTTPResponse(status=HTTPStatus(200, "Mine"), **arguments)
        response.status.phrase = bad
        with pytest.raises(ValueError):
            response.send(conn)
        assert conn.data == b""


def test_a_phrase_that_was_good_before_is_checked_again(handled):
    status = HTTPStatus(200, "Fine")
    response = HTTPResponse(status=status, body="x")

    def handler():
        status.phrase = "Fine\r\nX-Injected: yes"
        return response

    for _ in range(3):
        data, _ = handled(handler)
        assert refused(data)


def test_other_control_characters_do_not_reach_the_wire_either(handled):
    for bad in ("\x01", "\x7f", "\x0b", "\x1b[31m"):
        data, _ = handled(lambda bad=bad: HTTPResponse(content_type="text/html" + bad))
        assert refused(data)


def test_what_a_client_sends_reaches_no_head(serve, folder):
    """A redirect to a folder and the Allow field are made of what the client or the script has named."""
    (folder / "www" / "a b").mkdir(parents=True)
    (folder / "www" / "a b" / "index.html").write_text("page")
    running = serve(HTTPServer(socket), "/www")
    answer = wire.ask(running.port, "/a%20b?x=%0d%0aX-Injected:1")
    assert (answer.status, answer.headers["location"]) == (301, "a%20b/?x=%0d%0aX-Injected:1")
    for path in ("/%0d%0aX-Injected:1", "/a%20b%0d%0aX-Injected:%201/"):
        assert "x-injected" not in wire.ask(running.port, path).headers
