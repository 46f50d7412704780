# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What holds for all answers, those that Go gives by itself too: header fields, who is let in; and how files are sent."""

import base64
import socket

import pytest
import wire
from raw_service import RawServer, Wrapped


@pytest.fixture(params=[pytest.param(socket, id="native"), pytest.param(Wrapped, id="carried")])
def server(request, tmp_path):
    """A server with files and a handler, and its engine."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "file.txt").write_text("file")
    (tmp_path / "outside.txt").write_text("outside")
    site = str(tmp_path / "site")

    def file(name, **how):
        return lambda engine, slot: engine.answer_file(slot, 200, "", site, name, (("X-File", "yes"),), **how)

    running = RawServer(
        request.param,
        text=lambda engine, slot: engine.answer(slot, 200, "text/plain", b"text"),
        own=lambda engine, slot: engine.answer(slot, 200, "text/plain", b"", (("x-all", "own"),)),
        file=file("file.txt"),
        up=file("../outside.txt"),
        away=file("../outside.txt", confined=False),
        head=file("file.txt", head_only=True),
    )
    running.engine = running.service._engine
    running.engine.set_root(site)
    yield running
    running.end()
    assert not running.errors


@pytest.mark.parametrize("path, status", [("/text", 200), ("/file", 200), ("/file.txt", 200), ("/nothing", 404)])
def test_header_fields_of_all_answers(path, status, server):
    with wire.connect(server.port) as client:
        assert "x-all" not in client.ask(path).headers
        server.engine.set_headers((("X-All", "one"), ("X-Other", "ünï")))
        answer = client.ask(path)
        assert (answer.status, answer.headers["x-all"]) == (status, "one")
        assert answer.headers["x-other"].encode("latin-1").decode() == "ünï"
        assert client.ask("/own").headers["x-all"] == "own"
        server.engine.set_headers((("X-All", "two"),))
        assert client.ask(path).headers["x-all"] == "two"
        server.engine.set_headers(())
        assert "x-all" not in client.ask(path).headers


@pytest.mark.parametrize("field", [("X", "a\r\nB: c"), ("X\n", "a"), ("A B", "c"), ("Content-Length", "5"), ("", "x")])
def test_a_bad_field_changes_nothing(field, server):
    server.engine.set_headers((("X-All", "good"),))
    with pytest.raises(ValueError):
        server.engine.set_headers((("X-All", "bad"), field))
    assert wire.ask(server.port, "/text").headers["x-all"] == "good"


def test_only_who_is_known_is_let_in(server):
    basic = "Basic " + base64.b64encode("üser:päss".encode()).decode()
    server.engine.set_authentication((basic, "Bearer token"), 'Basic realm="x"')
    for path in ("/text", "/file.txt", "/nothing"):
        refused = wire.ask(server.port, path)
        assert (refused.status, refused.headers["www-authenticate"]) == (401, 'Basic realm="x"')
        for value in (basic, basic.replace("Basic", "bAsIc"), "bearer token"):
            assert wire.ask(server.port, path, headers=f"Authorization: {value}\r\n").status != 401
        for value in ("Bearer Token", "Bearer", basic[:-1], "token"):
            assert wire.ask(server.port, path, headers=f"Authorization: {value}\r\n").status == 401
    server.engine.set_authentication((), "")
    assert wire.ask(server.port, "/text").body == b"text"


@pytest.mark.parametrize("values, challenge", [(("Basic a\nBearer b",), "Basic"), (("",), "Basic"), (("Basic x",), "a\rb")])
def test_credentials_that_cannot_be(values, challenge, server):
    with pytest.raises(ValueError) as problem:
        server.engine.set_authentication(values, challenge)
    assert "Bearer b" not in str(problem.value)
    assert wire.ask(server.port, "/text").status == 200


def test_a_file_with_fields(server):
    answer = wire.ask(server.port, "/file")
    assert (answer.body, answer.headers["x-file"]) == (b"file", "yes")


def test_a_file_out_of_its_folder_only_when_the_script_wants_it(server):
    assert wire.ask(server.port, "/up").status == 404
    assert wire.ask(server.port, "/away").body == b"outside"


def test_only_the_head_of_a_file(server):
    message = wire.send(server.port, wire.request("/head"))
    assert message.startswith(b"HTTP/1.1 200 ") and message.endswith(b"\r\n\r\n")
    assert b"\r\nContent-Length: 4\r\n" in message
