# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What clients send to both sides of the releases 1.0 and 1.1, and which differences are accepted: their ids are those of
docs/differences.md."""

import wire
from harness import Scenario, get, post


def scenario(name: str, data: bytes, differs: str = "", because: str = "", **ids) -> Scenario:
    """A scenario.

    :param differs: the names of what differs, for one reason
    :param ids: other differences; each answer of the original has Cache-Control, unless ``headers`` is None
    """
    found = {"headers": "v13-cache", **dict.fromkeys(differs.split(), because), **ids}
    return Scenario(name, data, {what: why for what, why in found.items() if why})


def silent(name: str, data: bytes, because: str, also: str = "") -> Scenario:
    """A scenario in which the original sends nothing."""
    return Scenario(name, data, dict.fromkeys(("status", *also.split()), because))


SCENARIOS = [
    scenario("a text", get("/text")),
    scenario("a second request", get("/text"), "connection second seen", "v0-keep-alive"),
    scenario("fields about time", get("/text"), date="v0-date"),
    scenario("query parameters", get("/text?a=1&b=2&a=3&c&d=e=f&%20=+")),
    scenario("no query parameters", get("/empty-query"), "body", "v13-empty-query"),
    scenario("headers", get("/text", "X-A: 1\r\nx-b: 2\r\n")),
    silent("headers with other blanks", get("/text", "X-A:1\r\nx-b:   2\t\r\n"), "v13-header-blanks", "seen"),
    scenario("a header twice", get("/text", "X-A: 1\r\nX-A: 3\r\n")),
    scenario("the names of headers", get("/header-names", "X-A: 1\r\n"), "body", "v13-header-case"),
    scenario("POST", post("/text", b"body")),
    scenario("PUT", wire.request("/put", "PUT", b"body")),
    scenario("PATCH", wire.request("/patch", "PATCH", b"body")),
    scenario("a method in lower case", post("/lower"), "body seen status", "v0-method-case"),
    scenario("a body longer than the buffer", post("/text", b"y" * 5000)),
    scenario("a chunked body", post("/text", headers="Transfer-Encoding: chunked\r\n") + b"2\r\nab\r\n0\r\n\r\n", "seen", "v13-chunked-body"),
    scenario("bytes", get("/bytes"), "body", "v13-body"),
    scenario("unicode", get("/unicode"), "body", "v13-body"),
    scenario("an empty body", get("/empty")),
    scenario("a large body", get("/large")),
    scenario("a status", get("/status")),
    scenario("a status first", get("/status-first")),
    scenario("arguments by position", get("/tuple")),
    scenario("a content type", get("/type")),
    scenario("headers of the answer", get("/headers")),
    scenario("a length of one's own", get("/length"), "body", "v13-own-length"),
    scenario("a connection that is to be closed", get("/close")),
    scenario("a time for which to keep it", get("/cache"), headers=None),
    scenario("a version of one's own", get("/version")),
    scenario("attributes set later", get("/set-later")),
    scenario("a body that the handler sets", post("/own-body", b"body")),
    scenario("JSON", post("/json", b'{"a": 5}')),
    scenario("headers by names in lower case", post("/lower-headers", b"body")),
    scenario("headers by names in any case", post("/any-case-headers", b"body"), "body", "v13-header-case"),
    scenario("a path that is UTF-8", get("/größe")),
    scenario("a query as a part of a route", get("/query?on"), "body seen status", "v13-query-route"),
    scenario("a parameter in a path", get("/parameter/<name>"), "body seen status", "v13-parameters"),
    scenario("a route that was put among the others", get("/by-hand")),
    scenario("a route that comes twice", get("/twice"), "body", "v13-twice"),
    scenario("a file", get("/file")),
    scenario("a file with a status", get("/file-status")),
    scenario("a file with a type", get("/file-type")),
    scenario("a file of an unknown type, with one", get("/file-unknown"), "type", "v13-file-type"),
    scenario("a file with headers", get("/file-headers")),
    scenario("a file that is missing", get("/file-missing"), "body", "v0-404-body"),
    scenario("a file without a slash", get("/file-slash"), "body status type", "v0-file-slash"),
    scenario("chunks", get("/chunks")),
    scenario("chunks with a status and headers", get("/chunks-return")),
    scenario("chunks of unicode", get("/chunks-unicode"), "body", "v13-body"),
    scenario("chunks without an end", get("/chunks-unfinished"), "body", "v13-chunks-end"),
    scenario("chunks that fail", get("/chunks-fail")),
    scenario("an optional connection", get("/optional")),
    scenario("an optional parameter that is something else", get("/other-optional"), "body", "v13-optional"),
    scenario("a response that is sent over the connection", get("/conn-send")),
    scenario("bytes that are sent over the connection", get("/conn-raw"), headers=None),
    scenario("bytes without a length", get("/conn-raw-endless"), headers=None),
    scenario("a failure after sending", get("/fails-after-sending")),
    scenario("a subclass that sends by itself", get("/own-send"), headers=None),
    scenario("a page of the root", get("/page.html")),
    scenario("a page and a query", get("/page.html?v=1")),
    scenario("the index", get("/"), "body type", "v0-index"),
    scenario("a folder", get("/folder"), "body status", "v0-index"),
    scenario("a file out of the root", get("/../outside.txt"), "body status", "v0-outside"),
    scenario("a path without a route or file", get("/nothing"), "body", "v0-404-body"),
    scenario("POST without a route", post("/nothing"), "body", "v0-500-body"),
    scenario("another method of a route", wire.request("/text", "DELETE"), "body status", "v0-405"),
    scenario("HEAD of a route", wire.request("/text", "HEAD"), "framing seen status", "v0-head"),
    scenario("HEAD of a file", wire.request("/page.html", "HEAD"), "framing status type", "v0-head"),
    silent("a handler that raises", get("/value-error"), "v0-handler-fails"),
    silent("a handler that raises OSError", get("/os-error"), "v0-handler-fails"),
    silent("a handler that raises EAGAIN", get("/again"), "v0-handler-fails", "seen"),
    silent("a handler that returns None", get("/none"), "v13-nothing"),
    scenario("a line end in a header", get("/injection"), "body seen status", "v0-injection"),
    silent("nonsense", b"nonsense\r\n\r\n", "v0-bad-requests", "seen"),
    silent("a header without a blank", b"GET /text HTTP/1.1\r\nHost:x\r\n\r\n", "v13-header-blanks", "seen"),
    silent("a header that is not UTF-8", b"GET /text HTTP/1.1\r\nHost: x\r\nX: \xff\r\n\r\n", "v0-bad-requests", "seen"),
    silent("a length that is no number", b"POST /text HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "v0-bad-requests", "seen"),
    scenario("no Host", b"GET /text HTTP/1.1\r\n\r\n", "body seen status", "v0-strict"),
]
