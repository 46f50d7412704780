# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Wrong arguments: each raises TypeError or ValueError that names the argument, before anything happens."""

import socket
from types import SimpleNamespace

import pytest
from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus, MIMEType, _HTTPRequest


def server() -> HTTPServer:
    return HTTPServer(socket)


def set_attribute(target, name, value):
    setattr(target, name, value)


#: what is called -> (the call, the error, the argument that the message names)
WRONG = {
    "HTTPServer(None)": (lambda: HTTPServer(None), TypeError, "socket_source"),
    "HTTPServer(a str)": (lambda: HTTPServer("127.0.0.1"), TypeError, "socket_source"),
    "HTTPServer(a port)": (lambda: HTTPServer(80), TypeError, "socket_source"),
    "HTTPServer(no socket method)": (lambda: HTTPServer(SimpleNamespace(AF_INET=2)), TypeError, "socket_source"),
    "HTTPServer(a socket)": (lambda: HTTPServer(socket.socket), TypeError, "socket_source"),
    "route(None)": (lambda: server().route(None), TypeError, "path"),
    "route(bytes)": (lambda: server().route(b"/x"), TypeError, "path"),
    "route(a function)": (lambda: server().route(print), TypeError, "path"),
    "route(method=None)": (lambda: server().route("/x", None), TypeError, "method"),
    "route(method=list)": (lambda: server().route("/x", ["GET"]), TypeError, "method"),
    "route()(None)": (lambda: server().route("/x")(None), TypeError, "handler"),
    "start(None)": (lambda: server().start(None), TypeError, "host"),
    "start(bytes)": (lambda: server().start(b"127.0.0.1", 8080), TypeError, "host"),
    "start(an address object)": (lambda: server().start(SimpleNamespace(), 8080), TypeError, "host"),
    "start(host with NUL)": (lambda: server().start("127.0.0.1\0", 8080), ValueError, "host"),
    "start(port=str)": (lambda: server().start("127.0.0.1", "80"), TypeError, "port"),
    "start(port=None)": (lambda: server().start("127.0.0.1", None), TypeError, "port"),
    "start(port=float)": (lambda: server().start("127.0.0.1", 80.0), TypeError, "port"),
    "start(port=True)": (lambda: server().start("127.0.0.1", True), TypeError, "port"),
    "start(port=-1)": (lambda: server().start("127.0.0.1", -1), ValueError, "port"),
    "start(port=65536)": (lambda: server().start("127.0.0.1", 65536), ValueError, "port"),
    "start(port=huge)": (lambda: server().start("127.0.0.1", 1 << 80), ValueError, "port"),
    "start(root=None)": (lambda: server().start("127.0.0.1", 8080, None), TypeError, "root"),
    "start(root=bytes)": (lambda: server().start("127.0.0.1", 8080, b"/www"), TypeError, "root"),
    "start(root with NUL)": (lambda: server().start("127.0.0.1", 8080, "/www\0"), ValueError, "root"),
    "serve_forever(None)": (lambda: server().serve_forever(None), TypeError, "host"),
    "serve_forever(port=str)": (lambda: server().serve_forever("127.0.0.1", "80"), TypeError, "port"),
    "serve_forever(root=None)": (lambda: server().serve_forever("127.0.0.1", 80, None), TypeError, "root"),
    "root_path = None": (lambda: set_attribute(server(), "root_path", None), TypeError, "root"),
    "request_buffer_size = None": (lambda: set_attribute(server(), "request_buffer_size", None), TypeError, "request_buffer_size"),
    "request_buffer_size = str": (lambda: set_attribute(server(), "request_buffer_size", "2048"), TypeError, "request_buffer_size"),
    "request_buffer_size = 0": (lambda: set_attribute(server(), "request_buffer_size", 0), ValueError, "request_buffer_size"),
    "request_buffer_size = -1": (lambda: set_attribute(server(), "request_buffer_size", -1), ValueError, "request_buffer_size"),
    "body=int": (lambda: HTTPResponse(body=5), TypeError, "body"),
    "body=None": (lambda: HTTPResponse(body=None), TypeError, "body"),
    "body=list": (lambda: HTTPResponse(body=[1]), TypeError, "body"),
    "body=dict": (lambda: HTTPResponse(body={}), TypeError, "body"),
    "status=None": (lambda: HTTPResponse(status=None), TypeError, "status"),
    "status=str": (lambda: HTTPResponse(status="200 OK"), TypeError, "status"),
    "status=float": (lambda: HTTPResponse(status=200.0), TypeError, "status"),
    "status=True": (lambda: HTTPResponse(status=True), TypeError, "status"),
    "status=99": (lambda: HTTPResponse(status=99), ValueError, "status"),
    "status=1000": (lambda: HTTPResponse(status=(1000, "Much")), ValueError, "status"),
    "status=()": (lambda: HTTPResponse(status=()), ValueError, "status"),
    "status=(200,)": (lambda: HTTPResponse(status=(200,)), ValueError, "status"),
    "status=('200', 'OK')": (lambda: HTTPResponse(status=("200", "OK")), TypeError, "status"),
    "status=(200, b'OK')": (lambda: HTTPResponse(status=(200, b"OK")), TypeError, "status"),
    "content_type=None": (lambda: HTTPResponse(content_type=None), TypeError, "content_type"),
    "content_type=bytes": (lambda: HTTPResponse(content_type=b"text/html"), TypeError, "content_type"),
    "filename=bytes": (lambda: HTTPResponse(filename=b"/x"), TypeError, "filename"),
    "filename=int": (lambda: HTTPResponse(filename=0), TypeError, "filename"),
    "filename with NUL": (lambda: HTTPResponse(filename="/x\0.html"), ValueError, "filename"),
    "root=None": (lambda: HTTPResponse(filename="/x", root=None), TypeError, "root"),
    "root=bytes": (lambda: HTTPResponse(root=b"/www"), TypeError, "root"),
    "root with NUL": (lambda: HTTPResponse(filename="/x", root="/w\0"), ValueError, "root"),
    "send(None)": (lambda: HTTPResponse().send(None), TypeError, "conn"),
    "HTTPStatus('200')": (lambda: HTTPStatus("200", "OK"), TypeError, "value"),
    "HTTPStatus(99)": (lambda: HTTPStatus(99, "Low"), ValueError, "value"),
    "HTTPStatus(phrase=None)": (lambda: HTTPStatus(200, None), TypeError, "phrase"),
    "mime_type(None)": (lambda: MIMEType.mime_type(None), TypeError, "filename"),
    "mime_type(bytes)": (lambda: MIMEType.mime_type(b"a.html"), TypeError, "filename"),
    "_HTTPRequest(path=None)": (lambda: _HTTPRequest(None, "GET"), TypeError, "path"),
    "_HTTPRequest(method=None)": (lambda: _HTTPRequest("/x", None), TypeError, "method"),
    "_HTTPRequest(raw_request=str)": (lambda: _HTTPRequest(raw_request="GET / HTTP/1.1"), TypeError, "raw_request"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_argument_is_named(name, folder):
    call, error, argument = WRONG[name]
    with pytest.raises(error, match=rf"\b{argument}\b"):
        call()


def test_a_wrong_argument_opens_no_socket_and_loads_no_go(run):
    assert run("""
        import socket, sys
        from adafruit_httpserver import HTTPServer
        class Pool:
            AF_INET, SOCK_STREAM = socket.AF_INET, socket.SOCK_STREAM
            def socket(self, *_):
                print("a socket was made")
        for arguments in ((None,), ("127.0.0.1", "80"), ("127.0.0.1", 80, None)):
            for start in (HTTPServer(Pool()).start, HTTPServer(Pool()).serve_forever):
                try:
                    start(*arguments)
                except (TypeError, ValueError):
                    pass
        assert "adafruit_httpserver._core" not in sys.modules
    """) == ""


def test_the_host_message_says_what_to_do_with_an_address_object(folder):
    with pytest.raises(TypeError, match=r"str\(wifi.radio.ipv4_address\)"):
        server().start(SimpleNamespace(), 80)


def test_subclasses_of_str_int_and_tuple_are_fine(folder):
    class Text(str):
        pass

    class Number(int):
        pass

    class Pair(tuple):
        pass

    response = HTTPResponse(status=Pair((Number(201), Text("Created"))), content_type=Text("a/b"), body=Text("x"))
    assert str(response.status) == "201 Created" and response.body == b"x"
    server().route(Text("/x"), Text("GET"))
