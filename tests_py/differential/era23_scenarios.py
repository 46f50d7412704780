# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What clients send to both sides of the releases 2 and 3, and which differences are accepted: their ids are those of
docs/differences.md."""

import wire
from harness import Scenario, get, post


def scenario(name: str, data: bytes, differs: str = "", because: str = "", **ids) -> Scenario:
    """A scenario.

    :param differs: the names of what differs, for one reason
    :param ids: other differences
    """
    return Scenario(name, data, {**dict.fromkeys(differs.split(), because), **ids})


SCENARIOS = [
    scenario("a text", get("/text")),
    scenario("a second request", get("/text"), "connection second seen", "v0-keep-alive"),
    scenario("fields about time", get("/text"), date="v0-date"),
    scenario("query parameters", get("/text?a=1&b=2&a=3&c&d=e=f&%20=+&=x&&")),
    scenario("headers", get("/text", "X-A: 1\r\nx-b: 2\r\n")),
    scenario("headers with other blanks", get("/text", "X-A:1\r\nx-b:   2\t\r\n"), "seen status", "v13-header-blanks"),
    scenario("a header twice", get("/text", "X-A: 1\r\nX-A: 3\r\nx-a: 4\r\n")),
    scenario("POST", post("/text", b"body")),
    scenario("PUT", wire.request("/put", "PUT", b"body")),
    scenario("HEAD of a route of its own", wire.request("/head", "HEAD")),
    scenario("a method in lower case", post("/lower"), "body seen status", "v0-method-case"),
    scenario("a body longer than the buffer", post("/text", b"y" * 5000)),
    scenario("a chunked body", post("/text", headers="Transfer-Encoding: chunked\r\n") + b"2\r\nab\r\n0\r\n\r\n", "seen", "v13-chunked-body"),
    scenario("bytes", get("/bytes")),
    scenario("unicode", get("/unicode")),
    scenario("an empty body", get("/empty")),
    scenario("a large body", get("/large")),
    scenario("a status", get("/status")),
    scenario("a status of one's own", get("/own-status")),
    scenario("a tuple as a status", get("/tuple")),
    scenario("a content type", get("/type")),
    scenario("a content type for the body", get("/two-types")),
    scenario("two content types", get("/two-types-2")),
    scenario("headers of the answer", get("/headers")),
    scenario("headers as HTTPHeaders", get("/http-headers")),
    scenario("a length of one's own", get("/length"), "body", "v13-own-length"),
    scenario("a connection that is to be closed", get("/close")),
    scenario("a version of one's own", get("/version")),
    scenario("arguments by name", get("/keywords")),
    scenario("attributes set later", get("/set-later")),
    scenario("a header in any case", post("/header", b"body")),
    scenario("a body that the handler sets", post("/own-body", b"body")),
    scenario("a path that is UTF-8", get("/größe")),
    scenario("nothing", get("/none"), "status", "v13-nothing"),
    scenario("chunks", get("/chunked")),
    scenario("no chunks", get("/chunked-empty")),
    scenario("chunks that fail", get("/chunked-fails")),
    scenario("many chunks", get("/chunked-large")),
    scenario("one response twice", get("/twice")),
    scenario("a failure after sending", get("/fails-after-sending")),
    scenario("something returned after sending", get("/returns-something")),
    scenario("a response returned after sending", get("/returns-response")),
    scenario("a response returned and not sent", get("/returns-unsent"), "status", "v13-returned"),
    scenario("bytes over the connection", get("/raw")),
    scenario("bytes behind headers", get("/raw-headers")),
    scenario("bytes without a length", get("/raw-endless")),
    scenario("the methods of the connection", get("/connection")),
    scenario("a subclass", get("/own")),
    scenario("a parameter", get("/device/emergency/5")),
    scenario("two parameters", get("/device/5/action/on?a=b")),
    scenario("a parameter that is empty", get("/device/emergency/")),
    scenario("a parameter that is percent-encoded", get("/device/emergency/a%20b%2Fc")),
    scenario("a parameter that is UTF-8", get("/device/emergency/größe")),
    scenario("parameters are given by position", get("/swapped/1/2")),
    scenario("a handler that takes any number", get("/any/1")),
    scenario("a parameter without a name", get("/unnamed/x/end")),
    scenario("a route with a dot and a parameter", get("/dot.txt/x")),
    scenario("a dot that is another character", get("/dotatxt/x"), "body status", "v13-anchored"),
    scenario("a route that is a regular expression", get("/55/number/x")),
    scenario("more behind a route with a parameter", get("/any/1/2"), "body status", "v13-anchored"),
    scenario("a route with a parameter before a literal one", get("/order/literal"), "body", "v13-literal-first"),
    scenario("the first of two routes with parameters", get("/order/x")),
    scenario("a handler with too few parameters", get("/few/1/2"), "status", "v0-handler-fails"),
    scenario("a handler's file", get("/file")),
    scenario("a handler's file with slashes", get("/file-slash")),
    scenario("the index as a handler's file", get("/file-default")),
    scenario("a handler's file with a status", get("/file-status")),
    scenario("a handler's file with a type", get("/file-type")),
    scenario("a handler's file of an unknown type, with one", get("/file-unknown"), "type", "v13-file-type"),
    scenario("a handler's file with headers", get("/file-headers")),
    scenario("a handler's file that is missing", get("/file-missing"), "body", "v0-404-body"),
    scenario("a handler's file in parts", get("/file-buffer")),
    scenario("the head of a handler's file", get("/file-head")),
    scenario("the head of a handler's file, by HEAD", wire.request("/file-head", "HEAD")),
    scenario("a page of the root", get("/page.html")),
    scenario("a style sheet of the root", get("/style.css")),
    scenario("a file in a folder", get("/folder/inner.txt")),
    scenario("a page and a query", get("/page.html?v=1")),
    scenario("HEAD of a file", wire.request("/page.html", "HEAD")),
    scenario("a part of a file", get("/page.html", "Range: bytes=0-3\r\n"), "body headers status", "v0-ranges"),
    scenario("a file whose name is percent-encoded", get("/a%20b.txt"), "body status", "v0-percent"),
    scenario("the index", get("/")),
    scenario("the index of a folder", get("/folder/"), "body seen type", "v0-index"),
    scenario("a folder", get("/folder"), "body headers seen status", "v0-index"),
    scenario("a file out of the root", get("/../outside.txt"), "body status", "v0-outside"),
    scenario("a link out of the root", get("/link.txt"), "body status", "v0-outside"),
    scenario("a path without a route or file", get("/nothing"), "body", "v0-404-body"),
    scenario("POST without a route", post("/nothing"), "body", "v0-500-body"),
    scenario("another method of a route", wire.request("/text", "DELETE"), "body headers status", "v0-405"),
    scenario("OPTIONS of a route", wire.request("/text", "OPTIONS"), "framing headers status type", "v0-405"),
    scenario("HEAD of a route", wire.request("/text", "HEAD"), "framing seen status", "v0-head"),
    scenario("a handler that raises", get("/value-error"), "status", "v0-handler-fails"),
    scenario("a handler that raises OSError", get("/os-error"), "status", "v0-handler-fails"),
    scenario("a handler that raises EAGAIN", get("/again"), "seen status", "v0-handler-fails"),
    scenario("a line end in a header", get("/injection"), "body headers seen status", "v0-injection"),
    scenario("nonsense", b"nonsense\r\n\r\n", "seen status", "v0-bad-requests"),
    scenario("a header that is not UTF-8", b"GET /text HTTP/1.1\r\nHost: x\r\nX: \xff\r\n\r\n", "seen status", "v0-bad-requests"),
    scenario("a length that is no number", b"POST /text HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "seen status", "v0-bad-requests"),
    scenario("no Host", b"GET /text HTTP/1.1\r\n\r\n", "body seen status", "v0-strict"),
]

RELEASE_2 = [
    scenario("a handler's file out of the root", get("/file-outside"), "body seen status", "v0-outside"),
    scenario("a backslash in a path", get("/a\\b"), "body", "v0-404-body"),
]

RELEASE_3 = [
    scenario("a handler's file out of the root", get("/file-outside"), "body", "v13-403"),
    scenario("a backslash in a path", get("/a\\b"), "body status", "v13-403"),
    scenario("two responses", get("/two-responses"), "seen", "v13-late"),
    scenario("chunks that are ended by an empty one", get("/chunked-ended"), "seen", "v13-late"),
    scenario("a handler's file out of the root, on purpose", get("/file-unsafe")),
    scenario("a handler's file with a backslash", get("/file-backslash"), "body", "v13-403"),
    scenario("a status of release 3", get("/forbidden")),
    scenario("a handler that raises InvalidPathError", get("/invalid-path"), "body", "v13-403"),
    scenario("a handler that raises ParentDirectoryReferenceError", get("/parent"), "body", "v13-403"),
    scenario("a handler that raises FileNotExistsError", get("/not-there"), "body", "v0-404-body"),
    scenario("a handler that catches them", get("/catches")),
    scenario("a response that is sent already", get("/sent-already")),
]


def scenarios(release: int) -> list:
    """Those of release 2 or 3."""
    return SCENARIOS + (RELEASE_2 if release == 2 else RELEASE_3)
