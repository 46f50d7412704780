# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Who is let in."""

import base64
import socket

import pytest
import wire
from adafruit_httpserver import Basic, Bearer, Response, Server, Token, check_authentication, require_authentication
from adafruit_httpserver.exceptions import AuthenticationError

AUTHS = [Basic("user", "pä:ss"), Bearer("secret"), Token("other")]
BASIC = base64.b64encode("user:pä:ss".encode()).decode()

GOOD = [f"Basic {BASIC}", f"basic {BASIC}", "Bearer secret", "BEARER secret", "Token other", "Bearer  secret"]
BAD = [
    "", "Basic", BASIC, f"Bearer {BASIC}", "Bearer secre", "Bearer secrets", "Bearer Secret", "Token secret", "Basic !!!", "Bearer",
    "Bearer \xe4", f"Basic {base64.b64encode(b'user:').decode()}",
]  # fmt: skip


def asked(value: str) -> bytes:
    """A request with an Authorization, or none for ""."""
    return b"GET / HTTP/1.1\r\nHost: x\r\n" + (b"Authorization: " + value.encode("latin-1") + b"\r\n" if value else b"") + b"\r\n"


@pytest.mark.parametrize("value, good", [(value, True) for value in GOOD] + [(value, False) for value in BAD])
def test_in_a_handler(value, good, ask):
    assert ask.seen(lambda request: check_authentication(request, AUTHS), asked(value)) is good

    def handler(request):
        require_authentication(request, AUTHS)
        return Response(request, "in")

    answer = ask(handler, asked(value))
    assert (answer.status, answer.body == b"in") == (200 if good else 401, good)
    if not good:
        assert answer.headers["www-authenticate"].startswith("Basic realm=") and "Bearer" in answer.headers["www-authenticate"]


@pytest.mark.parametrize("value, good", [(value, True) for value in GOOD] + [(value, False) for value in BAD])
def test_for_the_whole_server(value, good, ask_with_files, www):
    (www / "file.txt").write_text("file")
    called = []
    ask_with_files.server.require_authentication(AUTHS)

    def handler(request):
        called.append(True)
        return Response(request, "in")

    ask_with_files._handlers.append(handler)
    for target in (b"/", b"/file.txt", b"/none"):
        answer = wire.raw_answer(ask_with_files.port, asked(value).replace(b"/", target, 1))
        assert (answer.status == 401) == (not good)
        if not good:
            assert answer.headers["www-authenticate"].startswith("Basic realm=")
    assert bool(called) is good


def test_changes_take_effect_at_once(ask):
    def status():
        ask._handlers[:] = [lambda request: Response(request)]
        return wire.raw_answer(ask.port, asked("Bearer secret")).status

    assert status() == 200
    ask.server.require_authentication([Bearer("other")])
    assert status() == 401
    ask.server.require_authentication([Bearer("other"), Bearer("secret")])
    assert status() == 200
    ask.server.require_authentication([])
    assert status() == 200


def test_before_the_start(serve4, folder):
    server = Server(socket)
    server.require_authentication([Token("t")])
    server.route("/")(lambda request: Response(request))
    port = serve4(server).port
    assert wire.raw_answer(port, asked("Token t")).status == 200
    answer = wire.ask(port)
    assert (answer.status, answer.headers["www-authenticate"]) == (401, 'Token realm="server"')


def test_a_handler_may_answer_otherwise(ask):
    def handler(request):
        try:
            require_authentication(request, AUTHS)
        except AuthenticationError:
            return Response(request, "please log in", status=(403, "Forbidden"))

    assert ask(handler).body == b"please log in"


def test_texts():
    assert (str(Basic("user", "pä:ss")), str(Bearer("b")), str(Token("t"))) == (f"Basic {BASIC}", "Bearer b", "Token t")
    assert isinstance(Bearer("b"), Token)
    with pytest.raises(ValueError, match="token"):
        Token("a\r\nb")
    with pytest.raises(TypeError, match="token"):
        Bearer(5)
