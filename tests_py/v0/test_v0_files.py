# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Files: those of the root, where there is no route, and those that a handler names."""

import os
import socket
import time

import pytest
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus

SECRET = "never to be seen"


@pytest.fixture
def drive(folder):
    """A folder as a script's drive often looks."""
    for name, text in {
        "index.html": "<h1>drive</h1>",
        "www/index.html": "<h1>www</h1>",
        "www/style.css": "p {}",
        "www/big.bin": "0123456789" * 500_000,
        "www/sub/index.html": "sub",
        "www/größe ä.txt": "utf-8",
        "empty/x": "",
        "code.py": SECRET,
        "secrets.py": SECRET,
        "settings.toml": SECRET,
        "lib/library.txt": SECRET,
        ".hidden/x": SECRET,
        ".env": SECRET,
        "www/tool.py": SECRET,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder.parent / "outside.txt").write_text(SECRET)
    return folder


@pytest.fixture
def server(drive):
    return HTTPServer(socket)


def test_files_without_a_route(server, serve):
    running = serve(server, "/www")
    for path, kind, text in (
        ("/", "text/html", "<h1>www</h1>"),
        ("/index.html", "text/html", "<h1>www</h1>"),
        ("/style.css?version=2", "text/css", "p {}"),
        ("/sub/", "text/html", "sub"),
        ("/gr%C3%B6%C3%9Fe%20%C3%A4.txt", "text/plain", "utf-8"),
    ):
        answer = wire.ask(running.port, path)
        assert (answer.status, answer.content_type, answer.body.decode()) == (200, kind, text), path


def test_a_folder_without_its_slash_is_redirected(server, serve):
    answer = wire.ask(serve(server, "/www").port, "/sub")
    assert (answer.status, answer.headers["location"]) == (301, "sub/")


@pytest.mark.parametrize("path", ["/none.html", "/empty/", "/empty", "/index.html/", "/INDEX.HTML", "/%", "/%00", "/sub%5cindex.html"])
def test_what_is_no_file_is_404(path, server, serve):
    assert wire.ask(serve(server, "/www").port, path).status == 404


def test_a_route_goes_before_a_file(server, serve):
    server.route("/style.css")(lambda request: HTTPResponse(body="route"))
    server.route("/sub/", "POST")(lambda request: HTTPResponse(body="posted"))
    running = serve(server, "/www")
    assert wire.ask(running.port, "/style.css").body == b"route"
    assert wire.ask(running.port, "/sub/", "POST").body == b"posted"


def test_files_are_served_while_the_script_is_busy(server, serve):
    running = serve(server, "/www")
    running.pause()
    assert wire.ask(running.port, "/style.css").body == b"p {}"


@pytest.mark.parametrize("root", ["", "/", ".", "{here}", "{here}/", "{here}/.", "{here}/www/..", "{alias}"])
def test_the_default_root_is_the_drive_without_its_script_and_settings(root, server, serve, drive):
    alias = drive.parent / "alias"
    alias.symlink_to(drive)
    running = serve(server, root.format(here=drive, alias=alias))
    assert wire.ask(running.port, "/").body == b"<h1>drive</h1>"
    assert wire.ask(running.port, "/www/style.css").status == 200
    for path in """/code.py /CODE.PY /Code.Py /code%2epy /secrets.py /settings.toml /SETTINGS.toml /lib/library.txt /LIB/library.txt
        /.env /.hidden/x /www/tool.py /www/../code.py /code.py/ /./code.py //code.py /code.py%20 /lib/ /lib /.hidden /ſettings.toml
        /%73ettings.toml /www/..%2fcode.py""".split():
        answer = wire.ask(running.port, path)
        assert answer.status in (400, 404) and SECRET.encode() not in answer.body, path


def test_a_root_of_ones_own_hides_nothing(server, serve):
    assert wire.ask(serve(server, "/www").port, "/tool.py").status == 200


@pytest.mark.parametrize("path", ["/../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt", "/www/../../outside.txt", "/link", "/up/outside.txt", "/..\\outside.txt", "/hard/%2e./outside.txt"])
def test_nothing_outside_the_root_is_served(path, server, serve, drive):
    (drive / "link").symlink_to(drive.parent / "outside.txt")
    (drive / "up").symlink_to(drive.parent)
    answer = wire.ask(serve(server).port, path)
    assert answer.status in (400, 404) and SECRET.encode() not in answer.body


def test_the_root_can_be_written_in_several_ways(server, serve, drive):
    running = serve(server, str(drive / "www"))
    assert wire.ask(running.port, "/style.css").status == 200
    for root in ("/www", "www", "/www/", "./www"):
        server.root_path = root
        assert server.root_path == root
        assert wire.ask(running.port, "/style.css").status == 200, root


def test_the_root_can_be_changed_while_the_server_runs(server, serve):
    running = serve(server, "/www")
    assert wire.ask(running.port, "/").body == b"<h1>www</h1>"
    server.root_path = "/www/sub"
    assert wire.ask(running.port, "/").body == b"sub"
    server.root_path = "/no-such-folder"
    assert wire.ask(running.port, "/").status == 404


def test_head_has_the_length_and_no_body(server, serve):
    with wire.connect(serve(server, "/www").port) as client:
        for _ in range(2):
            answer = client.ask("/big.bin", "HEAD")
            assert (answer.status, answer.headers["content-length"], answer.body) == (200, "5000000", b"")


@pytest.mark.parametrize(
    "ranges, status, body",
    [
        ("bytes=0-9", 206, b"0123456789"),
        ("bytes=4999995-", 206, b"56789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=5000000-", 416, None),
        ("bytes=-0", 416, None),
        ("lines=1-2", 200, None),
        ("nonsense", 200, None),
    ],
)
def test_ranges(ranges, status, body, server, serve):
    answer = wire.ask(serve(server, "/www").port, "/big.bin", headers=f"Range: {ranges}\r\n")
    assert answer.status == status and (body is None or answer.body == body)


def test_a_client_that_has_the_file_gets_304(server, serve, drive):
    running = serve(server, "/www")
    first = wire.ask(running.port, "/style.css")
    for field in (f"If-None-Match: {first.headers['etag']}", f"If-Modified-Since: {first.headers['last-modified']}"):
        assert wire.ask(running.port, "/style.css", headers=field + "\r\n").status == 304
    (drive / "www" / "style.css").write_text("p { color: red }")
    assert wire.ask(running.port, "/style.css", headers=f"If-None-Match: {first.headers['etag']}\r\n").body == b"p { color: red }"


def test_a_large_file_to_several_clients_at_once(server, serve, drive):
    running, content = serve(server, "/www"), (drive / "www" / "big.bin").read_bytes()
    clients = [wire.connect(running.port) for _ in range(8)]
    for client in clients:
        client.send(wire.request("/big.bin"))
    for client in clients:
        with client:
            assert client.answer().body == content


FILES = {
    "its type": (dict(filename="/style.css", root="/www"), 200, "text/css", b"p {}"),
    "no slash": (dict(filename="style.css", root="/www"), 200, "text/css", b"p {}"),
    "below the drive": (dict(filename="/www/style.css"), 200, "text/css", b"p {}"),
    "a status": (dict(filename="/www/style.css", status=HTTPStatus.NOT_FOUND), 404, "text/css", b"p {}"),
    "a type": (dict(filename="/www/style.css", content_type="x/y"), 200, "x/y", b"p {}"),
    "a body as well": (dict(filename="/www/style.css", body="ignored"), 200, "text/css", b"p {}"),
    "none": (dict(filename="/none.html"), 404, "text/plain", None),
    "no folder": (dict(filename="/x", root="/none"), 404, "text/plain", None),
    "a folder": (dict(filename="/www"), 404, "text/plain", None),
    "outside": (dict(filename="/../outside.txt"), 404, "text/plain", None),
    "outside its root": (dict(filename="/../code.py", root="/www"), 404, "text/plain", None),
    "the script's choice": (dict(filename="/settings.toml"), 200, None, SECRET.encode()),
    "an empty name": (dict(filename="", body="body"), 200, "text/plain", b"body"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_a_handler_names(name, server, serve):
    arguments, status, kind, body = FILES[name]
    server.route("/file")(lambda request: HTTPResponse(**arguments))
    answer = wire.ask(serve(server, "/www/sub").port, "/file")
    assert answer.status == status and kind in (None, answer.content_type) and body in (None, answer.body)


def test_a_handlers_file_with_a_query_and_ranges(server, serve):
    server.route("/file")(lambda request: HTTPResponse(filename="/big.bin", root="/www"))
    answer = wire.ask(serve(server).port, "/file?x", headers="Range: bytes=1-3\r\n")
    assert (answer.status, answer.body) == (206, b"123")


def test_files_of_handlers_are_found_though_the_script_changes_folder(server, serve, drive, monkeypatch):
    server.route("/file")(lambda request: HTTPResponse(filename="/style.css", root="/www"))
    running = serve(server, "/www")
    monkeypatch.chdir(drive.parent)
    assert wire.ask(running.port, "/file").body == wire.ask(running.port, "/style.css").body == b"p {}"


def test_a_named_pipe_holds_nobody_up(server, serve, drive):
    os.mkfifo(drive / "www" / "pipe")
    began = time.monotonic()
    assert wire.ask(serve(server, "/www").port, "/pipe").status == 404
    assert time.monotonic() - began < 5
