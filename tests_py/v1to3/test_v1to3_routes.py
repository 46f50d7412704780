# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which handler of releases 1 to 3 is called for a request, and what with."""

import functools
import socket

import pytest
import wire
from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.route import _HTTPRoute, _HTTPRoutes
from adafruit_httpserver.server import HTTPServer


@pytest.fixture
def server(folder):
    return HTTPServer(socket)


@pytest.fixture
def ask(server, serve):
    """Asks the server, which is started then, for a path; gives the body, or the status when it is not 200."""
    running = []

    def ask(path: str, method: str = "GET"):
        if not running:
            running.append(serve(server))
        ask.running = running[0]
        answer = wire.ask(running[0].port, path, method)
        return answer.body.decode() if answer.status == 200 else answer.status

    return ask


def says(*values):
    """A response that shows what a handler was given."""
    return HTTPResponse(body=repr(values))


# Methods


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "get", "Post", HTTPMethod.PUT])
def test_a_method(method, server, ask):
    server.route("/", method)(lambda request: says(request.method))
    assert ask("/", method.upper()) == f"('{method.upper()}',)"


@pytest.mark.parametrize("methods", [["GET", "POST"], ("get", "POST"), {"POST", "GET"}])
def test_several_methods_as_since_release_4(methods, server, ask):
    server.route("/", methods=methods)(lambda request: says(request.method))
    assert ask("/") == "('GET',)" and ask("/", "POST") == "('POST',)" and ask("/", "PUT") == 405


def test_one_method_as_since_release_4(server, ask):
    server.route("/", methods="POST")(lambda request: says(request.method))
    assert ask("/", "POST") == "('POST',)" and ask("/") == 405


def test_another_method_of_a_route(server, ask):
    server.route("/", "POST")(says)
    assert ask("/", "GET") == 405
    assert ask("/", "DELETE") == 405
    assert ask("/other", "POST") == 400, "no route, and no file can be meant"


def test_get_answers_head(server, serve):
    server.route("/x/<y>")(lambda request, y: says(request.method, y))
    answer = wire.ask(serve(server).port, "/x/y", "HEAD")
    assert (answer.status, answer.headers["content-length"]) == (200, str(len("('HEAD', 'y')")))


# Parameters


@pytest.mark.parametrize(
    "path, asked, values",
    [
        ("/<a>", "/1", ("1",)),
        ("/<a>", "/", ("",)),
        ("/x/<a>", "/x/1?b=2", ("1",)),
        ("/x/<a>/y/<b>", "/x/1/y/2", ("1", "2")),
        ("/x/<a>/y/<b>", "/x//y/", ("", "")),
        ("/x-<a>-<b>.html", "/x-1-2.html", ("1", "2")),
        ("/x/<>/end", "/x/1/end", ("1",)),
        ("/<a>", "/a%20b%2Fc", ("a%20b%2Fc",)),
        ("/<a>", "/größe", ("größe",)),
        ("/größe/<a>", "/größe/1", ("1",)),
        (r"/(\d+)/<a>", "/12/x", ("12", "x")),
        ("/(?:a|b)/<a>", "/b/x", ("x",)),
    ],
)
def test_parameters_are_given_by_position(path, asked, values, server, ask):
    server.route(path)(lambda request, *given: says(*given))
    assert ask(asked) == repr(values)


@pytest.mark.parametrize(
    "path, asked",
    [("/x/<a>", "/x/1/2"), ("/x/<a>", "/y/1"), ("/x/<a>", "/x"), ("/x.y/<a>", "/xzy/1"), ("/<a>/", "/1"), (r"/(\d+)/<a>", "/x/y")],
)
def test_a_path_that_does_not_match(path, asked, server, ask):
    server.route(path)(says)
    assert ask(asked) == 404


def test_names_do_not_matter(server, ask):
    @server.route("/<b>/<a>")
    def handler(request, a, b):
        return says(a, b)

    assert ask("/1/2") == "('1', '2')"


def test_stacked_routes_and_defaults(server, ask):
    @server.route("/device/<device_id>/action/<action>")
    @server.route("/device/off/<device_id>")
    @server.route("/device", "POST")
    def handler(request, device="all", action="off"):
        return says(device, action)

    assert ask("/device/5/action/on") == "('5', 'on')"
    assert ask("/device/off/5") == "('5', 'off')"
    assert ask("/device", "POST") == "('all', 'off')"


def test_a_route_without_parameters_comes_first(server, ask):
    server.route("/x/<a>")(lambda request, a: says("first", a))
    server.route("/x/all")(lambda request: says("literal"))
    server.route("/x/<b>")(lambda request, b: says("second", b))
    assert ask("/x/all") == "('literal',)"
    assert ask("/x/1") == "('first', '1')"


def test_of_two_handlers_for_a_route_the_first_counts(server, ask):
    server.route("/")(lambda request: says(1))
    server.route("/")(lambda request: says(2))
    assert ask("/") == "(1,)"


def test_too_few_parameters(server, ask):
    server.route("/<a>/<b>")(lambda request, a: says(a))
    assert ask("/1/2") == 500
    ask.running.error(TypeError)


# Handlers


def test_the_decorator_gives_the_function_back(server):
    def handler(request):
        """Does nothing."""

    assert server.route("/")(handler) is handler


def test_a_method_of_an_object(server, ask):
    class Page:
        def show(self, request):
            return says(type(self).__name__)

        def __call__(self, request, value):
            return says(value)

    server.route("/")(Page().show)
    server.route("/<a>")(Page())
    assert ask("/") == "('Page',)"
    assert ask("/1") == "('1',)"


def test_a_partial_function(server, ask):
    server.route("/")(functools.partial(lambda more, request: says(more), 5))
    assert ask("/") == "(5,)"


def decorated(handler):
    @functools.wraps(handler)
    def call(*arguments, **named):
        return handler(*arguments, **named)

    return call


@pytest.mark.parametrize(
    "handler",
    [
        lambda request, conn: says(hasattr(conn, "send")),
        lambda request, anything: says(hasattr(anything, "send")),
        lambda request, conn=None: says(hasattr(conn, "send")),
        lambda request, connection=None, more=5: says(hasattr(connection, "send")),
        lambda request, sock=None: says(hasattr(sock, "send")),
        decorated(lambda request, conn: says(hasattr(conn, "send"))),
    ],
)
def test_a_handler_that_wants_the_connection(handler, server, ask):
    server.route("/")(handler)
    assert ask("/") == "(True,)"


@pytest.mark.parametrize(
    "handler",
    [
        lambda request, color="red": says(color),
        lambda request, *more: says(*(more or ["red"])),
        lambda request, **more: says(*(more or ["red"])),
        lambda request, *, conn="red": says(conn),
        decorated(lambda request, color="red": says(color)),
        lambda *given: says("red" if len(given) == 1 else given),
    ],
)
def test_a_handler_that_wants_no_connection(handler, server, ask):
    server.route("/")(handler)
    assert ask("/") == "('red',)"


# The routes of a server


def test_routes_are_a_mapping(server, ask):
    first, second = _HTTPRoute("/a", "post"), _HTTPRoute("/b/<x>")
    server.routes[first] = lambda request: says("a")
    server.route_handlers[second] = lambda request, x: says(x)
    assert server.routes is server.route_handlers
    assert list(server.routes) == [first, second] and len(server.routes) == 2
    assert _HTTPRoute("/a", "POST") in server.routes and _HTTPRoute("/a") not in server.routes
    assert ask("/a", "POST") == "('a',)"
    assert ask("/b/1") == "('1',)"


def test_routes_change_while_the_server_runs(server, ask):
    assert ask("/a") == 404
    server.routes.add(_HTTPRoute("/a"), lambda request: says("added"))
    server.routes.add(_HTTPRoute("/b/<x>"), lambda request, x: says(x))
    assert ask("/a") == "('added',)" and ask("/b/1") == "('1',)"
    server.routes[_HTTPRoute("/a")] = lambda request: says("changed")
    assert ask("/a") == "('changed',)"
    del server.routes[_HTTPRoute("/a")], server.routes[_HTTPRoute("/b/<x>")]
    assert ask("/a") == 404 and ask("/b/1") == 404
    with pytest.raises(KeyError):
        del server.routes[_HTTPRoute("/a")]


def test_a_handler_is_found_by_hand():
    routes = _HTTPRoutes()
    routes.add(_HTTPRoute("/x/<a>"), lambda request, a: (request, a))
    routes.add(_HTTPRoute("/x/all"), lambda request: (request, "literal"))
    assert routes.find_handler(_HTTPRoute("/x/1"))("r") == ("r", "1")
    assert routes.find_handler(_HTTPRoute("/x/all"))("r") == ("r", "literal")
    assert routes.find_handler(_HTTPRoute("/y")) is None
    assert routes.find_handler(_HTTPRoute("/x/1", "POST")) is None


def test_a_route_matches():
    route = _HTTPRoute("/x/<a>")
    assert route.match(_HTTPRoute("/x/1")) == route.matches(_HTTPRoute("/x/1")) == (True, ("1",))
    assert route.match(_HTTPRoute("/x/1", "POST")) == (False, ())
    assert _HTTPRoute("/x").match(_HTTPRoute("/x")) == (True, ())
    assert route != "/x" and route == _HTTPRoute("/x/<a>", "get")
    assert repr(route) == "_HTTPRoute(path='/x/<a>', method='GET')"


@pytest.mark.parametrize("arguments", [(5,), ("/", 5), (None,), (b"/",), ("/", ["GET"]), ("/", {"GET": 5})])
def test_arguments_of_a_route_are_checked(arguments, server):
    with pytest.raises(TypeError, match="(path|method) must be a str"):
        server.route(*arguments)


def test_a_path_that_is_no_regular_expression(server):
    with pytest.raises(ValueError, match=r"path '/\(/<a>' is no regular expression"):
        server.route("/(/<a>")


def test_what_is_no_handler(server):
    with pytest.raises(TypeError, match="a handler must be callable, not str"):
        server.route("/")("text")
    with pytest.raises(TypeError, match="a key must be an _HTTPRoute"):
        server.routes["/"] = says
