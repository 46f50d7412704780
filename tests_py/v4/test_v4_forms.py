# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Forms that clients send, good ones and others."""

import hashlib
import re

import pytest
import wire
from adafruit_httpserver import FormData, Headers, Response
from adafruit_httpserver.request import File

URLENCODED = "Content-Type: application/x-www-form-urlencoded\r\n"
MULTIPART = "Content-Type: multipart/form-data; boundary=B\r\n"
PLAIN = "Content-Type: text/plain\r\n"


def part(disposition: str, content: bytes, *headers: str) -> bytes:
    """A part of a multipart form."""
    lines = (f"Content-Disposition: form-data; {disposition}", *headers, "", "")
    return b"--B\r\n" + "\r\n".join(lines).encode() + content + b"\r\n"


def multipart(*parts: bytes) -> bytes:
    """A request with a multipart form."""
    return wire.request("/", "POST", b"".join(parts) + b"--B--\r\n", MULTIPART)


def form_of(ask, data: bytes, look=lambda form: form.items()):
    """What a handler sees of a form."""
    return ask.seen(lambda request: look(request.form_data), data)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_urlencoded(method, ask):
    data = wire.request("/", method, b"a=1&b=<i>&a=2&c&e=%20+", URLENCODED)

    def look(form):
        return form.get("a"), form["b"], form.get("b"), form.get_list("a"), form["c"], form["e"], form.get("none"), form.content_type

    assert form_of(ask, data, look) == (
        "1", "<i>", "&lt;i&gt;", ["1", "2"], "", "%20+", None, "application/x-www-form-urlencoded"
    )  # fmt: skip


def test_a_form_can_be_decoded(ask):
    ask.server.percent_decoding = True
    assert form_of(ask, wire.request("/", "POST", b"a%20b=c%2Bd+e&f=%ff", URLENCODED)) == [("a b", "c+d e"), ("f", "\ufffd")]
    assert form_of(ask, multipart(part('name="a"', b"%20+"))) == [("a", "%20+")]


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_methods_without_a_form(method, ask):
    assert form_of(ask, wire.request("/", method, b"a=1", URLENCODED), lambda form: form) is None


@pytest.mark.parametrize("headers", ["", "Content-Type: application/json\r\n", "Content-Type: nonsense\r\n"])
def test_what_is_no_form_is_empty(headers, ask):
    assert form_of(ask, wire.request("/", "POST", b"a=1", headers), lambda form: (form.items(), form.files.items())) == ([], [])


def test_plain(ask):
    assert form_of(ask, wire.request("/", "POST", b"a=1\r\nb=x=y\r\n", PLAIN)) == [("a", "1"), ("b", "x=y")]


def test_multipart(ask):
    data = multipart(
        part('name="text"', "größe\r\nline 2".encode()),
        part('name="bytes"', b"\x00\xff", "Content-Type: application/octet-stream"),
        part('name="latin"', b"\xe4", "Content-Type: text/plain; charset=latin-1"),
        part('name="json"', b"{}", "Content-Type: application/json"),
        part('name="empty"', b""),
    )

    def look(form):
        return {name: form[name] for name in form.fields}

    assert form_of(ask, data, look) == {
        "text": "größe\r\nline 2", "bytes": b"\x00\xff", "latin": "ä", "json": b"{}", "empty": ""
    }  # fmt: skip


def test_files(ask):
    data = multipart(
        part('name="f"; filename="a.txt"', b"text \xc3\xa4", "Content-Type: text/plain"),
        part('name="f"; filename="b.bin"', bytes(range(256)), "Content-Type: application/octet-stream"),
        part('name="g"; filename=""', b""),
        part('name="field"', b"value"),
    )

    def look(form):
        return [
            (name, each.filename, each.content_type, each.content, each.content_bytes, each.size, each.open().read(), repr(each))
            for name in form.files.fields
            for each in form.files.get_list(name)
        ], form.items()

    files, fields = form_of(ask, data, look)
    assert files[0][1:] == (
        "a.txt", "text/plain", "text ä", b"text \xc3\xa4", 6, b"text \xc3\xa4",
        "<File filename='a.txt', content_type='text/plain', size=6>",
    )  # fmt: skip
    assert files[1][1:6] == ("b.bin", "application/octet-stream", bytes(range(256)), bytes(range(256)), 256)
    assert (files[2][1], files[2][5], fields) == ("", 0, [("field", "value")])


@pytest.mark.parametrize(
    "disposition, filename",
    [
        ('filename="x;y.bin"', "x;y.bin"), (r'filename="say \"hi\".txt"', 'say "hi".txt'), ('filename="größe.txt"', "größe.txt"),
        ("filename*=UTF-8''gr%C3%B6%C3%9Fe.txt", "größe.txt"), ("filename=plain.txt", "plain.txt"),
        ('filename="../../etc/passwd"', "passwd"), ('filename="a b.txt"', "a b.txt"),
    ],
)  # fmt: skip
def test_file_names(disposition, filename, ask):
    data = multipart(part(f'name="f"; {disposition}', b"x"))
    assert form_of(ask, data, lambda form: form.files.get("f").filename) == filename


@pytest.mark.parametrize("size", [70_000, 5 << 20])
def test_large_files(size, ask):
    content = hashlib.sha256(b"x").digest() * (size // 32)
    data = multipart(part('name="a"', b"1"), part('name="f"; filename="large.bin"', content, "Content-Type: a/b"), part('name="b"', b"2"))

    def look(form):
        file = form.files.get("f")
        digest = hashlib.sha256()
        with file.open() as source:
            while piece := source.read(64 << 10):
                digest.update(piece)
        return form.items(), file.size, digest.hexdigest(), file.content_bytes == content

    found = form_of(ask, data, look)
    assert found == ([("a", "1"), ("b", "2")], len(content), hashlib.sha256(content).hexdigest(), True)


def test_a_chunked_form(ask):
    body = part('name="a"', b"1") + b"--B--\r\n"
    data = f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{MULTIPART}\r\n{len(body):x}\r\n".encode()
    assert form_of(ask, data + body + b"\r\n0\r\n\r\n") == [("a", "1")]


BAD_FORMS = {
    "no boundary": wire.request("/", "POST", b"--B--\r\n", "Content-Type: multipart/form-data\r\n"),
    "no end": wire.request("/", "POST", part('name="a"', b"1"), MULTIPART),
    "no parts": wire.request("/", "POST", b"nonsense", MULTIPART),
    "a part without an end of its head": wire.request("/", "POST", b"--B\r\nContent-Disposition: form-data; name=a\r\n--B--\r\n", MULTIPART),
    "very many parts": wire.request("/", "POST", part('name="a"', b"") * 5000 + b"--B--\r\n", MULTIPART),
}


@pytest.mark.parametrize("data", BAD_FORMS.values(), ids=BAD_FORMS)
def test_bad_forms_answer_400_and_stop_nothing(data, ask):
    def handler(request):
        return Response(request, str(request.form_data))

    assert ask(handler, data).status == 400
    assert ask(lambda request: Response(request, "ok")).body == b"ok"

    def catching(request):
        with pytest.raises(ValueError, match="."):
            request.form_data  # noqa: B018
        return Response(request, "caught")

    assert ask(catching, data).body == b"caught"


def test_bad_bytes_in_forms(ask):
    assert form_of(ask, wire.request("/", "POST", b"a=\xff&\xfe", URLENCODED)) == [("a", "\ufffd"), ("\ufffd", "")]
    assert form_of(ask, multipart(part('name="a"', b"\xff"))) == [("a", "\ufffd")]
    assert form_of(ask, multipart(part('name="a"', b"\xff", "Content-Type: text/plain; charset=nonsense"))) == [("a", "\ufffd")]


def test_a_form_after_the_answer(ask):
    """A handler may keep a file; what Go holds for it lives as long as that."""
    kept, content = [], b"x" * (5 << 20)

    def handler(request):
        kept.append(request.form_data.files.get("f"))
        return Response(request, "kept")

    assert ask(handler, multipart(part('name="f"; filename="f"', content, "Content-Type: a/b"))).body == b"kept"
    assert kept[0].content == content


def test_warnings_of_debug_mode(ask, capsys):
    ask.server.debug = True
    form_of(ask, wire.request("/", "POST", b"a=1", "Content-Type: a/b\r\n"))
    assert re.search(r"WARNING: .*'a/b'", capsys.readouterr().out)


def test_forms_of_a_script():
    def form(body, kind, length=None):
        return FormData(body, Headers({"Content-Type": kind, "Content-Length": str(len(body) if length is None else length)}))

    assert form(b"a=1&b=2", "application/x-www-form-urlencoded", 3).items() == [("a", "1")]
    assert FormData(b"a=1", Headers({"Content-Type": "application/x-www-form-urlencoded"})).items() == []
    assert repr(form(b"a=1", "text/plain")) in ("<FormData {'a': ['1']}, files={}>", "<FormData {}, files={}>")
    assert File("a", "b/c", "ä").content_bytes == "ä".encode()
    assert File("a", "b/c", b"xyz").open().read() == b"xyz"
    with pytest.raises(ValueError, match="Content-Length"):
        FormData(b"", Headers({"Content-Length": "many"}))
