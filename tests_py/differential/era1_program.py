# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The script of the releases 1.0 and 1.1 that runs against both packages: one route for each thing to compare.

Usage: era1_program.py original|ours FOLDER PORT
"""

import errno
import json
import socket
import sys

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.route import _HTTPRoute
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus, HTTPStatus

FOLDER, PORT = sys.argv[2], int(sys.argv[3])

server = HTTPServer(socket)
log = []


def note(request, *more) -> None:
    """Remember what a handler was given."""
    log.append(
        {
            "class": type(request).__name__,
            "line": [request.method, request.path, request.http_version],
            "query": {name: value for name, value in request.query_params.items() if name},
            "headers": sorted((name.lower(), value) for name, value in request.headers.items()),
            "body": request.body.decode("latin-1"),
            "raw": bytes(request.raw_request).decode("latin-1"),
            "more": more,
        }
    )


def answers(path, method=HTTPMethod.GET, *positional, **arguments):
    """A route with always the same answer."""

    @server.route(path, method)
    def handler(request):
        note(request)
        return HTTPResponse(*positional, **arguments)


def raises(path, problem):
    """A route whose handler fails."""

    @server.route(path)
    def handler(request):
        note(request)
        raise problem


answers("/text", body="text")
answers("/text", HTTPMethod.POST, body="posted")
answers("/put", HTTPMethod.PUT, body="put")
answers("/patch", "PATCH", body="patched")
answers("/lower", "post", body="lower")
answers("/bytes", body=b"bytes")
answers("/unicode", body="größe", content_type=MIMEType.TYPE_HTML)
answers("/empty")
answers("/large", body="x" * 100_000)
answers("/query?on", body="with a query")
answers("/status", status=CommonHTTPStatus.NOT_FOUND_404, body="mine")
answers("/status-first", "GET", HTTPStatus(299, "Fine by me"), "mine")
answers("/tuple", "GET", (201, "Created"), "mine", {"X-Mine": "yes"}, MIMEType.TYPE_CSS)
answers("/headers", body="x", headers={"X-Mine": "yes", "x-number": 5, "Content-Type": "text/x-own"})
answers("/length", body="12345", headers={"Content-Length": "3"})
answers("/close", body="x", headers={"Connection": "close"})
answers("/cache", body="x", cache=60)
answers("/version", body="x", http_version="HTTP/1.0")
answers("/type", body="{}", content_type=MIMEType.TYPE_JSON)
answers("/file", filename="/page.html", root_path=FOLDER)
answers("/file-status", filename="/page.html", root_path=FOLDER, status=CommonHTTPStatus.NOT_FOUND_404)
answers("/file-type", filename="/page.html", root_path=FOLDER, content_type="a/b")
answers("/file-unknown", filename="/data.xyz", root_path=FOLDER, content_type="a/b")
answers("/file-headers", filename="/page.html", root_path=FOLDER, headers={"X-Mine": "yes"})
answers("/file-missing", filename="/none.html", root_path=FOLDER)
answers("/file-slash", filename="page.html", root_path=FOLDER)
answers("/parameter/<name>", body="literally")
answers("/größe", body="route")
raises("/value-error", ValueError("mine"))
raises("/again", OSError(errno.EAGAIN, "mine"))
raises("/os-error", OSError(errno.EIO, "mine"))


@server.route("/none")
def none(request):
    note(request)


@server.route("/chunks")
def chunks(request, conn):
    note(request, conn is not None)
    response = HTTPResponse(content_type="text/html")
    response.send_chunk_headers(conn)
    for chunk in ("Adaf", "ruit", ""):
        response.send_body_chunk(conn, chunk)


@server.route("/chunks-return")
def chunks_return(request, conn):
    response = HTTPResponse(CommonHTTPStatus.NOT_FOUND_404, headers={"X-Mine": "yes"})
    response.send_chunk_headers(conn)
    response.send_body_chunk(conn, "one")
    response.send_body_chunk(conn, "")


@server.route("/chunks-unicode")
def chunks_unicode(request, conn):
    response = HTTPResponse()
    response.send_chunk_headers(conn)
    response.send_body_chunk(conn, "größe")
    response.send_body_chunk(conn, "")


@server.route("/chunks-unfinished")
def chunks_unfinished(request, conn):
    response = HTTPResponse()
    response.send_chunk_headers(conn)
    response.send_body_chunk(conn, "one")


@server.route("/chunks-fail")
def chunks_fail(request, conn):
    response = HTTPResponse()
    response.send_chunk_headers(conn)
    response.send_body_chunk(conn, "one")
    raise ValueError("mine")


@server.route("/optional")
def optional(request, conn=None):
    note(request, conn is not None)
    return HTTPResponse(body="text")


@server.route("/other-optional")
def other_optional(request, color="red"):
    return HTTPResponse(body=color if isinstance(color, str) else "no color")


@server.route("/conn-send")
def conn_send(request, conn):
    HTTPResponse(body="sent by the handler").send(conn)


@server.route("/conn-raw")
def conn_raw(request, conn):
    for part in (b"HTTP/1.1 203 Mine\r\n", b"Content-Length: 2\r\n\r\n", b"ok"):
        conn.send(part)


@server.route("/conn-raw-endless")
def conn_raw_endless(request, conn):
    conn.send(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")


@server.route("/fails-after-sending")
def fails_after_sending(request, conn):
    HTTPResponse(body="sent").send(conn)
    raise ValueError("mine")


@server.route("/set-later")
def set_later(request):
    response = HTTPResponse(body="first")
    response.body, response.status, response.content_type = "second", HTTPStatus(202, "Accepted"), MIMEType.TYPE_CSS
    response.headers["X-Later"] = "yes"
    return response


@server.route("/injection")
def injection(request):
    return HTTPResponse(headers={"X-Mine": "a\r\nX-Injected: yes"}, body="x")


@server.route("/empty-query")
def empty_query(request):
    return HTTPResponse(body=str(request.query_params))


@server.route("/header-names")
def header_names(request):
    return HTTPResponse(body=str(list(request.headers)))


@server.route("/lower-headers", HTTPMethod.POST)
def lower_headers(request):
    return HTTPResponse(body=request.headers["content-length"] + request.headers.get("x-none", " none"))


@server.route("/any-case-headers", HTTPMethod.POST)
def any_case_headers(request):
    return HTTPResponse(body=str("Content-Length" in request.headers))


@server.route("/own-body", HTTPMethod.POST)
def own_body(request):
    request.body = b"other"
    return HTTPResponse(body=f"{request.body} {request.header_body_bytes[1]} {request.raw_request.endswith(b'other')}")


@server.route("/json", HTTPMethod.POST)
def read_json(request):
    return HTTPResponse(body=str(json.loads(request.body)["a"]))


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
    return Own()


def by_hand(request):
    """Put among the handlers as they are kept."""
    return HTTPResponse(body="by hand")


server.route_handlers[_HTTPRoute("/by-hand", "GET")] = by_hand


@server.route("/twice")
def first(request):
    return HTTPResponse(body="first")


@server.route("/twice")
def second(request):
    return HTTPResponse(body="second")


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
