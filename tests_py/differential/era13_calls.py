# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Evaluates pieces of code, a JSON list on stdin, with one of the packages, and prints what each gives.

Usage: era13_calls.py original|ours
"""

import importlib
import json
import socket
import sys

NAMES = {
    "methods": "HTTPMethod",
    "mime_type": "MIMEType",
    "request": "HTTPRequest",
    "response": "HTTPResponse",
    "route": "_HTTPRoute _HTTPRoutes",
    "server": "HTTPServer",
    "status": "HTTPStatus CommonHTTPStatus",
    "headers": "HTTPHeaders",
    "exceptions": "InvalidPathError ParentDirectoryReferenceError BackslashInPathError FileNotExistsError ResponseAlreadySentError",
}
for module, names in NAMES.items():
    try:
        found = importlib.import_module(f"adafruit_httpserver.{module}")
    except ImportError:  # that came later
        continue
    for name in names.split():
        if hasattr(found, name):
            globals()[name] = getattr(found, name)


class Conn:
    """Keeps what is sent over it."""

    def __init__(self):
        self.data = b""

    def send(self, data):
        self.data += bytes(data)
        return len(data)


def server(*more) -> "HTTPServer":  # noqa: F821
    """A new server."""
    return HTTPServer(socket, *more)  # noqa: F821


def first(raw=b"POST /x/y?a=b&c HTTP/1.1\r\nHost: h\r\nContent-Type: t/u\r\n\r\nbody") -> "HTTPRequest":  # noqa: F821
    """A request, made as in release 1."""
    return HTTPRequest(raw)  # noqa: F821


def request(raw=b"POST /x/y?a=b&c HTTP/1.1\r\nHost: h\r\nContent-Type: t/u\r\n\r\nbody") -> "HTTPRequest":  # noqa: F821
    """A request, made as since release 2."""
    return HTTPRequest(Conn(), ("10.0.0.1", 5), raw)  # noqa: F821


def set_(target, name, value):
    """Set an attribute."""
    setattr(target, name, value)
    return target


def do(target, method, *arguments):
    """Call a method, and give the object."""
    getattr(target, method)(*arguments)
    return target


def sent(given, *arguments, method="send") -> list:
    """What a response sends over its own request's connection, or over one that is given: its lines in order, without those about
    the connection, and its body."""
    conn = given.request.connection if getattr(given, "request", None) else Conn()
    getattr(given, method)(*(arguments if getattr(given, "request", None) else (conn, *arguments)))
    return taken_apart(conn.data)


def taken_apart(data: bytes) -> list:
    """The lines of a message and its body."""
    head, _, body = data.partition(b"\r\n\r\n")
    line, *fields = head.decode().split("\r\n")
    return [line, sorted(field for field in fields if not field.startswith(("Connection", "Cache-Control"))), body.decode("latin-1")]


def in_pieces(*pieces) -> list:
    """What a response in chunks sends."""
    given = request()
    with HTTPResponse(given, chunked=True) as response:  # noqa: F821
        for piece in pieces:
            response.send_chunk(piece)
    return taken_apart(given.connection.data)


def outcome(code: str) -> str:
    """The value of a piece of code, or the class of what it raises."""
    try:
        return repr(eval(code))  # noqa: S307
    except Exception as problem:  # noqa: BLE001 - to be compared
        number = getattr(problem, "errno", None)
        return f"raises {type(problem).__name__}" + (f" {number}" if number else "")


print(json.dumps([outcome(code) for code in json.load(sys.stdin)]))
