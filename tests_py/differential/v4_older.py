# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What older releases of era 4 did otherwise than 4.8.2, which is the one that this package follows, and that the rest is as it was.

Of a scenario, only the parts in ANSWER and those that it names are compared.
"""

import json
from typing import NamedTuple

import wire
from harness import Scenario, get, post
from v4_answers import BASIC, BEARER, CHALLENGE
from v4_requests import FORM, JSON, TEXT, form, multipart, part
from v4_streams import RECEIVE, event, frame, sse, ws

ANSWER = {"status", "type", "headers", "framing", "body", "outcomes", "events", "frames"}


class Older(NamedTuple):
    """A scenario for an older release.

    :param parts: what else is compared
    """

    version: str
    scenario: Scenario
    parts: tuple = ()


def seen(version: str, name: str, data: bytes, *parts: str, **differs) -> Older:
    """A request of which a handler looks at some parts; the id of what differs."""
    named = {f"seen.{part.replace('_', '-')}": difference for part, difference in differs.items()}
    return Older(version, Scenario(name, data, named), (*(f"seen.{part}" for part in parts), *named))


def same(version: str, name: str, does, server: str = "main", **differs) -> Older:
    """A scenario of which all that clients get is compared."""
    return Older(version, Scenario(name, does, differs, server))


FILE = part('name="f"; filename="a.txt"', b"text", "Content-Type: text/plain\r\n")
OBJECT = json.dumps({"a": "ö"}).encode()
BASICS = ("class", "client", "method", "path", "version", "raw", "body", "query-get", "json")

CLIENTS = [
    older
    for version in ("4.0.0", "4.3.0")
    for older in (
        seen(version, "a request", get("/see"), *BASICS, headers_names="v4-header-names"),
        seen(version, "a query", get("/see?a=1&b=&c"), *BASICS),
        seen(version, "headers", get("/see", "X-A: 1\r\n"), "headers-get", headers_names="v4-header-names"),
        seen(version, "JSON", post("/see", OBJECT, JSON), *BASICS),
        seen(version, "a long body", post("/see", b"x" * 5000), "body", "raw"),
        seen(version, "DELETE", wire.request("/see", "DELETE"), *BASICS),
        same(version, "a text", get("/text")),
        same(version, "bytes", get("/bytes")),
        same(version, "a status that is a tuple", get("/status-tuple")),
        same(version, "headers that a handler gives", get("/headers")),
        same(version, "JSON of a dict", get("/json")),
        same(version, "chunks with a status", get("/chunked-status")),
        same(version, "a redirect", get("/redirect"), status="v4-redirect", framing="v4-redirect-length"),
        same(version, "a permanent redirect", get("/redirect-permanent"), status="v4-redirect", framing="v4-redirect-length"),
        same(version, "a parameter", get("/middle/x/end")),
        same(version, "a wildcard", get("/one/x/end")),
        same(version, "a long wildcard", get("/many/x/y/end")),
        same(version, "append_slash", get("/slash/")),
        same(version, "a dot in a path", get("/file-txt"), status="v4-route-dots", body="v4-route-dots"),
        same(version, "a page", get("/page.html")),
        same(version, "a file that is missing", get("/none.html"), body="v4-404-body"),
        same(version, "a parent folder", get("/../outside.txt"), status="v4-outside", body="v4-outside"),
        same(version, "an attachment", get("/file-attachment"), headers="v4-attachment"),
        same(version, "a locked server", get("/text"), "locked", **CHALLENGE),
        same(version, "a locked server, and Basic", get("/text", BASIC), "locked"),
        same(version, "a locked server, and Bearer", get("/page.html", BEARER), "locked"),
        same(version, "a handler that raises", get("/raises-value"), status="v4-handler-fails"),
        same(version, "a class that sends by itself", get("/own-body")),
    )
] + [
    seen("4.0.0", "a name that comes twice in a query", get("/see?a=1&a=2"), query_get="v4-query-first"),
    seen("4.0.0", "a query with markup", get("/see?a=<b>"), query_get="v4-query-markup"),
    seen("4.0.0", "a query with a name that is missing", get("/see"), "query-key-error"),
    seen("4.0.0", "JSON by GET", wire.request("/see", "GET", OBJECT, JSON), json="v4-json-methods"),
    seen("4.0.0", "JSON by PUT", wire.request("/see", "PUT", OBJECT, JSON), "json"),
    seen("4.0.0", "what poll() returns", get("/see"), poll="v4-poll-result"),
    same("4.0.0", "an empty chunk in the middle", get("/chunked"), body="v4-empty-chunk"),
    seen("4.3.0", "what poll() returns now", get("/see"), "poll"),
    seen("4.3.0", "a name that comes twice in a query now", get("/see?a=1&a=2"), "query-get"),
    seen("4.3.0", "a query with markup now", get("/see?a=<b>"), "query-get"),
    seen("4.3.0", "a query with a name that is missing now", get("/see"), query_key_error="v4-missing-name"),
    seen("4.3.0", "JSON by PUT now", wire.request("/see", "PUT", OBJECT, JSON), json="v4-json-methods"),
    seen("4.3.0", "a form", form(b"a=1&b=two&a=3", FORM), "form-values"),
    seen("4.3.0", "a form with markup", form(b"a=<b>", FORM), form_values="v4-form-markup"),
    seen("4.3.0", "a form without values", form(b"a&b=1", FORM), form_values="v4-form-empty"),
    seen("4.3.0", "a form without a type", form(b"a=1", ""), form_values="v4-form-empty"),
    seen("4.3.0", "a plain form", form(b"a=1\r\nb=2\r\n", TEXT), "form-values"),
    seen("4.3.0", "a multipart form", multipart(part('name="a"', b"1")), form_values="v4-form-bytes"),
    seen("4.3.0", "a file", multipart(FILE), form_values="v4-form-bytes"),
    same("4.3.0", "an empty chunk in the middle now", get("/chunked")),
    same("4.3.0", "headers of the server", get("/text"), "headers"),
    same("4.3.0", "events", sse(event("'one'"), event("'x', event='name', id=3, retry=100"), "kept.close()")),
    same("4.3.0", "a text message", ws(frame(1, b"text"), RECEIVE, "kept.send_message('answer')", None)),
]

CALLS = [
    ("4.0.0", "Headers({'A': '1'})['a'], 'a' in Headers({'A': '1'}), len(Headers({'A': '1'})), dict(Headers({'a': '1'}).items())", None),
    ("4.0.0", "str(Basic('user', 'pass')), str(Bearer('t')), str(OK_200), Status(201, 'x').code", None),
    ("4.0.0", "MIMETypes.get_for_filename('a.html'), MIMETypes.DEFAULT", None),
    ("4.0.0", "server().poll()", "v4-poll-first"),
    ("4.3.0", "list(Headers({'A': '1'}))", "v4-header-names"),
    ("4.3.0", "Headers({'A': '1'}).setdefault('a', '2'), Headers().setdefault('a')", None),
    ("4.3.0", "repr(Headers({'a': '1'})), repr(QueryParams('a=1'))", "v4-repr"),
    ("4.3.0", "Route('/a/<b>').match(Route('/a/x')), Route('/a').match(Route('/b'))", None),
    ("4.3.0", "[type(Route(path)).__name__ for path in ('/a//b', '/a<b>', '/a...', '/.....')]", "v4-route-checks"),
    ("4.3.0", "QueryParams('a=<b>').get('a'), QueryParams('a=1&a=2').get_list('a'), QueryParams('a=1')['a'], QueryParams('a=1').fields", None),
]
