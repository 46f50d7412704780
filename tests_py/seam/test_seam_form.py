# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Forms, taken apart in Go: of bytes, and of requests that stay there."""

import gc
import io
import os
import sys
import time

import pytest
import wire
from raw_service import RawServer

from adafruit_httpserver import _form

MIXED = "multipart/form-data; boundary=XX"
ENCODED = "application/x-www-form-urlencoded"


def mixed(*parts: bytes) -> bytes:
    """A multipart body of parts with their heads."""
    return b"--XX\r\n" + b"\r\n--XX\r\n".join(parts) + b"\r\n--XX--\r\n"


def file_part(data: bytes, filename: str = "f.bin") -> bytes:
    """A part that is a file."""
    return f'Content-Disposition: form-data; name="f"; filename="{filename}"\r\n\r\n'.encode() + data


def contents(parts) -> list:
    """What is said of the parts, and what they hold."""
    data = [part.data if isinstance(part.data, bytes) else part.data.read() for part in parts]
    return [(part.name, part.filename, part.content_type, data) for part, data in zip(parts, data)]


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_pairs(kind):
    parts = _form.parse(f"{ENCODED}; charset=utf-8", kind(b"a=1&b=%20+&a=\xff&=&c"))
    assert contents(parts) == [
        ("a", None, None, b"1"), ("b", None, None, b"%20+"), ("a", None, None, b"\xff"), ("", None, None, b""), ("c", None, None, b"")
    ]  # fmt: skip


def test_lines():
    assert contents(_form.parse("text/plain", b"a=1\r\nb=2\r\n")) == [("a", None, None, b"1"), ("b", None, None, b"2")]


def test_parts():
    every = bytes(range(256))
    body = mixed(
        b"Content-Disposition: form-data; name=\"gr\xc3\xb6\xc3\x9fe\"\r\n\r\n" + every,
        b"Content-Disposition: form-data; name=f; filename=\"x;y\\\"z.bin\"\r\nContent-Type: a/b; c=d\r\n\r\n" + every,
        b"Content-Disposition: form-data; name=f; filename=\"\"\r\n\r\n",
    )
    assert contents(_form.parse(MIXED, body)) == [("größe", None, None, every), ("f", 'x;y"z.bin', "a/b; c=d", every), ("f", "", None, b"")]


def test_no_parts():
    assert _form.parse(MIXED, b"") == _form.parse(MIXED, b"--XX--\r\n") == _form.parse(ENCODED, b"") == []


def test_a_name_that_is_not_utf8():
    assert _form.parse(ENCODED, b"\xff=1")[0].name == "\ufffd"


@pytest.mark.parametrize(
    "content_type, body, message",
    [
        ("multipart/form-data", b"x", "no boundary"),
        (MIXED, mixed(file_part(b"data"))[:-8], "ends before its last boundary"),
        (MIXED, mixed(b"X: y\r\n\r\ndata"), "Content-Disposition of part 1"),
        (MIXED, mixed(*[file_part(b"")] * 4097), "more parts"),
        (ENCODED, b"&".join([b"a"] * 4097), "more parts"),
        ("text/plain", b"a\r\n", "line 1"),
        ("application/json", b"{}", "multipart/form-data"),
        ("", b"", "multipart/form-data"),
    ],
)
def test_what_is_wrong_is_said(content_type, body, message):
    with pytest.raises(ValueError, match=message):
        _form.parse(content_type, body)


def test_many_parts():
    parts = _form.parse(ENCODED, b"&".join(b"%d=x" % number for number in range(4096)))
    assert [part.name for part in parts] == [str(number) for number in range(4096)]
    assert parts[4095].data == b"x"


def test_a_large_part_is_a_file():
    data = os.urandom(3 << 20)
    (part,) = _form.parse(MIXED, mixed(file_part(data)))
    assert part.size == len(data) and "f.bin" in repr(part)
    file = part.data
    assert file.read(5) == data[:5] and file.tell() == 5
    assert file.read() == data[5:] and file.read() == b"" and file.read(1) == b""
    assert file.seek(-3, io.SEEK_END) == len(data) - 3 and file.read(9) == data[-3:]
    assert file.seek(2) == 2 and file.seek(1, io.SEEK_CUR) == 3 and file.readall() == data[3:]
    assert file.seek(len(data) + 7) and file.read() == b""
    assert file.readable() and file.seekable() and not file.writable()
    into = bytearray(10)
    assert part.data.readinto(into) == 10 and into == data[:10]
    with io.BufferedReader(part.file(), 100_000) as buffered:
        assert buffered.read() == data
    with pytest.raises(ValueError):
        file.seek(-1)
    with pytest.raises(ValueError):
        file.seek(0, 7)
    file.close()
    with pytest.raises(ValueError):
        file.read()


def test_the_size_up_to_which_data_is_bytes():
    for size, small in ((64 << 10, True), ((64 << 10) + 1, False)):
        (part,) = _form.parse(MIXED, mixed(file_part(bytes(size))))
        assert isinstance(part.data, bytes) == small


def open_files() -> int:
    """How many descriptors this process has."""
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("the system does not tell")
    return len(os.listdir("/proc/self/fd"))


def test_a_form_goes_with_its_last_part():
    before = open_files()
    parts = _form.parse(MIXED, mixed(file_part(bytes(2 << 20)), file_part(b"small")))
    assert open_files() == before + 1
    last = parts.pop()
    del parts
    gc.collect()
    assert last.data == b"small" and open_files() == before + 1
    del last
    gc.collect()
    assert open_files() == before


def test_no_form_stays_when_it_cannot_be_read():
    before = open_files()
    for _ in range(10):
        with pytest.raises(ValueError):
            _form.parse(MIXED, mixed(file_part(bytes(2 << 20)))[:-8])
    assert open_files() == before


def resident() -> int:
    """The bytes of this process in memory."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def upload(port: int, size: int, chunked: bool = False):
    """Send a form with a file of that size, made while it is sent."""
    head, end, piece = b"--XX\r\n" + file_part(b""), b"\r\n--XX--\r\n", b"\r\n--X" * (1 << 14)
    rounds = size // len(piece)
    total = len(head) + rounds * len(piece) + len(end)
    framing = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {total}"
    with wire.connect(port) as client:
        client.send(f"POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: {MIXED}\r\n{framing}\r\n\r\n".encode())
        for data in (head, *[piece] * rounds, end):
            client.send(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)
        if chunked:
            client.send(b"0\r\n\r\n")
        answer = client.answer()
    assert (answer.status, answer.body) == (200, b"%d" % (rounds * len(piece)))


@pytest.fixture
def uploads():
    """A server that takes files apart piece by piece, and how long parsing took each time."""
    seconds = []

    def handler(kept):
        def answer(engine, slot):
            began = time.perf_counter()
            (part,) = _form.parse(MIXED, kept)
            seconds.append(time.perf_counter() - began)
            count, file = 0, part.file()
            while piece := file.read(1 << 16):
                count += len(piece)
            engine.answer(slot, 200, "text/plain", b"%d" % count)

        return answer

    server = RawServer()
    server.service.add_route("POST", "/form", handler)
    yield server.port, seconds
    server.end()
    assert not server.errors


def test_a_large_upload_takes_little_memory_and_linear_time(uploads):
    port, seconds = uploads
    if sys.platform != "linux":
        pytest.skip("the system does not tell")
    upload(port, 10 << 20)
    gc.collect()
    before = resident()
    upload(port, 100 << 20)
    grown = resident() - before
    print("100 MiB:", grown >> 10, "KiB more,", seconds)
    assert grown < 32 << 20
    assert seconds[1] < 25 * seconds[0] + 0.5


def test_an_upload_in_chunks(uploads):
    port, _ = uploads
    upload(port, 5 << 20, chunked=True)
