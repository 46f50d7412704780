# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Evaluates pieces of code, a JSON list on stdin, with one of the packages, and prints what each gives.

Usage: v0_calls.py original|ours
"""

import builtins
import json
import socket
import sys

if sys.argv[1] == "original":
    real = memoryview
    builtins.memoryview = lambda data: real(data.encode() if isinstance(data, str) else data)

from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus, MIMEType, _HTTPRequest  # noqa: E402, F401

response, request = HTTPResponse, _HTTPRequest


def server() -> HTTPServer:
    """A new server."""
    return HTTPServer(socket)


def set_(target, name, value):
    """Set an attribute."""
    setattr(target, name, value)
    return target


def busy() -> None:
    """Start on a port that is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server().start("127.0.0.1", taken.getsockname()[1])


def twice() -> None:
    """Start a server that is started."""
    started = server()
    for _ in range(2):
        started.start("127.0.0.1", 0)


def sent(given) -> bytes:
    """What a response sends."""

    class Conn:
        data = b""

        def send(self, data):
            self.data += bytes(data)
            return len(data)

    conn = Conn()
    given.send(conn)
    return conn.data


def outcome(code: str) -> str:
    """The value of a piece of code, or the class of what it raises."""
    try:
        return repr(eval(code))  # noqa: S307
    except Exception as problem:  # noqa: BLE001 - to be compared
        number = getattr(problem, "errno", None)
        return f"raises {type(problem).__name__}" + (f" {number}" if number else "")


print(json.dumps([outcome(code) for code in json.load(sys.stdin)]))
