# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4: which handler a path finds, and with which arguments."""

import wire
from harness import Scenario, get, post
from v4_requests import NOT_FOUND

NOT_ALLOWED = dict.fromkeys(("status", "headers", "body"), "v4-405")
NO_ROUTE = {"status": "v4-no-route", "body": "v4-no-route"}

ROUTES = [
    Scenario("type hints", get("/typed/5/w%C3%B6rd")),
    Scenario("a decorator above another", get("/stacked/one")),
    Scenario("the one below it", get("/stacked/two")),
    Scenario("a parameter that only some routes of a handler have", get("/stacked/x/three")),
    Scenario("a parameter", get("/parameter/abc-1.2~3")),
    Scenario("a parameter and a query", get("/parameter/abc?d=e")),
    Scenario("a parameter that would be two", get("/parameter/a/b"), NOT_FOUND),
    Scenario("an empty parameter", get("/parameter/"), NOT_FOUND),
    Scenario("a parameter in the middle", get("/middle/x/end")),
    Scenario("parameters in another order", get("/keywords/1/2")),
    Scenario("parameters by name only", get("/any/x")),
    Scenario("a literal after a parameter", get("/parameter/literal"), {"body": "v4-literal-first", "seen.handler": "v4-literal-first"}),
    Scenario("two routes with one path", get("/first")),
    Scenario("a wildcard", get("/one/x.y/end")),
    Scenario("a wildcard and two segments", get("/one/x/y/end"), NOT_FOUND),
    Scenario("a long wildcard", get("/many/x/end")),
    Scenario("a long wildcard and three segments", get("/many/x/y/z/end")),
    Scenario("a long wildcard and nothing", get("/many/end"), NOT_FOUND),
    Scenario("a wildcard at the end", get("/tail/x/y.html")),
    Scenario("a wildcard at the end and nothing", get("/tail/"), NOT_FOUND),
    Scenario("append_slash without a slash", get("/slash")),
    Scenario("append_slash with a slash", get("/slash/")),
    Scenario("append_slash with two", get("/slash//"), NOT_FOUND),
    Scenario("append_slash behind a parameter", get("/slash-parameter/x/")),
    Scenario("no append_slash", get("/text/"), NOT_FOUND),
    Scenario("a dot in a path", get("/file.txt")),
    Scenario("another character in its place", get("/file-txt"), NOT_FOUND),
    Scenario("a list of methods", post("/both", b"x")),
    Scenario("a set of methods", wire.request("/set", "DELETE")),
    Scenario("a path whose methods have two handlers", post("/split")),
    Scenario("the first of them", get("/split")),
    Scenario("a method in lower case", get("/lower"), dict.fromkeys(("status", "body", "seen"), "v4-method-case")),
    Scenario("a method of one's own as a route", wire.request("/own", "BREW")),
    Scenario("HEAD as a route", wire.request("/head", "HEAD")),
    Scenario("OPTIONS as a route", wire.request("/options", "OPTIONS")),
    Scenario("a plus in a path", get("/a+b"), dict.fromkeys(("status", "body", "seen"), "v4-literal-first")),
    Scenario("what a plus means to a regular expression", get("/aab")),
    Scenario("an encoded path as a route", get("/a%20b")),
    Scenario("a path in another case", get("/TEXT"), NOT_FOUND),
    Scenario("as_route", wire.request("/as-route/x/", "PUT")),
    Scenario("add_routes", get("/given")),
    Scenario("a Route with append_slash", post("/given/late/")),
    Scenario("no route, without files", get("/nothing"), NOT_FOUND, server="bare"),
    Scenario("no route, and POST, without files", post("/nothing"), NOT_FOUND, server="bare"),
    Scenario("another method of a route, without files", post("/text"), NOT_ALLOWED, server="bare"),
    Scenario("another method of a route", wire.request("/text", "DELETE"), NOT_ALLOWED),
    Scenario("HEAD of a route", wire.request("/text", "HEAD"), dict.fromkeys(("status", "framing", "seen"), "v4-head")),
    Scenario("OPTIONS of a route", wire.request("/text", "OPTIONS"), dict.fromkeys(("status", "type", "headers", "framing"), "v4-405")),
    Scenario("an unknown method", wire.request("/nothing", "BREW"), NO_ROUTE),
]
