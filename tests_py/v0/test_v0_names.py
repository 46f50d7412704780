# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The names of era 0, and their signatures, as the original's releases 0.1.0 to 0.5.4 had them."""

import inspect
import socket

import adafruit_httpserver
import pytest
from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus, MIMEType, _HTTPRequest

REQUIRED = inspect.Parameter.empty
POSITIONAL, KEYWORD = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY

#: What api-history.txt says of the 0.x releases: the parameters with their kinds and defaults.
SIGNATURES = {
    (HTTPServer, "__init__"): [("socket_source", POSITIONAL, REQUIRED)],
    (HTTPServer, "route"): [("path", POSITIONAL, REQUIRED), ("method", POSITIONAL, "GET")],
    (HTTPServer, "serve_forever"): [("host", POSITIONAL, REQUIRED), ("port", POSITIONAL, 80), ("root", POSITIONAL, "")],
    (HTTPServer, "start"): [("host", POSITIONAL, REQUIRED), ("port", POSITIONAL, 80), ("root", POSITIONAL, "")],
    (HTTPServer, "poll"): [],
    (HTTPResponse, "__init__"): [
        ("status", KEYWORD, HTTPStatus.OK),
        ("content_type", KEYWORD, "text/plain"),
        ("body", KEYWORD, ""),
        ("filename", KEYWORD, None),
        ("root", KEYWORD, ""),
    ],
    (HTTPResponse, "send"): [("conn", POSITIONAL, REQUIRED)],
    (HTTPStatus, "__init__"): [("value", POSITIONAL, REQUIRED), ("phrase", POSITIONAL, REQUIRED)],
    (_HTTPRequest, "__init__"): [
        ("path", POSITIONAL, ""),
        ("method", POSITIONAL, ""),
        ("raw_request", POSITIONAL, None),
    ],
}

SERVER_ATTRIBUTES = ["routes", "root_path", "request_buffer_size"]


@pytest.mark.parametrize("owner, name", SIGNATURES, ids=lambda each: getattr(each, "__name__", each))
def test_a_signature_is_the_originals(owner, name):
    parameters = list(inspect.signature(getattr(owner, name)).parameters.values())[1:]
    assert [(each.name, each.kind, each.default) for each in parameters] == SIGNATURES[owner, name]


def test_mime_type_is_static_and_takes_a_filename():
    assert isinstance(inspect.getattr_static(MIMEType, "mime_type"), staticmethod)
    assert list(inspect.signature(MIMEType.mime_type).parameters) == ["filename"]
    assert MIMEType.mime_type(filename="index.html") == "text/html"
    assert MIMEType.mime_type("data.no-such-type") == MIMEType.TEXT_PLAIN == "text/plain"


def test_the_statuses_of_the_original_are_there():
    assert [str(HTTPStatus.OK), str(HTTPStatus.NOT_FOUND)] == ["200 OK", "404 Not Found"]
    assert str(HTTPStatus.INTERNAL_SERVER_ERROR) == "500 Internal Server Error"
    assert (HTTPStatus.OK.value, HTTPStatus.OK.phrase) == (200, "OK")
    assert repr(HTTPStatus.NOT_FOUND) == 'HTTPStatus(404, "Not Found")'


def test_a_star_import_gives_the_public_names():
    names = {}
    exec("from adafruit_httpserver import *", names)  # noqa: S102
    assert {"HTTPServer", "HTTPResponse", "HTTPStatus", "MIMEType"} <= set(names)
    assert "_HTTPRequest" not in names


def test_the_module_has_what_circup_reads():
    assert adafruit_httpserver.__version__ and adafruit_httpserver.__repo__.endswith(".git")


def test_a_server_has_the_originals_attributes_and_takes_new_ones():
    server = HTTPServer(socket)
    assert all(hasattr(server, name) for name in SERVER_ATTRIBUTES)
    server.my_own = 5
    assert server.my_own == 5


def test_the_request_buffer_size_is_1024_and_can_be_set():
    server = HTTPServer(socket)
    assert server.request_buffer_size == 1024
    server.request_buffer_size = 8192
    assert server.request_buffer_size == 8192


def test_a_response_takes_keywords_only():
    for arguments in ((HTTPStatus.OK,), (HTTPStatus.OK, "text/html"), ("body",)):
        with pytest.raises(TypeError, match="positional"):
            HTTPResponse(*arguments)


def test_a_response_has_what_it_was_made_of():
    response = HTTPResponse(status=(201, "Created"), content_type="a/b", body="text", filename="f", root="/r")
    assert response.status == (201, "Created") and str(response.status) == "201 Created"
    assert (response.content_type, response.body, response.filename, response.root) == ("a/b", b"text", "f", "/r")


def test_what_is_missing_or_too_much_is_a_type_error():
    for call in (
        lambda: HTTPServer(),
        lambda: HTTPServer(socket, 1),
        lambda: HTTPServer(socket).start(),
        lambda: HTTPServer(socket).start("127.0.0.1", 80, "", 1),
        lambda: HTTPServer(socket).serve_forever(),
        lambda: HTTPServer(socket).route(),
        lambda: HTTPResponse().send(),
        lambda: HTTPResponse(headers={}),
        lambda: HTTPStatus(200),
        lambda: MIMEType.mime_type(),
    ):
        with pytest.raises(TypeError):
            call()


def test_public_classes_and_methods_have_docstrings():
    for cls in (HTTPServer, HTTPResponse, HTTPStatus, MIMEType):
        assert inspect.getdoc(cls)
        for name, member in vars(cls).items():
            if callable(member) and not name.startswith("_"):
                assert inspect.getdoc(member), f"{cls.__name__}.{name}"


def test_a_key_is_equal_to_one_with_the_same_method_and_path():
    key = _HTTPRequest("/led", "GET")
    assert key == _HTTPRequest(method="GET", path="/led") and hash(key) == hash(_HTTPRequest("/led", "GET"))
    assert key != _HTTPRequest("/led", "POST") and key != _HTTPRequest("/", "GET") and key != "/led"
    assert repr(key) == "_HTTPRequest(path='/led', method='GET')"
    assert key.raw_request is None and key.body == b"" and not key.headers


def test_a_request_can_be_made_from_bytes():
    raw = b"POST /led?on=1 HTTP/1.1\r\nHost: me\r\nX-Color: red\r\n\r\nbody"
    for given in (raw, bytearray(raw)):
        request = _HTTPRequest(raw_request=given)
        assert (request.method, request.path, request.raw_request) == ("POST", "/led?on=1", raw)
        assert request.headers["x-COLOR"] == "red"
        assert (request.body, request.query_params) == (b"body", {"on": "1"})


@pytest.mark.parametrize("raw", [b"", b"\n", b"GET /\r\n\r\n", b"GET / HTTP/1.1 x\r\n", b"\xff\xfe"])
def test_bytes_that_are_no_request_are_a_value_error(raw):
    with pytest.raises(ValueError, match="raw_request"):
        _HTTPRequest(raw_request=raw)
