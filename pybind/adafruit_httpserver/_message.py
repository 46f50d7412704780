# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Takes requests apart. The core has checked them already, so these are simple; each does its work when it is asked."""

from __future__ import annotations

from collections.abc import Iterator


def request_line(raw: bytes) -> tuple[str, str, str]:
    """Method, target and version of a request (RFC 9112 section 3).

    Bytes of the target that are not UTF-8 become U+FFFD; ``raw`` has them as they were sent.

    :raises ValueError: when the first line has not these three parts
    """
    line = bytes(raw[: raw.find(b"\n") + 1] or raw)
    parts = line.decode("utf-8", "replace").rstrip("\r\n").split(" ")
    if len(parts) == 3 and all(parts):
        return parts[0], parts[1], parts[2]
    words = line.split()  # as bytes: str.split() takes U+00A0 for a blank too
    if len(words) != 3:
        raise ValueError(f"raw_request does not begin with method, target and version: {line[:80]!r}")
    method, target, version = (word.decode("utf-8", "replace") for word in words)
    return method, target, version


def path_and_query(target: str) -> tuple[str, str]:
    """The path of a target, and its query without the "?"; both as they were sent.

    Of a target in absolute-form, ``http://host/path`` (RFC 9112 section 3.2.2), it is the path that counts.
    """
    path, _, query = target.partition("?")
    if not path.startswith("/"):
        scheme, mark, rest = path.partition("://")
        if mark and scheme:
            path = "/" + rest.partition("/")[2]
    return path, query


def head_and_body(raw: bytes) -> tuple[bytes, bytes]:
    """The bytes before and after the empty line."""
    head, _, body = raw.partition(b"\r\n\r\n")
    return head, body


def head(raw: bytes) -> bytes:
    """The bytes before the empty line, with the CR LF at their end; all where there is none."""
    end = raw.find(b"\r\n\r\n")
    return raw if end < 0 else raw[: end + 2]


def is_chunked(head: bytes) -> bool:
    """Whether the body behind a head is in chunks; the core takes no other transfer coding (RFC 9112 section 6.1)."""
    return b"\r\ntransfer-encoding:" in head.lower()


def without_chunks(content: bytes) -> bytes:
    """What a body in chunks holds."""
    return b"".join(_chunks(content))


def fields(raw: bytes) -> Iterator[tuple[str, str]]:
    """The names and values of the header fields of a request, in their order."""
    head, _ = head_and_body(raw)
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines if ":" in line)
    return ((name, value.strip(" \t")) for name, _, value in pairs)


def body(raw: bytes) -> bytes:
    """The body of a request, without chunked framing."""
    before = head(raw)
    content = raw[len(before) + 2 :]
    return without_chunks(content) if content and is_chunked(before) else content


def _chunks(content: bytes) -> Iterator[bytes]:
    """The data of each chunk (RFC 9112 section 7.1)."""
    at = 0
    while True:
        end = content.index(b"\r\n", at)
        size = int(content[at:end].split(b";")[0], 16)
        if size == 0:
            return
        yield content[end + 2 : end + 2 + size]
        at = end + 2 + size + 2


def query_params(target: str) -> dict[str, str]:
    """The parameters behind the "?" of a target, as they were sent; of one that comes twice the last value counts."""
    params = {}
    for part in target.partition("?")[2].split("&"):
        if part:
            name, _, value = part.partition("=")
            params[name] = value
    return params
