# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What clients send to both sides, and which differences are accepted: their ids are those of docs/differences.md."""

from typing import NamedTuple

import wire


class Scenario(NamedTuple):
    """Bytes of a client.

    :param differs: what differs -> the id of the difference. What can differ: ``status`` (code and phrase; or that there is
        no answer), ``type``, ``body``, ``connection``, ``headers`` (names of all others), ``seen`` (by the handlers, and what
        poll() raised), ``second`` (answer over the same connection)
    """

    name: str
    data: bytes
    differs: dict = {}


def get(path: str, headers: str = "") -> bytes:
    """A GET request."""
    return wire.request(path, headers=headers)


def post(path: str, body: bytes = b"", headers: str = "") -> bytes:
    """A POST request."""
    return wire.request(path, "POST", body, headers)


#: Observed in each scenario; compared in one.
EVERYWHERE = {"connection": "v0-keep-alive", "second": "v0-keep-alive", "headers": "v0-date"}

PARSING = {"status": "v0-strict", "body": "v0-strict", "seen": "v0-strict"}
LENIENT = {"status": "v0-bad-requests", "type": "v0-bad-requests", "body": "v0-bad-requests", "seen": "v0-bad-requests"}
FAILED = {"status": "v0-handler-fails", "type": "v0-handler-fails", "body": "v0-handler-fails"}

SCENARIOS = [
    Scenario("a text", get("/text")),
    Scenario("all headers and a second request", get("/text"), {**EVERYWHERE, "seen": "v0-keep-alive"}),
    Scenario("bytes", get("/bytes")),
    Scenario("a bytearray", get("/bytearray")),
    Scenario("unicode", get("/unicode")),
    Scenario("an empty body", get("/empty")),
    Scenario("a large body", get("/large")),
    Scenario("a content type", get("/type")),
    Scenario("a status", get("/status")),
    Scenario("a status of one's own", get("/own-status")),
    Scenario("a tuple as a status", get("/tuple"), dict.fromkeys(("status", "type", "body"), "v0-tuple-status")),
    Scenario("an int as a status", get("/int"), {"status": "v0-tuple-status"}),
    Scenario("attributes set later", get("/set-later")),
    Scenario("a subclass that sends by itself", get("/own-send")),
    Scenario("POST", post("/text", b"body")),
    Scenario("POST without a body", post("/text")),
    Scenario("PUT", wire.request("/put", "PUT", b"body")),
    Scenario("a route that was removed", get("/delete")),
    Scenario("a path that is UTF-8", get("/größe")),
    Scenario("HTTP/1.0", b"GET /text HTTP/1.0\r\n\r\n"),
    Scenario("a header in many forms", get("/text", "X-A:1\r\nx-a:   2\t\r\nEmpty:\r\n")),
    Scenario("a route with a query", get("/query?on")),
    Scenario("another query", get("/query?off"), {"body": "v0-404-body"}),
    Scenario("a query behind a route without one", get("/text?a=1"), dict.fromkeys(("status", "body", "seen"), "v0-query")),
    Scenario("a small chunked body", post("/text", headers="Transfer-Encoding: chunked\r\n") + b"2\r\nab\r\n0\r\n\r\n"),
    Scenario("a request longer than the buffer", post("/text", b"y" * 5000), {"seen": "v0-whole-requests"}),
    Scenario("a request of which a part is missing", post("/text", b"body")[:-2], dict.fromkeys(("status", "type", "body", "seen"), "v0-whole-requests")),
    Scenario("the type of raw_request", get("/type-of-raw"), {"body": "v0-bytes"}),
    Scenario("a path without a route or file", get("/nothing"), {"body": "v0-404-body"}),
    Scenario("POST without a route", post("/nothing"), {"body": "v0-500-body"}),
    Scenario("an unknown method without a route", wire.request("/nothing", "BREW"), {"body": "v0-500-body"}),
    Scenario("another method of a route", wire.request("/text", "DELETE"), {"status": "v0-405", "body": "v0-405"}),
    Scenario("OPTIONS of a route", wire.request("/text", "OPTIONS"), {"status": "v0-405", "type": "v0-405"}),
    Scenario("HEAD of a route", wire.request("/text", "HEAD"), dict.fromkeys(("status", "seen"), "v0-head")),
    Scenario("HEAD of a file", wire.request("/page.html", "HEAD"), dict.fromkeys(("status", "type"), "v0-head")),
    Scenario("a route whose method is in lower case", post("/lower"), dict.fromkeys(("status", "body", "seen"), "v0-method-case")),
    Scenario("a page", get("/page.html")),
    Scenario("a style sheet", get("/style.css")),
    Scenario("a file of an unknown type", get("/data.xyz")),
    Scenario("a file in a folder", get("/folder/inner.txt")),
    Scenario("a picture", get("/photo.jpg"), {"type": "v0-mime"}),
    Scenario("an extension in upper case", get("/PAGE.HTML"), {"type": "v0-mime"}),
    Scenario("a file and a query", get("/page.html?v=1"), dict.fromkeys(("status", "type", "body"), "v0-query")),
    Scenario("a file whose name is percent-encoded", get("/a%20b.txt"), dict.fromkeys(("status", "body"), "v0-percent")),
    Scenario("the index", get("/"), {"status": "v0-index", "type": "v0-index", "body": "v0-index"}),
    Scenario("a folder", get("/folder"), dict.fromkeys(("status", "type", "body"), "v0-index")),
    Scenario("a part of a file", get("/page.html", "Range: bytes=0-3\r\n"), dict.fromkeys(("status", "body"), "v0-ranges")),
    Scenario("a file out of the root", get("/../outside.txt"), dict.fromkeys(("status", "body"), "v0-outside")),
    Scenario("a link out of the root", get("/link.txt"), dict.fromkeys(("status", "body"), "v0-outside")),
    Scenario("a handler's file", get("/file")),
    Scenario("a handler's file with a status", get("/file-status")),
    Scenario("a handler's file with a type", get("/file-type"), {"type": "v0-file-type"}),
    Scenario("a handler's file that is missing", get("/file-missing"), {"body": "v0-404-body"}),
    Scenario("a handler's file without a slash", get("/file-slash"), dict.fromkeys(("status", "type", "body"), "v0-file-slash")),
    Scenario("a handler that raises", get("/value-error"), FAILED),
    Scenario("a handler that raises OSError", get("/os-error"), FAILED),
    Scenario("a handler that raises EAGAIN", get("/again"), {**FAILED, "seen": "v0-handler-fails"}),
    Scenario("a handler that returns None", get("/none"), {**FAILED, "seen": "v0-handler-fails"}),
    Scenario("a line end in a content type", get("/injection"), dict.fromkeys(("status", "type", "body", "seen"), "v0-injection")),
    Scenario("nonsense", b"nonsense\r\n\r\n", LENIENT),
    Scenario("a header that is not UTF-8", b"GET /text HTTP/1.1\r\nHost: x\r\nX: \xff\r\n\r\n", LENIENT),
    Scenario("line ends without CR", b"GET /text HTTP/1.1\nHost: x\n\n", PARSING),
    Scenario("no Host", b"GET /text HTTP/1.1\r\n\r\n", PARSING),
    Scenario("blanks in the request line", b"GET   /text   HTTP/1.1\r\nHost: x\r\n\r\n", PARSING),
    Scenario("a version that is not there", b"GET /text HTTP/9.9\r\nHost: x\r\n\r\n", PARSING),
]

#: What Python says to a piece of code; ``server``, ``response`` and ``request`` make one.
CALLS = [
    ("str(HTTPStatus.OK), repr(HTTPStatus.NOT_FOUND)", None),
    ("HTTPStatus.INTERNAL_SERVER_ERROR.value, HTTPStatus.OK.phrase", None),
    ("HTTPStatus(200, 'OK') == HTTPStatus(200, 'OK')", "v0-equal"),
    ("MIMEType.mime_type('a.html'), MIMEType.mime_type('a.b.css'), MIMEType.mime_type('nothing'), MIMEType.TEXT_PLAIN", None),
    ("MIMEType.mime_type('a.jpg'), MIMEType.mime_type('a.jpeg')", "v0-mime"),
    ("MIMEType.mime_type('A.HTML')", "v0-mime"),
    ("MIMEType.mime_type(None)", "v0-checks"),
    ("server().root_path, server().request_buffer_size, server().routes == {}", None),
    ("set_(server(), 'request_buffer_size', 2048).request_buffer_size", None),
    ("set_(server(), 'request_buffer_size', 0).request_buffer_size", "v0-checks"),
    ("response().body, response(body='ä').body, response(body=b'x').body", None),
    ("response().content_type, response().filename, response().root, str(response().status)", None),
    ("response(filename='').filename, response(filename='/x').filename", None),
    ("response(status=(201, 'Created')).status == (201, 'Created')", None),
    ("response(body=5).body", "v0-checks"),
    ("response(status=None).status", "v0-checks"),
    ("response(content_type=b'x').content_type", "v0-checks"),
    ("response(HTTPStatus.OK)", None),
    ("response(headers={})", None),
    ("HTTPServer(None).root_path", "v0-checks"),
    ("HTTPServer()", None),
    ("server().route('/x')(print) is print", None),
    ("server().route(5)(print) is print", "v0-checks"),
    ("server().poll()", "v0-poll-first"),
    ("server().start('127.0.0.1', 70000)", "v0-checks"),
    ("server().start('127.0.0.1', '80')", None),
    ("server().start('192.0.2.1', 8080)", None),
    ("busy()", None),
    ("twice()", "v0-start-twice"),
    ("request('/x', 'GET') == request('/x', 'GET'), request('/x', 'GET') == request('/y', 'GET')", None),
    ("hash(request('/x', 'GET')) == hash(request('/x', 'GET')), repr(request('/x', 'GET'))", None),
    ("request('/x', 'GET') == '/x'", "v0-equal"),
    ("request().path, request().method, request().raw_request", None),
    ("request(raw_request=b'POST /x?y HTTP/1.1\\r\\n\\r\\n').path, request(raw_request=b'POST /x?y HTTP/1.1\\r\\n\\r\\n').method", None),
    ("request(raw_request=b'')", None),
    ("request(raw_request=b'GET /')", None),
    ("sent(response(body='x'))", None),
    ("sent(response(body=b'', status=HTTPStatus.NOT_FOUND, content_type='a/b'))", None),
    ("hasattr(server(), 'stop')", "v0-more"),
    ("hasattr(request(), 'headers'), hasattr(request(), 'body'), hasattr(request(), 'query_params')", "v0-more"),
    ("hasattr(response(), '_send_bytes'), hasattr(server(), '_buffer'), hasattr(HTTPResponse, '_HEADERS_FORMAT')", "v0-private"),
]
