# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPResponse.send(conn)``: a response over a socket of the script's own, without any server."""

import errno
import os
import socket
import subprocess
import sys
import threading

import pytest
import wire
from adafruit_httpserver import HTTPResponse, HTTPStatus


class Fake:
    """Has a send() method and nothing else.

    :param steps: what each call does: an errno to raise, or how many bytes it takes at most; None takes all for good
    """

    def __init__(self, *steps):
        self.data, self.steps = b"", list(steps)

    def send(self, data):
        step = self.steps.pop(0) if self.steps else None
        if step is not None and step < 0:
            raise OSError(-step, os.strerror(-step))
        part = bytes(data) if step is None else bytes(data)[:step]
        self.data += part
        return len(part)


class Sent:
    """A socket that gives bytes to read."""

    def __init__(self, data: bytes):
        self.parts = [data, b""]

    def recv(self, _size: int) -> bytes:
        return self.parts.pop(0)


def parse(data: bytes) -> wire.Answer:
    """The answer in bytes that were sent."""
    return wire.Client(Sent(data)).answer()


def test_over_a_socket():
    ours, theirs = socket.socketpair()
    with ours, wire.Client(theirs) as client:
        HTTPResponse(status=(201, "Created"), content_type="text/html", body="größe").send(ours)
        got = client.answer()
    assert (got.status, got.phrase, got.content_type, got.body) == (201, "Created", "text/html", "größe".encode())
    assert got.headers["connection"] == "close"


def test_a_large_body_over_a_non_blocking_socket():
    body = os.urandom(5 << 20)
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with ours, wire.Client(theirs) as client:
        sender = threading.Thread(target=HTTPResponse(body=body).send, args=(ours,))
        sender.start()
        assert client.answer().body == body
        sender.join(10)
        assert not sender.is_alive()


@pytest.mark.parametrize("body", ["text", b"bytes", bytearray(b"array"), memoryview(b"view"), "", "x" * 100_000], ids=lambda body: str(type(body)))
def test_over_an_object_that_has_only_send(body):
    conn = Fake()
    assert HTTPResponse(body=body).send(conn) is None
    assert parse(conn.data).body == (body.encode() if isinstance(body, str) else bytes(body))


def test_a_body_set_later():
    conn, response = Fake(), HTTPResponse()
    response.body, response.status, response.content_type = "größe", 404, ""
    response.send(conn)
    got = parse(conn.data)
    assert (got.status, got.content_type, got.body) == (404, "text/plain", "größe".encode())


def test_partial_sends_are_continued():
    conn = Fake(*[1] * 50, 0, 7, 100)
    HTTPResponse(body="x" * 500).send(conn)
    assert parse(conn.data).body == b"x" * 500


def test_eagain_is_tried_again():
    conn = Fake(-errno.EAGAIN, 10, -errno.EAGAIN, -errno.EWOULDBLOCK, 5, -errno.EAGAIN)
    HTTPResponse(body="patience").send(conn)
    assert parse(conn.data).body == b"patience"


@pytest.mark.parametrize("number", [errno.ECONNRESET, errno.EPIPE, errno.ENOTCONN])
def test_a_client_that_has_left_is_no_error(number):
    for steps in ((-number,), (20, -number)):
        conn = Fake(*steps)
        HTTPResponse(body="x" * 500).send(conn)
        assert len(conn.data) == sum(step for step in steps if step > 0)


def test_another_error_comes_out():
    with pytest.raises(OSError) as caught:
        HTTPResponse(body="x").send(Fake(-errno.EHOSTDOWN))
    assert caught.value.errno == errno.EHOSTDOWN


def test_a_real_socket_whose_client_has_left():
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours:
        HTTPResponse(body="x" * 100_000).send(ours)


def test_a_file(folder):
    content = os.urandom(100_000)
    (folder / "www").mkdir()
    (folder / "www" / "a.png").write_bytes(content)
    conn = Fake(*[1000] * 20)
    HTTPResponse(filename="/a.png", root="/www").send(conn)
    got = parse(conn.data)
    assert (got.status, got.content_type, got.body) == (200, "image/png", content)


def test_a_file_with_a_status_and_a_content_type(folder):
    (folder / "a.html").write_text("gone")
    conn = Fake()
    HTTPResponse(filename="a.html", status=HTTPStatus.NOT_FOUND, content_type="x/y").send(conn)
    got = parse(conn.data)
    assert (got.status, got.content_type, got.body) == (404, "x/y", b"gone")


@pytest.mark.parametrize("name", ["/none.html", "/", "www", "../outside.txt", "/www/../../outside.txt", "/out", "/pipe", "/a\0b"])
def test_a_file_that_is_not_there_is_404(name, folder):
    (folder / "www").mkdir()
    (folder.parent / "outside.txt").write_text("secret")
    (folder / "out").symlink_to(folder.parent / "outside.txt")
    os.mkfifo(folder / "pipe")
    conn, response = Fake(), HTTPResponse()
    response.filename = name
    response.send(conn)
    got = parse(conn.data)
    assert got.status == 404 and b"secret" not in got.body


def test_a_file_that_is_out_of_its_root_is_404(folder):
    (folder / "www").mkdir()
    (folder / "script.txt").write_text("secret")
    for name in ("/../script.txt", "../script.txt", "x/../../script.txt"):
        conn = Fake()
        HTTPResponse(filename=name, root="/www").send(conn)
        assert parse(conn.data).status == 404


def test_sending_does_not_load_go():
    source = "import sys; from adafruit_httpserver import HTTPResponse\n"
    source += "class C:\n  def send(self, data): return len(data)\n"
    source += "HTTPResponse(body='x').send(C()); assert 'adafruit_httpserver._core' not in sys.modules"
    subprocess.run([sys.executable, "-c", source], check=True)
