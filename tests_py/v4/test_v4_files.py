# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Files of the root, which Go serves, and those that handlers answer with."""

import os
import socket

import pytest
import wire
from adafruit_httpserver import (
    BackslashInPathError,
    FileNotExistsError,
    FileResponse,
    InvalidPathError,
    MIMETypes,
    ParentDirectoryReferenceError,
    Response,
    Server,
)
from adafruit_httpserver._tables import MIME_TYPES
from serving import wait_until


def page(folder, name="page.html", content=b"page") -> None:
    """A file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_files_of_the_root(ask_with_files, www):
    page(www)
    page(www, "index.html", b"index")
    page(www, "sub/index.html", b"sub")
    page(www, "a b.txt", b"blank")
    port = ask_with_files.port
    answer = wire.ask(port, "/page.html")
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html", b"page")
    assert wire.ask(port, "/sub/").body == b"sub"
    assert wire.ask(port, "/a%20b.txt").body == b"blank"
    assert wire.ask(port, "/none").status == wire.ask(port, "/page.html", "POST").status == 404
    assert wire.ask(port, "/page.html", "HEAD").headers["content-length"] == "4"
    assert wire.ask(port, "/page.html", headers="Range: bytes=1-2\r\n").body == b"ag"


def test_routes_come_before_files(ask_with_files, www):
    page(www, "index.html", b"index")
    assert ask_with_files(lambda request: Response(request, "route")).body == b"route"


def test_poll_tells_of_files(ask_with_files, www):
    page(www)
    for _ in range(3):
        wire.ask(ask_with_files.port, "/page.html")
    ask_with_files.results(*["request_handled_response_sent"] * 3)


def test_the_root_is_changed_while_the_server_runs(ask, folder):
    page(folder, "one/page.html", b"one")
    page(folder, "two/page.html", b"two")
    assert wire.ask(ask.port, "/page.html").status == 404
    for root, body in (("/one", b"one"), ("two", b"two"), ("/one/", b"one")):
        ask.server.root_path = root
        assert (wire.ask(ask.port, "/page.html").body, ask.server.root_path) == (body, root)
    ask.server.root_path = None
    assert wire.ask(ask.port, "/page.html").status == 404


def test_the_whole_drive_without_what_is_nobody_s_business(serve4, folder, capsys):
    page(folder)
    for name in ("settings.toml", "secrets.py", "code.py", "lib/x.txt", ".hidden", "boot_out.txt"):
        page(folder, name)
    port = serve4(Server(socket, "/", debug=True)).port
    assert wire.ask(port, "/page.html").body == b"page"
    for name in ("settings.toml", "secrets.py", "code.py", "lib/x.txt", ".hidden", "boot_out.txt"):
        assert wire.ask(port, f"/{name}").status == 404, name
    assert "WARNING" in capsys.readouterr().out


def test_links_do_not_lead_out(ask_with_files, www, tmp_path):
    page(tmp_path, "outside.txt")
    os.symlink(tmp_path / "outside.txt", www / "link.txt")
    assert wire.ask(ask_with_files.port, "/link.txt").status == 404
    assert ask_with_files(lambda request: FileResponse(request, "link.txt")).status == 404


@pytest.mark.parametrize("root", [5, b"/www", "\0"])
def test_wrong_roots(root):
    with pytest.raises((TypeError, ValueError), match="root_path"):
        Server(socket, root)


@pytest.mark.parametrize("arguments", [("page.html",), ("page.html", "/www"), ("/page.html",), ("sub/page.html",), ("sub/",)])
def test_a_file(arguments, ask_with_files, www):
    page(www)
    page(www, "sub/page.html")
    page(www, "sub/index.html")
    answer = ask_with_files(lambda request: FileResponse(request, *arguments))
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html", b"page")


def test_the_index_is_the_default(ask_with_files, www):
    page(www, "index.html")
    assert ask_with_files(lambda request: FileResponse(request)).body == b"page"


def test_everything_about_a_file(ask_with_files, www):
    page(www)

    def handler(request):
        return FileResponse(
            request, filename="page.html", root_path="/www", status=(404, "Not Found"), headers={"X-A": "1"}, cookies={"c": "d"},
            content_type="a/b", as_attachment=True, download_filename="mine.txt", buffer_size=16, head_only=False, safe=True,
        )  # fmt: skip

    answer = ask_with_files(handler)
    assert (answer.status, answer.content_type, answer.body) == (404, "a/b", b"page")
    assert (answer.headers["x-a"], answer.headers["set-cookie"]) == ("1", "c=d")
    assert answer.headers["content-disposition"] == 'attachment; filename="mine.txt"'


@pytest.mark.parametrize(
    "name, disposition",
    [
        ("my own.txt", 'attachment; filename="my own.txt"'), ('q"uo\\te', 'attachment; filename="q\\"uo\\\\te"'),
        ("größe.txt", "attachment; filename=\"gr__e.txt\"; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt"), ("a;b", 'attachment; filename="a;b"'),
    ],
)  # fmt: skip
def test_names_to_save_as(name, disposition, ask_with_files, www):
    page(www)
    answer = ask_with_files(lambda request: FileResponse(request, "page.html", as_attachment=True, download_filename=name))
    assert answer.headers["content-disposition"] == disposition


def test_a_name_to_save_as_injects_nothing(ask_with_files, www):
    page(www)
    ask_with_files.failing(
        lambda request: FileResponse(request, "page.html", as_attachment=True, download_filename="a\r\nX: y"), ValueError
    )


def test_its_own_name_to_save_as(ask_with_files, www):
    page(www, "sub/own.bin")
    answer = ask_with_files(lambda request: FileResponse(request, "/sub/own.bin", as_attachment=True))
    assert answer.headers["content-disposition"] == 'attachment; filename="own.bin"'


def test_head_only(ask_with_files, www):
    page(www)
    ask_with_files._handlers.append(lambda request: FileResponse(request, "page.html", head_only=True))
    with wire.connect(ask_with_files.port) as client:
        client.send(wire.request("/"))
        head = client._until(b"\r\n\r\n").lower()
        assert b"content-length: 4\r\n" in head and client.closed()


def test_parts_of_a_file(ask_with_files, www):
    page(www, "movie.mp4", bytes(range(100)))
    answer = ask_with_files(lambda request: FileResponse(request, "movie.mp4"), wire.request("/", headers="Range: bytes=90-\r\n"))
    assert (answer.status, answer.body) == (206, bytes(range(90, 100)))


@pytest.mark.parametrize("name", ["none.html", "", ".", "sub", "sub/none", "x\0y", "a" * 5000])
def test_files_that_are_not_there(name, ask_with_files, www):
    page(www, "sub/page.html")

    def handler(request):
        with pytest.raises(FileNotExistsError):
            FileResponse(request, name)
        return FileResponse(request, name)

    answer = ask_with_files(handler)
    assert (answer.status, answer.body) == (404, b"File not found")


@pytest.mark.parametrize("name, kind", [("../page.html", ParentDirectoryReferenceError), ("a/../b", ParentDirectoryReferenceError), ("a\\b", BackslashInPathError)])
def test_names_that_lead_elsewhere(name, kind, ask_with_files, www):
    def handler(request):
        with pytest.raises(kind) as problem:
            FileResponse(request, name)
        assert isinstance(problem.value, InvalidPathError)
        return FileResponse(request, name)

    answer = ask_with_files(handler)
    assert (answer.status, answer.body) == (403, b"Invalid path")


def test_unsafe_names_are_the_script_s_choice(ask_with_files, www, folder, tmp_path):
    page(folder, "outside.html", b"outside")
    answer = ask_with_files(lambda request: FileResponse(request, "../outside.html", safe=False))
    assert (answer.status, answer.body) == (200, b"outside")
    os.symlink(folder / "outside.html", www / "link.html")
    assert ask_with_files(lambda request: FileResponse(request, "link.html", safe=False)).body == b"outside"


def test_without_any_root(ask):
    assert "root_path" in str(ask.failing(lambda request: FileResponse(request, "x"), ValueError))


def test_a_file_that_is_replaced(ask_with_files, www):
    for content in (b"first", b"second one", b"3"):
        page(www, content=content)
        assert ask_with_files(lambda request: FileResponse(request, "page.html")).body == content


@pytest.fixture
def types():
    """Puts the types back that a test changes."""
    before = MIMETypes.DEFAULT, dict(MIMETypes.REGISTERED)
    yield
    MIMETypes.DEFAULT, MIMETypes.REGISTERED = before


def test_types(types, ask_with_files, www):
    page(www, "a.stl")
    page(www, "b.html")
    page(www, "c.unknown")
    port = ask_with_files.port
    assert [wire.ask(port, f"/{name}").content_type for name in ("a.stl", "b.html", "c.unknown")] == [
        "model/stl" if ".stl" in MIMETypes.REGISTERED else "text/plain", "text/html", "text/plain"
    ]  # fmt: skip
    MIMETypes.configure(default_to="x/default", keep_for=[".html"], register={".stl": "x/model", ".html": "x/page"})
    assert MIMETypes.REGISTERED == {".html": "x/page", ".stl": "x/model"}
    for name, kind in (("a.stl", "x/model"), ("b.html", "x/page"), ("c.unknown", "x/default")):
        assert ask_with_files(lambda request, name=name: FileResponse(request, name)).content_type == kind
        wait_until(lambda name=name, kind=kind: wire.ask(port, f"/{name}").content_type == kind, what=f"{name} as {kind}")
    assert ask_with_files(lambda request: Response(request)).content_type == "x/default"
    MIMETypes.DEFAULT, MIMETypes.REGISTERED = "text/plain", {f".{name}": kind for name, kind in MIME_TYPES.items()}
    MIMETypes.configure()
    wait_until(lambda: wire.ask(port, "/b.html").content_type == "text/html", what="the types of before")


@pytest.mark.parametrize(
    "arguments", [{"register": {"html": "a/b"}}, {"keep_for": [".none-such"]}, {"keep_for": ["html"]}, {"default_to": "a\r\nb"}, {"default_to": 5}, {"register": {".x": None}}]
)
def test_wrong_types(arguments, types):
    before = MIMETypes.DEFAULT, dict(MIMETypes.REGISTERED)
    with pytest.raises((TypeError, ValueError)):
        MIMETypes.configure(**arguments)
    assert (MIMETypes.DEFAULT, MIMETypes.REGISTERED) == before


def test_types_by_name():
    assert MIMETypes.get_for_filename("a/b.HTML") == "text/html"
    assert MIMETypes.get_for_filename("none") == "text/plain"
    assert MIMETypes.get_for_filename("a.none-such", "x/y") == "x/y"
