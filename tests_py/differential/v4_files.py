# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4: files that a server sends by itself, and those that handlers send."""

import pathlib

import wire
from harness import Scenario, get, post
from v4_answers import FAILED
from v4_requests import EVERYWHERE, NOT_FOUND
from v4_routing import NO_ROUTE


def make(root: pathlib.Path) -> None:
    """The root of the script, and what lies beside it."""
    (root / "folder").mkdir(parents=True)
    (root / "bare").mkdir()
    for name in ("index.html", "page.html", "PAGE.HTML", "data.xyz", "a b.txt", "folder/inner.txt", "folder/index.html"):
        (root / name).write_text(f"This is {name}.\n", encoding="utf-8")
    (root / "empty.txt").write_bytes(b"")
    (root / "large.bin").write_bytes(bytes(range(256)) * 1000)
    (root.parent / "outside.txt").write_text("outside")
    (root / "link.txt").symlink_to(root.parent / "outside.txt")


OUTSIDE = {"status": "v4-outside", "body": "v4-outside"}
RANGES = dict.fromkeys(("status", "headers", "body"), "v4-ranges")

FILES = [
    Scenario("a page", get("/page.html")),
    Scenario("the dates of a page", get("/page.html"), EVERYWHERE),
    Scenario("the index", get("/")),
    Scenario("a file in a folder", get("/folder/inner.txt")),
    Scenario("the index of a folder", get("/folder/")),
    Scenario("a folder without a slash", get("/folder"), dict.fromkeys(("status", "headers", "body"), "v4-index")),
    Scenario("a folder without an index", get("/bare/"), NOT_FOUND),
    Scenario("a type that is unknown", get("/data.xyz")),
    Scenario("an extension in upper case", get("/PAGE.HTML")),
    Scenario("a large file", get("/large.bin")),
    Scenario("an empty file", get("/empty.txt")),
    Scenario("a file and a query", get("/page.html?v=1")),
    Scenario("a file that is missing", get("/none.html"), NOT_FOUND),
    Scenario("a file that is missing, in debug mode", get("/none.html"), NOT_FOUND, server="debug"),
    Scenario("HEAD of a file", wire.request("/page.html", "HEAD")),
    Scenario("HEAD of a file that is missing", wire.request("/none.html", "HEAD")),
    Scenario("POST of a file", post("/page.html"), NO_ROUTE),
    Scenario("PUT of what is not there", wire.request("/none.html", "PUT"), NO_ROUTE),
    Scenario("a file whose name is encoded", get("/a%20b.txt"), {"status": "v4-percent", "body": "v4-percent"}),
    Scenario("a parent folder", get("/../outside.txt"), OUTSIDE),
    Scenario("a parent folder, in debug mode", get("/../outside.txt"), OUTSIDE, server="debug"),
    Scenario("a parent folder in the middle", get("/folder/../page.html"), OUTSIDE),
    Scenario("an encoded parent folder", get("/%2e%2e/outside.txt"), NOT_FOUND),
    Scenario("a backslash", get("/folder\\inner.txt"), OUTSIDE),
    Scenario("a link out of the root", get("/link.txt"), OUTSIDE),
    Scenario("a part of a file", get("/page.html", "Range: bytes=0-3\r\n"), RANGES),
    Scenario("a file on a server without files", get("/page.html"), NOT_FOUND, server="bare"),
    Scenario("FileResponse", get("/file")),
    Scenario("FileResponse of a name", get("/file-name")),
    Scenario("FileResponse of a name with a slash", get("/file-slash")),
    Scenario("FileResponse of a folder's index", get("/file-folder")),
    Scenario("FileResponse with a root", get("/file-root")),
    Scenario("FileResponse with a root on a server without", get("/file-root"), server="bare"),
    Scenario("FileResponse without a root on a server without", get("/file-name"), FAILED, server="bare"),
    Scenario("FileResponse with a type", get("/file-type")),
    Scenario("FileResponse of an unknown type", get("/file-unknown")),
    Scenario("FileResponse of an extension in upper case", get("/file-case")),
    Scenario("FileResponse with a status", get("/file-status")),
    Scenario("FileResponse with headers", get("/file-headers")),
    Scenario("FileResponse with cookies", get("/file-cookies")),
    Scenario("an attachment", get("/file-attachment"), {"headers": "v4-attachment"}),
    Scenario("an attachment with a name", get("/file-attachment-name"), {"headers": "v4-attachment"}),
    Scenario("an attachment whose name has a blank", get("/file-attachment-blank"), {"headers": "v4-attachment"}),
    Scenario("an attachment with a header of one's own", get("/file-attachment-own")),
    Scenario("FileResponse with a buffer size", get("/file-buffer")),
    Scenario("FileResponse of a large file", get("/file-large")),
    Scenario("FileResponse of an empty file", get("/file-empty")),
    Scenario("FileResponse of the head only", get("/file-head")),
    Scenario("FileResponse of what is missing", get("/file-missing")),
    Scenario("FileResponse of a folder", get("/file-is-folder")),
    Scenario("FileResponse of a parent folder", get("/file-parent")),
    Scenario("FileResponse of a backslash", get("/file-backslash")),
    Scenario("FileResponse that is not safe", get("/file-unsafe")),
    Scenario("FileResponse that is not safe, of what is missing", get("/file-unsafe-missing")),
    Scenario("FileResponse of a link out of the root", get("/file-link"), OUTSIDE),
    Scenario("a part of a FileResponse", get("/file-name", "Range: bytes=0-3\r\n"), RANGES),
    Scenario("FileResponse with headers of the server", get("/file-headers"), server="headers"),
]
