# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which handler gets a request: ``HTTPServer.route`` and ``HTTPServer.routes``."""

import socket

import pytest
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer, _HTTPRequest


@pytest.fixture
def server(folder):
    return HTTPServer(socket)


def text(body: str):
    """A handler that answers with a text."""
    return lambda request: HTTPResponse(body=body)


def test_the_decorator_gives_the_function_back(server):
    def handler(request):
        return HTTPResponse()

    assert server.route("/x")(handler) is handler
    assert server.route("/y", "POST")(handler) is handler
    assert server.route(path="/z", method="PUT")(handler) is handler


def test_get_is_the_default_method(server, serve):
    server.route("/x")(text("got"))
    running = serve(server)
    assert wire.ask(running.port, "/x").body == b"got"
    assert wire.ask(running.port, "/x", "POST").status == 405


@pytest.mark.parametrize("method", ["GET", "post", "Put", "DELETE", "patch", "OPTIONS", "HEAD", "PROPFIND"])
def test_a_method_is_taken_in_any_case(method, server, serve):
    server.route("/x", method)(text("got"))
    answer = wire.ask(serve(server).port, "/x", method.upper())
    assert (answer.status, answer.body) == (200, b"" if method == "HEAD" else b"got")


def test_clients_methods_are_case_sensitive(server, serve):
    server.route("/x")(text("got"))
    assert wire.ask(serve(server).port, "/x", "get").status == 405


def test_stacked_decorators_make_a_route_each(server, serve):
    @server.route("/a")
    @server.route("/b")
    @server.route("/b", "POST")
    def handler(request):
        return HTTPResponse(body=f"{request.method} {request.path}")

    running = serve(server)
    assert wire.ask(running.port, "/a").body == b"GET /a"
    assert wire.ask(running.port, "/b").body == b"GET /b"
    assert wire.ask(running.port, "/b", "POST").body == b"POST /b"
    assert wire.ask(running.port, "/a", "POST").status == 405


def test_the_last_handler_of_a_route_counts(server, serve):
    server.route("/x")(text("first"))
    server.route("/x", "get")(text("second"))
    running = serve(server)
    assert wire.ask(running.port, "/x").body == b"second"
    server.route("/x")(text("third"))
    assert wire.ask(running.port, "/x").body == b"third"
    assert len(server.routes) == 1


def test_a_route_with_a_query_is_compared_with_the_whole_target(server, serve):
    server.route("/led?on")(text("on"))
    server.route("/led?off")(text("off"))
    server.route("/plain")(text("plain"))
    running = serve(server)
    assert wire.ask(running.port, "/led?on").body == b"on"
    assert wire.ask(running.port, "/led?off").body == b"off"
    assert wire.ask(running.port, "/led").status == wire.ask(running.port, "/led?").status == 404
    assert wire.ask(running.port, "/plain?x=1").body == b"plain"


def test_paths_are_compared_as_they_are_sent(server, serve):
    server.route("/a b")(text("blank"))
    server.route("/Case")(text("case"))
    server.route("/größe")(text("utf-8"))
    running = serve(server)
    assert wire.ask(running.port, "/a%20b").status == 404
    assert wire.ask(running.port, "/case").status == 404
    assert wire.ask(running.port, "/größe").body == b"utf-8"


def test_a_wrong_method_gets_405_with_allow(server, serve):
    server.route("/x")(text(""))
    server.route("/x", "POST")(text(""))
    running = serve(server)
    for method in ("DELETE", "PUT"):
        answer = wire.ask(running.port, "/x", method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    answer = wire.ask(running.port, "/x", "OPTIONS")
    assert (answer.status, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "BREW"])
def test_another_method_without_a_route_gets_500_as_in_0_x(method, server, serve):
    assert wire.ask(serve(server).port, "/nowhere", method).status == 500


def test_routes_is_like_a_dict(server):
    a, b = text("a"), text("b")
    server.route("/a")(a)
    server.routes[_HTTPRequest("/b", "POST")] = b
    assert server.routes[_HTTPRequest("/a", "GET")] is a
    assert server.routes.get(_HTTPRequest("/c", "GET")) is None
    assert _HTTPRequest("/b", "POST") in server.routes and _HTTPRequest("/b", "GET") not in server.routes
    assert [(key.path, key.method) for key in server.routes] == [("/a", "GET"), ("/b", "POST")]
    assert list(server.routes.values()) == [a, b] and len(server.routes) == 2
    assert server.routes.pop(_HTTPRequest("/a", "GET")) is a
    with pytest.raises(KeyError):
        del server.routes[_HTTPRequest("/a", "GET")]
    server.routes.update({_HTTPRequest("/d", "GET"): a})
    assert "/d" in repr(server.routes)
    server.routes.clear()
    assert not server.routes


def test_the_keys_of_routes_know_a_method_in_any_case(server):
    handler = server.route("/a", "post")(text("a"))
    assert server.routes[_HTTPRequest("/a", "POST")] is handler
    server.routes[_HTTPRequest("/a", "Post")] = handler
    assert len(server.routes) == 1
    del server.routes[_HTTPRequest("/a", "post")]
    assert not server.routes


@pytest.mark.parametrize("key", ["/a", ("/a", "GET"), None, 5])
def test_a_key_of_another_type_is_a_type_error(key, server):
    with pytest.raises(TypeError, match="_HTTPRequest"):
        server.routes[key] = text("")
    assert key not in server.routes and server.routes.get(key) is None


def test_a_handler_must_be_callable(server):
    with pytest.raises(TypeError, match="handler"):
        server.routes[_HTTPRequest("/a", "GET")] = "not a function"
    with pytest.raises(TypeError, match="handler"):
        server.route("/a")("not a function")


def test_changes_take_effect_while_the_server_runs(server, serve):
    running = serve(server)
    assert wire.ask(running.port, "/a").status == 404
    server.route("/a")(text("added"))
    assert wire.ask(running.port, "/a").body == b"added"
    server.routes[_HTTPRequest("/a", "GET")] = text("replaced")
    assert wire.ask(running.port, "/a").body == b"replaced"
    del server.routes[_HTTPRequest("/a", "GET")]
    assert wire.ask(running.port, "/a").status == 404
    assert wire.ask(running.port, "/a", "POST").status == 500


def test_a_handler_can_change_the_routes(server, serve):
    @server.route("/once")
    def once(request):
        del server.routes[_HTTPRequest(request.path, request.method)]
        return HTTPResponse(body="once")

    running = serve(server)
    assert wire.ask(running.port, "/once").body == b"once"
    assert wire.ask(running.port, "/once").status == 404


def test_a_request_that_is_queued_for_a_route_that_goes_away_gets_404(server, serve):
    server.route("/a")(text("a"))
    running = serve(server)
    running.pause()
    with wire.connect(running.port) as client:
        client.send(wire.request("/a"))
        with wire.connect(running.port) as other:  # answered by the core, so the first has been queued by now
            assert other.ask("/nothing").status == 404
        del server.routes[_HTTPRequest("/a", "GET")]
        for _ in range(20):
            server.poll()
        assert client.answer().status == 404


def test_a_thousand_routes(server, serve):
    for number in range(1000):
        server.route(f"/{number}")(text(str(number)))
    running = serve(server)
    with wire.connect(running.port) as client:
        for number in (0, 1, 499, 998, 999):
            assert client.ask(f"/{number}").body == str(number).encode()
        assert client.ask("/1000").status == 404


def test_a_method_of_an_object_and_a_callable_object_are_handlers(server, serve):
    class Led:
        def show(self, request):
            return HTTPResponse(body="method")

        def __call__(self, request):
            return HTTPResponse(body="object")

    server.route("/method")(Led().show)
    server.route("/object")(Led())
    running = serve(server)
    assert wire.ask(running.port, "/method").body == b"method"
    assert wire.ask(running.port, "/object").body == b"object"
