# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What clients send to both sides of the releases 1.0 and 1.1, and which differences are accepted: their ids are those of
docs/differences.md."""

import wire
from harness import Scenario, get, post

ANSWER = ("status", "type", "body", "framing")
#: 1.1.0 sends Cache-Control with everything.
CACHE = {"headers": "v1-cache"}


def differs(*names, **ids) -> dict:
    """What differs, besides Cache-Control: ``differs("status", "body", because="v1-x")``, or each with its id."""
    because = ids.pop("because", None)
    return {**CACHE, **dict.fromkeys(names, because), **ids}


def no_answer(because: str, *more) -> dict:
    """The original sends nothing, or nothing that is whole."""
    return dict.fromkeys(("status", *more), because)


SCENARIOS = [
    Scenario("a text", get("/text"), CACHE),
    Scenario("a second request", get("/text"), differs("connection", "second", "seen", because="v1-keep-alive")),
    Scenario("fields about time", get("/text"), differs(date="v1-date")),
    Scenario("query parameters", get("/text?a=1&b=2&a=3&c&=x&d=e=f&%20=+"), CACHE),
    Scenario("no query parameters", get("/text"), differs(seen="v1-empty-query")),
    Scenario("headers", get("/text?a", "X-A:1\r\nx-b:   2\t\r\nX-A: 3\r\n"), differs("seen", because="v1-fields")),
    Scenario("POST", post("/text?a", b"body"), CACHE),
    Scenario("PUT", wire.request("/put?a", "PUT", b"body"), CACHE),
    Scenario("PATCH", wire.request("/patch?a", "PATCH", b"body"), CACHE),
    Scenario("a body longer than the buffer", post("/text?a", b"y" * 5000), CACHE),
    Scenario("bytes", get("/bytes?a"), differs("body", because="v1-body")),
    Scenario("unicode", get("/unicode?a"), differs("body", because="v1-body")),
    Scenario("an empty body", get("/empty?a"), CACHE),
    Scenario("a large body", get("/large?a"), CACHE),
    Scenario("a status", get("/status?a"), CACHE),
    Scenario("a status first", get("/status-first?a"), CACHE),
    Scenario("arguments by position", get("/tuple?a"), CACHE),
    Scenario("headers of the answer", get("/headers?a"), CACHE),
    Scenario("a length of one's own", get("/length?a"), differs("body", because="v1-own-length")),
    Scenario("a connection that is to be closed", get("/close?a"), differs("connection", because="v1-keep-alive")),
]
