# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The script of the releases 2 and 3 that runs against both packages: one route for each thing to compare.

Usage: era23_program.py original|ours FOLDER PORT; a file ``release`` beside FOLDER holds 2 or 3
"""

import errno
import json
import pathlib
import socket
import sys
import time

from adafruit_httpserver.headers import HTTPHeaders
from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus, HTTPStatus

FOLDER, PORT = sys.argv[2], int(sys.argv[3])
RELEASE = int(pathlib.Path(FOLDER, "../release").read_text())

server = HTTPServer(socket) if RELEASE == 2 else HTTPServer(socket, FOLDER)
log = []


def note(request: HTTPRequest, *more) -> None:
    """Remember what a handler was given."""
    log.append(
        {
            "class": type(request).__name__,
            "line": [request.method, request.path, request.http_version],
            "query": request.query_params,
            "headers": list(request.headers.items()),
            "body": request.body.decode("latin-1"),
            "raw": bytes(request.raw_request).decode("latin-1"),
            "client": [request.client_address[0], type(request.client_address[1]).__name__],
            "more": more,
        }
    )


def answers(path, method=HTTPMethod.GET, body="", content_type=None, **arguments):
    """A route with always the same answer."""

    @server.route(path, method)
    def handler(request: HTTPRequest):
        note(request)
        with HTTPResponse(request, **arguments) as response:
            response.send(body, content_type)


def sends_file(path, *given, **arguments):
    """A route that sends a file."""

    @server.route(path)
    def handler(request: HTTPRequest):
        with HTTPResponse(request, **arguments) as response:
            response.send_file(*given)
        log.append("after the file")


def raises(path, problem):
    """A route whose handler fails."""

    @server.route(path)
    def handler(request: HTTPRequest):
        note(request)
        raise problem


answers("/text", body="text")
answers("/text", HTTPMethod.POST, "posted")
answers("/put", HTTPMethod.PUT, "put")
answers("/head", HTTPMethod.HEAD)
answers("/lower", "post", "lower")
answers("/bytes", body=b"\x00\xff bytes")
answers("/unicode", body="größe", content_type=MIMEType.TYPE_HTML)
answers("/empty")
answers("/large", body="x" * 100_000)
answers("/status", body="mine", status=CommonHTTPStatus.NOT_FOUND_404)
answers("/own-status", body="mine", status=HTTPStatus(299, "Fine by me"))
answers("/tuple", body="mine", status=(201, "Created"))
answers("/type", body="{}", content_type=MIMEType.TYPE_JSON)
answers("/two-types", body="{}", content_type="a/sent")
answers("/headers", body="x", headers={"X-Mine": "yes", "x-number": 5, "content-type": "text/x-own"})
answers("/http-headers", body="x", headers=HTTPHeaders({"X-Mine": "yes"}))
answers("/length", body="12345", headers={"Content-Length": "3"})
answers("/close", body="x", headers={"Connection": "close"})
answers("/version", body="x", http_version="HTTP/1.0")
answers("/größe", body="route")
sends_file("/file", "page.html", FOLDER)
sends_file("/file-slash", "/page.html", FOLDER + "/")
sends_file("/file-default", content_type=MIMEType.TYPE_HTML)
sends_file("/file-status", "page.html", FOLDER, status=CommonHTTPStatus.NOT_FOUND_404)
sends_file("/file-type", "page.html", FOLDER, content_type="a/b")
sends_file("/file-unknown", "data.xyz", FOLDER, content_type="a/b")
sends_file("/file-headers", "page.html", FOLDER, headers={"X-Mine": "yes"})
sends_file("/file-missing", "none.html", FOLDER)
sends_file("/file-outside", "../outside.txt", FOLDER)
sends_file("/file-buffer", "page.html", FOLDER, 5)
sends_file("/file-head", "page.html", FOLDER, 1024, True)
raises("/value-error", ValueError("mine"))
raises("/again", OSError(errno.EAGAIN, "mine"))
raises("/os-error", OSError(errno.EIO, "mine"))


@server.route("/file-head", HTTPMethod.HEAD)
def file_head(request: HTTPRequest):
    with HTTPResponse(request) as response:
        response.send_file("page.html", FOLDER, head_only=True)


@server.route("/two-types-2")
def two_types(request: HTTPRequest):
    HTTPResponse(request, content_type="a/made").send("x", content_type="a/sent")


@server.route("/keywords")
def keywords(request: HTTPRequest):
    response = HTTPResponse(status=(202, "Accepted"), request=request)
    response.send(content_type="a/b", body="keywords")


@server.route("/none")
def none(request: HTTPRequest):
    note(request)


@server.route("/chunked")
def chunked(request: HTTPRequest):
    note(request)
    with HTTPResponse(request, content_type="text/html", chunked=True, headers={"X-Mine": "yes"}) as response:
        for chunk in ("Adaf", b"ruit ", "größe"):
            response.send_chunk(chunk)


@server.route("/chunked-empty")
def chunked_empty(request: HTTPRequest):
    with HTTPResponse(request, chunked=True):
        pass


@server.route("/chunked-ended")
def chunked_ended(request: HTTPRequest):
    with HTTPResponse(request, chunked=True) as response:
        response.send_chunk("one")
        response.send_chunk()
        for late in ("two", "three"):
            time.sleep(0.1)  # the client leaves with its answer
            response.send_chunk(late)


@server.route("/chunked-fails")
def chunked_fails(request: HTTPRequest):
    with HTTPResponse(request, chunked=True) as response:
        response.send_chunk("one")
        raise ValueError("mine")


@server.route("/chunked-large")
def chunked_large(request: HTTPRequest):
    with HTTPResponse(request, chunked=True) as response:
        for number in range(100):
            response.send_chunk(str(number % 10) * 3000)


@server.route("/twice")
def twice(request: HTTPRequest):
    response = HTTPResponse(request)
    response.send("one")
    try:
        response.send("two")
    except Exception as problem:  # noqa: BLE001 - of another class in each release
        log.append("Sent" in type(problem).__name__ or type(problem) is RuntimeError)


@server.route("/two-responses")
def two_responses(request: HTTPRequest):
    HTTPResponse(request).send("one")
    for late in ("two", "three"):
        time.sleep(0.1)  # the client leaves with its answer
        HTTPResponse(request, status=CommonHTTPStatus.BAD_REQUEST_400).send(late)


@server.route("/fails-after-sending")
def fails_after_sending(request: HTTPRequest):
    HTTPResponse(request).send("sent")
    raise ValueError("mine")


@server.route("/returns-something")
def returns_something(request: HTTPRequest):
    HTTPResponse(request).send("sent")
    return "ignored"


@server.route("/returns-response")
def returns_response(request: HTTPRequest):
    response = HTTPResponse(request)
    response.send("sent")
    return response


@server.route("/returns-unsent")
def returns_unsent(request: HTTPRequest):
    return HTTPResponse(request, status=(202, "Accepted"))


@server.route("/raw")
def raw(request: HTTPRequest):
    for part in (b"HTTP/1.1 203 Mine\r\n", b"Content-Length: 2\r\n\r\n", b"ok"):
        request.connection.send(part)


@server.route("/raw-headers")
def raw_headers(request: HTTPRequest):
    response = HTTPResponse(request, content_type="a/b", headers={"X-Mine": "yes"})
    response._send_headers(content_length=4)
    for part in (b"ab", b"cd"):
        response._send_bytes(request.connection, part)


@server.route("/raw-endless")
def raw_endless(request: HTTPRequest):
    request.connection.send(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")


@server.route("/connection")
def connection(request: HTTPRequest):
    request.connection.setblocking(True)
    request.connection.settimeout(2)
    HTTPResponse(request).send(str(callable(request.connection.recv_into)))


@server.route("/set-later")
def set_later(request: HTTPRequest):
    response = HTTPResponse(request)
    response.status, response.content_type = HTTPStatus(202, "Accepted"), MIMEType.TYPE_CSS
    response.headers["X-Later"] = "yes"
    response.headers.update({"X-Too": "yes"})
    response.send("later")


@server.route("/injection")
def injection(request: HTTPRequest):
    HTTPResponse(request, headers={"X-Mine": "a\r\nX-Injected: yes"}).send("x")


@server.route("/header", HTTPMethod.POST)
def header(request: HTTPRequest):
    values = [request.headers[name] for name in ("content-length", "Content-Length", "CONTENT-LENGTH")]
    HTTPResponse(request).send(f"{values} {'X-None' in request.headers} {request.headers.get('X-None')}")


@server.route("/own-body", HTTPMethod.POST)
def own_body(request: HTTPRequest):
    request.body = b"other"
    HTTPResponse(request).send(f"{request.body} {request.header_body_bytes[1]} {request.raw_request.endswith(b'other')}")


@server.route("/device/<device_id>/action/<action>")
@server.route("/device/emergency/<device_id>")
def action(request: HTTPRequest, device: str, action: str = "off"):
    note(request, device, action)
    HTTPResponse(request).send(f"{action} {device}")


@server.route("/swapped/<b>/<a>")
def swapped(request: HTTPRequest, a, b):
    HTTPResponse(request).send(f"a={a} b={b}")


@server.route("/any/<one>")
def any_values(request: HTTPRequest, *values):
    HTTPResponse(request).send(repr(values))


@server.route("/unnamed/<>/end")
def unnamed(request: HTTPRequest, value):
    HTTPResponse(request).send(repr(value))


@server.route("/dot.txt/<value>")
def dot(request: HTTPRequest, value):
    HTTPResponse(request).send(value)


@server.route(r"/(\d+)/number/<value>")
def expression(request: HTTPRequest, number, value):
    HTTPResponse(request).send(f"{number} {value}")


@server.route("/order/<value>")
def order_pattern(request: HTTPRequest, value):
    HTTPResponse(request).send("pattern " + value)


@server.route("/order/literal")
def order_literal(request: HTTPRequest):
    HTTPResponse(request).send("literal")


@server.route("/order/<other>")
def order_other(request: HTTPRequest, other):
    HTTPResponse(request).send("other " + other)


@server.route("/few/<one>/<two>")
def few(request: HTTPRequest, one):
    HTTPResponse(request).send("few")


if RELEASE == 3:
    from adafruit_httpserver.exceptions import (
        BackslashInPathError,
        FileNotExistsError,
        InvalidPathError,
        ParentDirectoryReferenceError,
        ResponseAlreadySentError,
    )

    sends_file("/file-unsafe", "../outside.txt", FOLDER, 1024, False, False)
    sends_file("/file-backslash", "a\\b", FOLDER)
    answers("/forbidden", body="no", status=CommonHTTPStatus.FORBIDDEN_403)
    raises("/invalid-path", InvalidPathError("mine"))
    raises("/parent", ParentDirectoryReferenceError("/../x"))
    raises("/not-there", FileNotExistsError("/x"))

    @server.route("/catches")
    def catches(request: HTTPRequest):
        for name in ("none.html", "../outside.txt", "a\\b"):
            try:
                HTTPResponse(request).send_file(name, FOLDER)
            except (FileNotExistsError, ParentDirectoryReferenceError, BackslashInPathError) as problem:
                log.append([type(problem).__name__, isinstance(problem, InvalidPathError)])
        HTTPResponse(request).send("caught")

    @server.route("/sent-already")
    def sent_already(request: HTTPRequest):
        with HTTPResponse(request) as response:
            response.send("one")
            try:
                response.send_file("page.html", FOLDER)
            except ResponseAlreadySentError as problem:
                log.append(type(problem).__name__)


class Own(HTTPResponse):
    """Adds a header."""

    def __init__(self, request, **arguments):
        super().__init__(request, headers={"X-Own": "yes"}, **arguments)

    def send(self, body="", content_type=None):
        super().send(body.upper(), content_type)


@server.route("/own")
def own(request: HTTPRequest):
    with Own(request, content_type="a/b") as response:
        response.send("own")


@server.route("/default-root")
def default_root(request: HTTPRequest):
    server.root_path = ""
    HTTPResponse(request).send()


@server.route("/own-root")
def own_root(request: HTTPRequest):
    server.root_path = FOLDER
    HTTPResponse(request).send()


@server.route("/log")
def read_log(request: HTTPRequest):
    text, log[:] = json.dumps(log), []
    HTTPResponse(request).send(text)


if RELEASE == 2:
    server.start("127.0.0.1", PORT, FOLDER)
else:
    server.start("127.0.0.1", PORT)
while True:
    try:
        server.poll()
    except Exception as problem:  # noqa: BLE001 - to be compared
        log.append(["raised", type(problem).__name__])
