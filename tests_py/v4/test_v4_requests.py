# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a handler sees of a request."""

import json
import sys
import socket

import pytest
import wire
from adafruit_httpserver import Headers, QueryParams, Request, Response, Server


def test_everything_about_a_request(ask):
    def look(request):
        return (
            request.method, request.path, request.http_version, request.body, request.query_params["a"],
            request.headers["x-name"], request.cookies, request.client_address[0], request.server is ask.server,
            isinstance(request, Request), type(request).__name__, repr(request),
        )  # fmt: skip

    data = wire.request("/?a=1", "POST", b"body", "X-Name: value\r\nCookie: a=1; b=2\r\n")
    assert ask.seen(look, data) == (
        "POST", "/", "HTTP/1.1", b"body", "1", "value", {"a": "1", "b": "2"}, "127.0.0.1", True, True, "Request",
        '<Request "POST /?a=1">',
    )  # fmt: skip


def test_the_bytes_as_they_came(ask):
    data = b"POST / HTTP/1.1\r\nhOst:x\r\nContent-Length:  4\r\n\r\n\x00\xff\r\n"
    assert ask.seen(lambda request: request.raw_request, data) == data


def test_a_body_that_stays_in_go_at_first(ask):
    body = bytes(range(256)) * (3 << 12)
    data = wire.request("/", "POST", body, "X-A: b\r\n")
    assert ask.seen(lambda request: (request.method, request.headers["X-A"], request.body), data) == ("POST", "b", body)
    assert ask.seen(lambda request: request.raw_request, data) == data


@pytest.mark.parametrize("size", [0, 1, 70_000, 3 << 20])
def test_a_chunked_body(size, ask):
    body = b"\r\n" * (size // 2) + b"x" * (size % 2)
    framed = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:1], body[1:]) if part) + b"0\r\n\r\n"
    data = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + framed
    assert ask.seen(lambda request: request.body, data) == body


def test_a_body_that_ends_like_a_head(ask):
    assert ask.seen(lambda request: request.body, wire.request("/", "POST", b"0\r\n\r\n")) == b"0\r\n\r\n"


def test_attributes_can_be_set(ask):
    def look(request):
        request.user, request.path, request.method = "me", "/other", "PUT"
        request.body = b"mine"
        return request.user, request.path, request.method, request.body, request.raw_request

    raw = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    assert ask.seen(look) == ("me", "/other", "PUT", b"mine", raw + b"mine")


@pytest.mark.parametrize("target, path", [("/?a", "/"), ("http://x/?a=1", "/"), ("http://x?a=1", "/"), ("/", "/")])
def test_the_path_of_every_kind_of_target(target, path, ask):
    data = f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    assert ask.seen(lambda request: request.path, data) == path


def test_headers(ask):
    def look(request):
        headers = request.headers
        return (
            headers["X-A"], headers.get("x-a"), headers.get_list("X-A"), headers.get("none"), headers.get("none", "d"),
            "x-B" in headers, "none" in headers, headers["x-b"], headers.get_parameter("X-C", "P"),
            headers.get_directive("x-c"), list(headers), len(headers), isinstance(headers, Headers),
        )  # fmt: skip

    fields = "X-A: one\r\nx-a: two\r\nX-B:\t blanks \t\r\nX-C: main; q=1; p=\"a;b\"\r\n"
    assert ask.seen(look, wire.request("/", headers=fields)) == (
        "one", "one", ["one", "two"], None, "d", True, False, "blanks", "a;b", "main",
        ["host", "x-a", "x-b", "x-c"], 4, True,
    )  # fmt: skip


def test_headers_of_a_request_can_be_changed(ask):
    def look(request):
        request.headers["X-New"] = "1"
        del request.headers["Host"]
        return request.headers.items()

    assert ask.seen(look) == [("x-new", "1")]


def test_a_header_name_can_not_look_into_the_body(ask):
    data = wire.request("/", "POST", b"\r\nX-Evil: 1\r\n\r\n")
    assert ask.seen(lambda request: (request.headers.get("X-Evil"), "x-evil" in request.headers), data) == (None, False)


@pytest.mark.parametrize("name", ["Host: x\r\nX", "x\r\nHost", "", ":"])
def test_a_header_name_that_is_none_is_not_found(name, ask):
    assert ask.seen(lambda request: request.headers.get(name)) is None


def test_a_query_keeps_what_was_sent(ask):
    def look(request):
        params = request.query_params
        return params["a"], params.get_list("a"), params["e"], str(params), params.fields

    data = wire.request("/?a=1&a=2&e=a%20b%2B&&x")
    assert ask.seen(look, data) == ("1", ["1", "2"], "a%20b%2B", "a=1&a=2&e=a%20b%2B&x=", ["a", "e", "x"])


def test_a_query_can_be_decoded(ask):
    ask.server.percent_decoding = True
    data = wire.request("/?a%20b=c%2Bd+e&ff=%ff")
    assert ask.seen(lambda request: request.query_params.items(), data) == [("a b", "c+d e"), ("ff", "\ufffd")]


def test_markup_is_encoded_unless_asked_for(ask, capsys):
    def look(request):
        params = request.query_params
        return params.get("a"), params["a"], params.get("a", safe=False), params.get("none", "<d>"), params.get_list("a")

    data = wire.request("/?a=%3c<b>'&x")
    found = ask.seen(look, data)
    assert found == ("%3c&lt;b&gt;&apos;", "%3c<b>'", "%3c<b>'", "&lt;d&gt;", ["%3c&lt;b&gt;&apos;"])


@pytest.mark.parametrize(
    "cookies, found",
    [
        ("a=1; b=two", {"a": "1", "b": "two"}),
        ('a="quoted"; a=2', {"a": "2"}),
        ("a=x=y;b=", {"a": "x=y", "b": ""}),
        ("nothing; a=1; =; ;", {"a": "1", "": ""}),
        ("", {}),
    ],
)
def test_cookies(cookies, found, ask):
    assert ask.seen(lambda request: request.cookies, wire.request("/", headers=f"Cookie: {cookies}\r\n")) == found


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_json(method, ask):
    data = wire.request("/", method, json.dumps({"a": [1, None, "ö"]}).encode())
    assert ask.seen(lambda request: request.json(), data) == {"a": [1, None, "ö"]}


def test_json_where_there_is_none(ask):
    assert ask.seen(lambda request: request.json()) is None
    assert ask.seen(lambda request: request.json(), wire.request("/", "POST", headers="Content-Length: 0\r\n")) is None
    assert ask.seen(lambda request: request.json(), wire.request("/", "GET", b"{}")) is None


DIGITS = [b"9" * 5000] if hasattr(sys, "get_int_max_str_digits") else []
BAD_JSON = [*DIGITS, b"{", b"\xff", b"\x00", b"[" * 200_000, b"nope", b"'a'", b'"\xed\xa0\x80"', b"1 2"]


@pytest.mark.parametrize("body", BAD_JSON, ids=lambda body: repr(body[:6]))
def test_bad_json_answers_400_and_stops_nothing(body, ask):
    answer = ask(lambda request: Response(request, str(request.json())), wire.request("/", "POST", body))
    assert answer.status == 400
    assert ask(lambda request: Response(request, "ok")).body == b"ok"


def test_half_a_character_can_be_sent_back(ask):
    answer = ask(lambda request: Response(request, request.json()), wire.request("/", "POST", b'"a\\ud800b"'))
    assert (answer.status, answer.body) == (200, b"a?b")


def test_a_script_can_catch_bad_json(ask):
    def handler(request):
        try:
            request.json()
        except json.JSONDecodeError as problem:
            return Response(request, f"caught {isinstance(problem, ValueError)}")

    assert ask(handler, wire.request("/", "POST", b"{")).body == b"caught True"


def test_the_client_address_while_the_handler_answers(ask):
    """Over the connection, of which a handler may tell when it is done."""
    seen = []

    def handler(request):
        request.connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        seen.append(request.client_address[0])

    assert ask(handler).body == b"ok"
    assert seen == ["127.0.0.1"]


def test_the_client_address_after_the_answer(ask):
    kept = []
    ask(lambda request: kept.append(request) or Response(request))
    with pytest.raises(RuntimeError, match="answered already"):
        kept[0].client_address  # noqa: B018


def test_requests_of_a_script():
    raw = b"PUT /a?b=c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
    request = Request(Server(socket), "connection", ("1.2.3.4", 5), raw)
    assert (request.method, request.path, request.query_params["b"], request.body) == ("PUT", "/a", "c", b"hi")
    assert (request.connection, request.client_address, request.raw_request) == ("connection", ("1.2.3.4", 5), raw)


@pytest.mark.parametrize("raw", [None, b"", b"nonsense", b"GET /\r\n\r\n"])
def test_requests_of_a_script_that_are_none(raw):
    with pytest.raises(ValueError):
        Request(Server(socket), None, ("", 0), raw)


def test_query_params_of_a_script():
    params = QueryParams("a=1&b=<i>&a=2&c")
    assert params.items() == [("a", "1"), ("a", "2"), ("b", "&lt;i&gt;"), ("c", "")]
    assert (len(params), list(params), "a" in params, repr(params)) == (
        3, ["a", "b", "c"], True, "<QueryParams {'a': ['1', '2'], 'b': ['<i>'], 'c': ['']}>"
    )  # fmt: skip
    with pytest.raises(KeyError):
        params["none"]
