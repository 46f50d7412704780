# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which handler gets a request, and with which arguments."""

import functools
import socket

import pytest
import wire
from adafruit_httpserver import DELETE, GET, POST, Response, Route, Server, as_route
from serving import wait_until


@pytest.fixture
def routed(serve4, folder):
    """Starts a server with the routes that are given as pairs of arguments and handler; returns what asks it."""

    def start(*routes, percent_decoding=False):
        server = Server(socket)
        server.percent_decoding = percent_decoding
        for arguments, handler in routes:
            named = arguments.pop() if isinstance(arguments[-1], dict) else {}
            server.route(*arguments, **named)(handler)
        port = serve4(server).port
        return lambda path, method="GET": wire.ask(port, path, method)

    return start


def say(*values):
    """A handler that answers with what it is called with."""
    return lambda request, **given: Response(request, repr((*values, given)))


PARAMETERS = [
    ("/<a>", "/x", {"a": "x"}),
    ("/<a>", "/x%2Fy", {"a": "x%2Fy"}),
    ("/led/<name>", "/led/kitchen?on=1", {"name": "kitchen"}),
    ("/<a>/<b>", "/1/2", {"a": "1", "b": "2"}),
    ("/<a>/and/<b>/end", "/1/and/2/end", {"a": "1", "b": "2"}),
    ("/<a>/..../<b>", "/1/x/y/2", {"a": "1", "b": "2"}),
    ("/.../<b>", "/x/2", {"b": "2"}),
    ("/<größe>", "/x", {"größe": "x"}),
    ("/<a>/", "/x/", {"a": "x"}),
    ("/<a>/<a>", "/1/2", {"a": "2"}),
    ("/(?:x|y)/<a>", "/y/1", {"a": "1"}),
]


@pytest.mark.parametrize("path, asked, found", PARAMETERS)
def test_parameters(path, asked, found, routed):
    assert routed(([path], say()))(asked).body.decode() == repr((found,))


@pytest.mark.parametrize("path, asked", [("/<a>", "/"), ("/<a>", "/x/y"), ("/<a>", "/x/"), ("/<a>/b", "/x/c"), ("/x/<a>", "/y/1")])
def test_paths_that_do_not_match(path, asked, routed):
    assert routed(([path], say()))(asked).status == 404


@pytest.mark.parametrize(
    "path, asked, found",
    [
        ("/a/.../c", "/a/b/c", True), ("/a/.../c", "/a/b/b/c", False), ("/a/.../c", "/a//c", False),
        ("/a/..../c", "/a/b/b/c", True), ("/a/..../c", "/a/c", False), ("/..../end", "/x/y/end", True),
        ("/all/....", "/all/of/it", True), ("/all/....", "/all/", False), ("/a.b", "/axb", False), ("/a.b", "/a.b", True),
        ("/a+b", "/a+b", True), ("/a+b", "/aab", True), ("/x{2}", "/xx", True), ("/a(", "/a(", True),
    ],
)  # fmt: skip
def test_wildcards_and_expressions(path, asked, found, routed):
    assert routed(([path], say()))(asked).status == (200 if found else 404)


def test_append_slash(routed):
    ask = routed((["/plain", {"append_slash": True}], say()), (["/<a>/b", {"append_slash": True}], say()), (["/no"], say()))
    assert [ask(path).status for path in ("/plain", "/plain/", "/x/b", "/x/b/", "/no", "/no/", "/plain//")] == [
        200, 200, 200, 200, 200, 404, 404
    ]  # fmt: skip
    assert ask("/x/b/").body == ask("/x/b").body == b"({'a': 'x'},)"


def test_append_slash_is_not_part_of_the_last_parameter(routed):
    assert routed((["/<a>", {"append_slash": True}], say()))("/x/").body == b"({'a': 'x'},)"


def test_the_first_route_of_a_path_counts_and_literal_ones_come_first(routed):
    ask = routed((["/<a>"], say(1)), (["/x"], say(2)), (["/x"], say(3)), (["/<b>"], say(4)))
    assert (ask("/x").body, ask("/y").body) == (b"(2, {})", b"(1, {'a': 'y'})")


def test_methods(routed):
    ask = routed((["/a", [GET, POST]], say("a")), (["/b", {"methods": "delete"}], say("b")), (["/c", {POST}], say("c")))
    assert [ask("/a").status, ask("/a", POST).status, ask("/a", DELETE).status] == [200, 200, 405]
    assert [ask("/b", DELETE).status, ask("/b").headers["allow"]] == [200, "DELETE, OPTIONS"]
    assert ask("/c", "OPTIONS").headers["allow"] == "OPTIONS, POST"


def test_methods_of_routes_that_overlap(routed):
    ask = routed((["/x", GET], say("literal")), (["/<a>", POST], say("pattern")))
    assert (ask("/x").body, ask("/x", POST).body) == (b"('literal', {})", b"('pattern', {'a': 'x'})")
    assert ask("/x", DELETE).headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_decorators_can_be_stacked(routed, serve4):
    server = Server(socket)

    @server.route("/a")
    @server.route("/b/<name>", POST)
    def handler(request, name="nobody"):
        return Response(request, name)

    port = serve4(server).port
    assert wire.ask(port, "/a").body == b"nobody"
    assert wire.ask(port, "/b/me", "POST").body == b"me"
    assert handler.__name__ == "handler"


def test_handlers_of_every_kind(routed):
    class Kitchen:
        def led(self, request, name):
            return Response(request, f"method {name}")

        def __call__(self, request, name):
            return Response(request, f"object {name}")

    @functools.wraps(Kitchen.led)
    def wrapped(*arguments, **named):
        return Response(arguments[0], f"wrapped {named}")

    def positional(request, first, /):
        return Response(request, f"positional {first}")

    def keyword(request, *, name):
        return Response(request, f"keyword {name}")

    def hinted(request: "Request", name: str = "d", more: int = 3) -> "Response":  # noqa: F821
        return Response(request, f"hinted {name} {more}")

    def other(request, title):
        return Response(request, f"other {title}")

    found = {
        "method": (Kitchen().led, b"method x"),
        "object": (Kitchen(), b"object x"),
        "partial": (functools.partial(keyword, name="y"), b"keyword x"),
        "positional": (positional, b"positional x"),
        "keyword": (keyword, b"keyword x"),
        "hinted": (hinted, b"hinted x 3"),
        "other": (other, b"other x"),
        "wrapped": (wrapped, b"wrapped {'name': 'x'}"),
    }
    del found["wrapped"]  # its signature is that of what it wraps, with self in front
    ask = routed(*(([f"/{kind}/<name>"], handler) for kind, (handler, _) in found.items()))
    assert {kind: ask(f"/{kind}/x").body for kind in found} == {kind: body for kind, (_, body) in found.items()}


def test_parameters_in_another_order_than_the_path_s(routed):
    ask = routed((["/<b>/<a>"], lambda request, a, b: Response(request, f"a={a} b={b}")))
    assert ask("/1/2").body == b"a=2 b=1"


def test_a_decorator_that_hides_the_parameters(routed):
    def logged(function):
        @functools.wraps(function)
        def call(*arguments, **named):
            return function(*arguments, **named)

        return call

    @logged
    def led(request, name):
        return Response(request, name)

    assert routed((["/<name>"], led))("/x").body == b"x"


def test_percent_decoding(routed):
    arguments = ["/<a>/..../<b>"], say()
    assert routed(arguments)("/a%20b/x/%C3%A4").body.decode() == repr(({"a": "a%20b", "b": "%C3%A4"},))
    arguments = ["/<a>/..../<b>"], say()
    assert routed(arguments, percent_decoding=True)("/a%20b/x/%C3%A4").body.decode() == repr(({"a": "a b", "b": "ä"},))


def test_routes_are_added_while_the_server_runs(ask):
    assert wire.ask(ask.port, "/new").status == 404
    ask.server.add_routes([Route("/new", [GET], lambda request: Response(request, "new"))])
    assert wire.ask(ask.port, "/new").body == b"new"


def test_percent_decoding_is_changed_while_the_server_runs(ask):
    ask.server.route("/a/<b>")(lambda request, b: Response(request, b))
    assert wire.ask(ask.port, "/a/%20").body == b"%20"
    ask.server.percent_decoding = True
    wait_until(lambda: wire.ask(ask.port, "/a/%20").body == b" ")


def test_as_route(ask):
    @as_route("/as/<name>", [GET, POST], append_slash=True)
    def named(request, name):
        return Response(request, name)

    ask.server.add_routes([named])
    assert wire.ask(ask.port, "/as/me/", "POST").body == b"me"
    assert (named.path, named.methods, named.parameters_names) == ("/as/<name>", {"GET", "POST"}, ["name"])
    with pytest.raises(ValueError, match="once"):
        as_route("/again")(named)


def test_a_route_without_a_handler_has_no_effect(ask):
    ask.server.add_routes([Route("/none", GET)])
    assert wire.ask(ask.port, "/none").status == 404


WRONG_PATHS = ["", "x", "/a//b", "/<>", "/x<a>", "/<a>x", "/a...", "/...b", "/.....", "/a/.....b"]


@pytest.mark.parametrize("path", WRONG_PATHS)
def test_paths_that_can_not_be_understood(path):
    with pytest.raises(ValueError, match="path"):
        Route(path)
    with pytest.raises(ValueError, match="path"):
        Server(socket).route(path)


def test_wrong_arguments():
    server = Server(socket)
    with pytest.raises(TypeError, match="path"):
        server.route(b"/")
    with pytest.raises(ValueError, match="append_slash"):
        server.route("/a/", append_slash=True)
    with pytest.raises(TypeError, match="method"):
        server.route("/", [1])
    with pytest.raises(TypeError, match="route"):
        server.route("/")("no function")
    with pytest.raises(TypeError, match="Route"):
        server.add_routes([lambda request: None])


def test_matching():
    route = Route("/a/<b>/....", [GET, POST], append_slash=True)
    assert route.matches("GET", "/a/1/x/y") == (True, {"b": "1"})
    assert route.matches("GET", "/a/1") == route.matches("DELETE", "/a/1/x") == (False, None)
    assert route.match(Route("/a/1/x", POST)) == (True, {"b": "1"})
    assert route.match(Route("/b", POST)) == route.match(Route("/a/1/x", DELETE)) == (False, {})
    assert repr(Route("/a", GET)) == "<Route path='/a', methods={'GET'}, handler=None>"


def test_ten_thousand_routes(serve4, folder):
    server = Server(socket)
    for number in range(5000):
        server.route(f"/fixed/{number}")(lambda request, number=number: Response(request, str(number)))
        server.route(f"/{number}/<name>")(lambda request, name, number=number: Response(request, f"{number} {name}"))
    port = serve4(server).port
    assert wire.ask(port, "/fixed/4999").body == b"4999"
    assert wire.ask(port, "/4999/x").body == b"4999 x"
    assert wire.ask(port, "/5000/x").status == 404


def test_method_is_the_same_as_methods(routed):
    """Releases before 4 called it so, and scripts that were brought to 4 by hand still do."""
    ask = routed((["/one", {"method": POST}], say("one")), (["/two", {"method": [GET, DELETE]}], say("two")))
    assert ask("/one", "POST").status == 200 and ask("/one").status == 405
    assert [ask("/two", method).status for method in ("GET", "DELETE", "POST")] == [200, 200, 405]
