# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4: requests of which a handler looks at everything, see v4_facts.py."""

import json

import wire
from harness import Scenario, get, post

FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
JSON = "Content-Type: application/json\r\n"
TEXT = "Content-Type: text/plain\r\n"


def see(headers: str = "", query: str = "") -> bytes:
    """A GET that is looked at."""
    return get(f"/see{query}", headers)


def form(body: bytes, headers: str = FORM, method: str = "POST") -> bytes:
    """A request with a form."""
    return wire.request("/see", method, body, headers)


def part(disposition: str, content: bytes, headers: str = "") -> bytes:
    """A part of a multipart form."""
    return f'--BOUND\r\nContent-Disposition: form-data; {disposition}\r\n{headers}\r\n'.encode() + content + b"\r\n"


def multipart(*parts: bytes, boundary: str = "BOUND", end: bytes = b"--BOUND--\r\n", method: str = "POST") -> bytes:
    """A request with a multipart form."""
    return form(b"".join(parts) + end, f"Content-Type: multipart/form-data; boundary={boundary}\r\n", method)


def sent_in_parts(talk) -> dict:
    """The head, then the body in three pieces."""
    with talk.connect() as client:
        head, body = post("/see", b"one two three", FORM).split(b"\r\n\r\n")
        for piece in (head[:20], head[20:] + b"\r\n\r\n", body[:4], body[4:]):
            client.send(piece)
        return talk.answer(client)


EVERYWHERE = {"connection": "v4-keep-alive", "second": "v4-keep-alive", "seen.poll": "v4-keep-alive", "date": "v4-date"}
NOT_FOUND = {"body": "v4-404-body"}
REPR = {"seen.text": "v4-request-repr"}
LENIENT = {"status": "v4-bad-requests", "seen": "v4-bad-requests"}
REFUSED = {"status": "v4-bad-requests", "seen.poll": "v4-bad-requests"}
CHUNKED = dict.fromkeys(("seen.raw", "seen.body", "seen.json", "seen.form", "seen.form-values"), "v4-chunked-requests")
FORM_BY_PUT = dict.fromkeys(("seen.form", "seen.form-values", "seen.files"), "v4-form-methods")
#: Pairs that are left out by one side.
PAIRS = dict.fromkeys(("seen.form", "seen.form-values"), "v4-form-pairs")
AS_TEXT = dict.fromkeys(("seen.form", "seen.form-values"), "v4-form-typed")
FILENAME = dict.fromkeys(("seen.form", "seen.files"), "v4-form-filename")
MALFORMED = dict.fromkeys(("seen.form", "seen.form-values", "seen.files"), "v4-form-malformed")
NOT_UTF8 = dict.fromkeys(("seen.form", "seen.form-values", "seen.files", "seen.json"), "v4-body-utf8")

REQUESTS = [
    Scenario("a request", see()),
    Scenario("the connection", see(), EVERYWHERE),
    Scenario("a query", see(query="?a=1&b=two")),
    Scenario("a name that comes twice in a query", see(query="?a=1&a=2&b=3&a=4"), REPR),
    Scenario("a query without values", see(query="?a&b=&c"), REPR),
    Scenario("an empty query", see(query="?")),
    Scenario("blank parts of a query", see(query="?&&a=1&&"), REPR),
    Scenario("several marks in a query", see(query="?a=b=c&d?e=f?")),
    Scenario("a query with markup", see(query="?a=<b>'\"&<i>=&amp;"), REPR),
    Scenario("an encoded query", see(query="?a%20b=c+d%3D%26%ff")),
    Scenario("a query in UTF-8", see(query="?ä=größe")),
    Scenario("an encoded path", get("/see%2F"), NOT_FOUND),
    Scenario("a header in many forms", see("X-A: main; p=1; q=\"two\"\r\nx-a: second\r\nX-B:  blanks  \r\n"), {"seen.headers": "v4-header-blanks", "seen.headers-text": "v4-header-blanks"}),
    Scenario("a header with a quoted directive", see('X-A: "main"; p="a b"\r\n')),
    Scenario("a parameter with an equals sign", see("X-A: main; p=a=b\r\n"), {"seen.headers-parameter": "v4-header-parameters"}),
    Scenario("a parameter whose name begins like another's", see("X-A: main; pp=1; p=2\r\n"), {"seen.headers-parameter": "v4-header-parameters"}),
    Scenario("a header in UTF-8", see("X-A: größe\r\n")),
    Scenario("an empty header", see("X-A: \r\n"), LENIENT),
    Scenario("a header without a blank", see("X-A:main\r\n"), LENIENT),
    Scenario("a header that is not UTF-8", b"GET /see HTTP/1.1\r\nHost: x\r\nX-A: \xff\r\n\r\n", LENIENT),
    Scenario("a cookie", see("Cookie: a=1\r\n")),
    Scenario("cookies", see('Cookie: a=1; b="two"; c=x=y; a=4;d=5\r\n')),
    Scenario("a cookie without a value", see("Cookie: a\r\n"), {"seen.cookies": "v4-cookies"}),
    Scenario("an empty cookie header", see("Cookie: \r\n"), LENIENT),
    Scenario("HTTP/1.0", b"GET /see HTTP/1.0\r\nHost: x\r\n\r\n"),
    Scenario("POST without a body", post("/see")),
    Scenario("POST with a body of length 0", post("/see", headers="Content-Length: 0\r\n")),
    Scenario("a binary body", post("/see", bytes(range(256)), "Content-Type: application/octet-stream\r\n")),
    Scenario("a body longer than the buffer", post("/see", b"x" * 5000)),
    Scenario("a long body", post("/see", b"0123456789" * 6000)),
    Scenario("a body in parts", sent_in_parts),
    Scenario("a body with GET", wire.request("/see", "GET", b"body")),
    Scenario("more than one body", post("/see", b"body") + b"more"),
    Scenario("a chunked body", post("/see", headers="Transfer-Encoding: chunked\r\n" + TEXT) + b"4\r\na=1&\r\n2\r\nb=\r\n0\r\n\r\n", CHUNKED),
    Scenario("PUT", wire.request("/see", "PUT", b"body"), FORM_BY_PUT),
    Scenario("DELETE", wire.request("/see", "DELETE")),
    Scenario("PATCH", wire.request("/see", "PATCH", b"body"), FORM_BY_PUT),
    Scenario("OPTIONS", wire.request("/see", "OPTIONS")),
    Scenario("HEAD", wire.request("/see", "HEAD")),
    Scenario("TRACE", wire.request("/see", "TRACE")),
    Scenario("a method of one's own", wire.request("/see", "BREW", b"coffee")),
    Scenario("JSON", post("/see", json.dumps({"a": [1, None], "b": "ö"}).encode(), JSON)),
    Scenario("JSON in UTF-8", post("/see", '{"a": "größe"}'.encode(), JSON)),
    Scenario("JSON that is a list", post("/see", b"[1, 2.5, true]", JSON)),
    Scenario("JSON without its type", post("/see", b'{"a": 1}')),
    Scenario("JSON by PUT", wire.request("/see", "PUT", b'{"a": 1}', JSON), FORM_BY_PUT),
    Scenario("JSON by PATCH", wire.request("/see", "PATCH", b'{"a": 1}', JSON), FORM_BY_PUT),
    Scenario("JSON by DELETE", wire.request("/see", "DELETE", b'{"a": 1}', JSON)),
    Scenario("JSON by GET", wire.request("/see", "GET", b'{"a": 1}', JSON)),
    Scenario("JSON that is broken", post("/see", b'{"a": ', JSON)),
    Scenario("a form", form(b"a=1&b=two")),
    Scenario("a form with names that come twice", form(b"a=1&a=2&b=&c&&d=x=y&"), PAIRS),
    Scenario("a form with markup", form(b"a=<b>&<i>='\"")),
    Scenario("an encoded form", form(b"a+b=c%20d%26&e=+")),
    Scenario("a form in UTF-8", form("ä=größe".encode())),
    Scenario("a form that is not UTF-8", form(b"a=\xff"), NOT_UTF8),
    Scenario("a form with a charset", form(b"a=1", "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n")),
    Scenario("a form without a type", form(b"a=1", "")),
    Scenario("a form of an unknown type", form(b"a=1", "Content-Type: a/b\r\n")),
    Scenario("a form by PUT", form(b"a=1", method="PUT"), FORM_BY_PUT),
    Scenario("a form by PATCH", form(b"a=1", method="PATCH"), FORM_BY_PUT),
    Scenario("a form by GET", form(b"a=1", method="GET")),
    Scenario("an empty form", post("/see", headers=FORM)),
    Scenario("a plain form", form(b"a=1\r\nb=two words\r\n", TEXT)),
    Scenario("a plain form without its last line end", form(b"a=1\r\nb=2", TEXT), PAIRS),
    Scenario("a plain form with a line without an equals sign", form(b"a=1\r\nb\r\n", TEXT)),
    Scenario("a multipart form", multipart(part('name="a"', b"1"), part('name="b"', b"two\r\nlines"))),
    Scenario("a multipart form with names that come twice", multipart(part('name="a"', b"1"), part('name="a"', b"2"))),
    Scenario("an empty field", multipart(part('name="a"', b""))),
    Scenario("a field in UTF-8", multipart(part('name="ä"', "größe".encode()))),
    Scenario("a field with markup", multipart(part('name="a"', b"<b>&'\""))),
    Scenario("a field of bytes", multipart(part('name="a"', b"\x00\xff", "Content-Type: application/octet-stream\r\n")), {**AS_TEXT, "seen.json": "v4-body-utf8"}),
    Scenario("a field that is not UTF-8", multipart(part('name="a"', b"\xff")), NOT_UTF8),
    Scenario("a field with a charset", multipart(part('name="a"', b"\xe4", "Content-Type: text/plain; charset=latin-1\r\n")), {"seen.json": "v4-body-utf8"}),
    Scenario("a field of JSON", multipart(part('name="a"', b'{"b": 1}', "Content-Type: application/json\r\n")), AS_TEXT),
    Scenario("a text file", multipart(part('name="f"; filename="a.txt"', b"text", "Content-Type: text/plain\r\n"))),
    Scenario("a binary file", multipart(part('name="f"; filename="a.bin"', bytes(range(256)), "Content-Type: application/octet-stream\r\n")), {"seen.json": "v4-body-utf8"}),
    Scenario("a file without a type", multipart(part('name="f"; filename="a.bin"', b"text"))),
    Scenario("an upload that is empty", multipart(part('name="f"; filename="a.txt"', b"", "Content-Type: text/plain\r\n"))),
    Scenario("a file input without a file", multipart(part('name="f"; filename=""', b"", "Content-Type: application/octet-stream\r\n"))),
    Scenario("files and fields", multipart(part('name="f"; filename="a.txt"', b"1"), part('name="f"; filename="b.txt"', b"2"), part('name="g"', b"3"))),
    Scenario("a file name with a blank", multipart(part('name="f"; filename="a b.txt"', b"1"))),
    Scenario("a file name with a semicolon", multipart(part('name="f"; filename="a;b.txt"', b"1")), FILENAME),
    Scenario("a file name with an equals sign", multipart(part('name="f"; filename="a=b.txt"', b"1")), FILENAME),
    Scenario("a file name with folders", multipart(part('name="f"; filename="../c/a.txt"', b"1")), FILENAME),
    Scenario("a file name in UTF-8", multipart(part('name="f"; filename="größe.txt"', b"1"))),
    Scenario("a file name of RFC 5987", multipart(part("name=\"f\"; filename=\"x\"; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt", b"1")), FILENAME),
    Scenario("a file that looks like a boundary", multipart(part('name="f"; filename="a.txt"', b"--BOUN\r\n-- BOUND"))),
    Scenario("a large upload", multipart(part('name="f"; filename="a.txt"', b"line\n" * 8000))),
    Scenario("a quoted boundary", multipart(part('name="a"', b"1"), boundary='"BOUND"')),
    Scenario("a multipart form by PUT", multipart(part('name="a"', b"1"), method="PUT"), FORM_BY_PUT),
    Scenario("a multipart form without its end", multipart(part('name="a"', b"1"), part('name="b"', b"2"), end=b""), MALFORMED),
    Scenario("a multipart form with another boundary", multipart(part('name="a"', b"1"), boundary="OTHER"), MALFORMED),
    Scenario("a multipart form without a boundary", form(part('name="a"', b"1") + b"--BOUND--\r\n", "Content-Type: multipart/form-data\r\n"), MALFORMED),
    Scenario("a part without a name", multipart(part("x=y", b"1")), MALFORMED),
    Scenario("a part without an empty line", multipart(b"--BOUND\r\nContent-Disposition: form-data\r\n")),
    Scenario("no header at all", b"GET /see HTTP/1.1\r\n\r\n", REFUSED),
    Scenario("a Content-Length that is no number", post("/see", headers="Content-Length: x\r\n"), REFUSED),
    Scenario("nonsense", b"nonsense\r\n\r\n", REFUSED),
    Scenario("line ends without CR", b"GET /see HTTP/1.1\nHost: x\n\n", REFUSED),
    Scenario("Expect", post("/see", b"body", "Expect: 100-continue\r\n")),
]
