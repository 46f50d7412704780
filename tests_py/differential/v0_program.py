# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The script that runs against both packages: one route for each thing to compare.

Usage: v0_program.py original|ours FOLDER PORT
"""

import builtins
import errno
import json
import socket
import sys

SIDE, FOLDER, PORT = sys.argv[1], sys.argv[2], int(sys.argv[3])

if SIDE == "original":
    # On a board memoryview takes a str too; the original relies on it.
    real = memoryview
    builtins.memoryview = lambda data: real(data.encode() if isinstance(data, str) else data)

from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus, MIMEType, _HTTPRequest  # noqa: E402

server = HTTPServer(socket)
log = []


def note(request) -> None:
    """Remember what a handler was given."""
    log.append([type(request).__name__.replace("ReceivedRequest", "_HTTPRequest"), request.method, request.path, bytes(request.raw_request).decode("latin-1")])


def answers(path, method="GET", **arguments):
    """A route with always the same answer."""

    @server.route(path, method)
    def handler(request):
        note(request)
        return HTTPResponse(**arguments)


def raises(path, problem):
    """A route whose handler fails."""

    @server.route(path)
    def handler(request):
        note(request)
        raise problem


answers("/text", body="text")
answers("/text", "POST", body="posted")
answers("/bytes", body=b"\x00\xff bytes")
answers("/bytearray", body=bytearray(b"array"))
answers("/unicode", body="größe", content_type="text/html")
answers("/empty")
answers("/large", body="x" * 100_000)
answers("/query?on", body="with a query")
answers("/lower", "post", body="lower")
answers("/put", "PUT", body="put")
answers("/status", status=HTTPStatus.NOT_FOUND, body="mine")
answers("/own-status", status=HTTPStatus(299, "Fine by me"), body="mine")
answers("/tuple", status=(201, "Created"), body="mine")
answers("/int", status=403, body="mine")
answers("/type", content_type="application/json", body="{}")
answers("/file", filename="/page.html", root=FOLDER)
answers("/file-status", filename="/page.html", root=FOLDER, status=HTTPStatus.NOT_FOUND)
answers("/file-type", filename="/page.html", root=FOLDER, content_type="a/b")
answers("/file-missing", filename="/none.html", root=FOLDER)
answers("/file-slash", filename="page.html", root=FOLDER)
answers("/größe", body="route")
raises("/value-error", ValueError("mine"))
raises("/again", OSError(errno.EAGAIN, "mine"))
raises("/os-error", OSError(errno.EIO, "mine"))


@server.route("/none")
def none(request):
    note(request)


@server.route("/type-of-raw")
def type_of_raw(request):
    return HTTPResponse(body=type(request.raw_request).__name__)


@server.route("/set-later")
def set_later(request):
    response = HTTPResponse(body="first")
    response.body, response.status, response.content_type = b"second", HTTPStatus(202, "Accepted"), MIMEType.mime_type("x.css")
    return response


@server.route("/injection")
def injection(request):
    return HTTPResponse(content_type="text/html\r\nX-Injected: yes", body="x")


@server.route("/default-root")
def default_root(request):
    server.root_path = ""
    return HTTPResponse()


@server.route("/own-root")
def own_root(request):
    server.root_path = FOLDER
    return HTTPResponse()


class Own(HTTPResponse):
    """Sends by itself."""

    def send(self, conn):
        conn.send(b"HTTP/1.1 203 Mine\r\nContent-Length: 2\r\n\r\nok")


@server.route("/own-send")
def own_send(request):
    note(request)
    return Own()


@server.route("/delete")
def delete(request):
    del server.routes[_HTTPRequest("/delete", "GET")]
    return HTTPResponse(body="once")


@server.route("/log")
def read_log(request):
    text, log[:] = json.dumps(log), []
    return HTTPResponse(body=text)


server.start("127.0.0.1", PORT, FOLDER)
while True:
    try:
        server.poll()
    except Exception as problem:  # noqa: BLE001 - to be compared
        log.append(["raised", type(problem).__name__])
