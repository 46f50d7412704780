# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The routes of v4_program.py: first those that show how routes are found, then one for each kind of response."""

from typing import Optional

from __main__ import FOLDER, answers, http, keep, main, note, route, servers


@route("/typed/<number>/<word>")
def typed(request: http.Request, number: str, word: Optional[str] = None) -> http.Response:
    return http.Response(request, f"{number} {word}")


def plain(request) -> http.Response:
    """The answer of routes of which only the finding matters."""
    return http.Response(request, "found")


@route("/stacked/one")
@route("/stacked/two")
@route("/stacked/<other>/three")
def stacked(request, other="none"):
    return http.Response(request, other)


@route("/parameter/<a>")
def parameter(request, a):
    return http.Response(request, a)


@route("/parameter/literal")
def after_parameter(request):
    return http.Response(request, "never, unless a literal comes first")


@route("/first")
def first(request):
    return http.Response(request, "first")


@route("/first")
def second(request):
    return http.Response(request, "second")


@route("/middle/<a>/end")
def middle(request, a):
    return http.Response(request, a)


@route("/keywords/<b>/<a>")
def keywords(request, a, b):
    return http.Response(request, f"{a} {b}")


@route("/any/<a>")
def anything(request, **named):
    return http.Response(request, repr(named))


@route("/one/.../end")
def one_segment(request):
    return plain(request)


@route("/many/..../end")
def many_segments(request):
    return plain(request)


@route("/tail/....")
def tail(request):
    return plain(request)


@route("/slash", append_slash=True)
def slash(request):
    return plain(request)


@route("/slash-parameter/<a>", append_slash=True)
def slash_parameter(request, a):
    return http.Response(request, a)


@route("/file.txt")
def dots(request):
    return plain(request)


@route("/both", [http.GET, http.POST])
def both_methods(request):
    return http.Response(request, request.method)


@route("/set", {http.PUT, http.DELETE})
def set_of_methods(request):
    return http.Response(request, request.method)


@route("/split", http.GET)
def split_get(request):
    return http.Response(request, "get")


@route("/split", http.POST)
def split_post(request):
    return http.Response(request, "post")


@route("/lower", "get")
def lower(request):
    return plain(request)


@route("/own", "BREW")
def own(request):
    return plain(request)


@route("/head", http.HEAD)
def head(request):
    return http.Response(request, "head")


@route("/options", http.OPTIONS)
def options(request):
    return http.Response(request, headers={"Allow": "ME"})


@route("/a+b")
def plus(request):
    return plain(request)


@route("/a%20b")
def percent(request):
    return plain(request)


if hasattr(http, "Route"):

    @http.as_route("/as-route/<a>", [http.GET, http.PUT], append_slash=True)
    def as_route(request, a):
        return http.Response(request, a)

    def given(request):
        return plain(request)

    main.add_routes([as_route, http.Route("/given", http.GET, given), http.Route("/given/late", [http.POST], given, append_slash=True)])

TEXT = "größe"

answers("/text", lambda request: http.Response(request, "text"))
answers("/bytes", lambda request: http.Response(request, b"\x00\xff"))
answers("/bytearray", lambda request: http.Response(request, bytearray(b"array")))
answers("/unicode", lambda request: http.Response(request, TEXT, content_type="text/html; charset=utf-8"))
answers("/empty", lambda request: http.Response(request))
answers("/large", lambda request: http.Response(request, "x" * 300_000))
answers("/number", lambda request: http.Response(request, 5))
answers("/status", lambda request: http.Response(request, "made", status=http.CREATED_201))
answers("/status-tuple", lambda request: http.Response(request, "made", status=(299, "Fine by me")))
answers("/status-own", lambda request: http.Response(request, "made", status=http.Status(418, "Teapot")))
answers("/status-int", lambda request: http.Response(request, "made", status=404))
answers("/no-content", lambda request: http.Response(request, status=http.NO_CONTENT_204))
answers("/headers", lambda request: http.Response(request, "x", headers={"X-A": "1", "Content-Language": "de"}))
answers("/headers-object", lambda request: http.Response(request, "x", headers=http.Headers({"X-A": "1"})))
answers("/headers-none", lambda request: http.Response(request, "x", headers={"X-A": None}))
answers("/headers-empty", lambda request: http.Response(request, "x", headers={"X-A": ""}))
answers("/headers-number", lambda request: http.Response(request, "x", headers={"X-A": 5}))
answers("/headers-type", lambda request: http.Response(request, "{}", headers={"Content-Type": "application/json"}, content_type="text/html"))
answers("/headers-server", lambda request: http.Response(request, "x", headers={"x-server": "handler"}))
answers("/headers-injection", lambda request: http.Response(request, "x", headers={"X-A": "1\r\nX-Injected: yes"}))
answers("/type-injection", lambda request: http.Response(request, "x", content_type="text/html\r\nX-Injected: yes"))
answers("/cookies", lambda request: http.Response(request, "x", cookies={"a": "1", "b": "2; Path=/; HttpOnly"}))
answers("/cookie-injection", lambda request: http.Response(request, "x", cookies={"a": "1\r\nX-Injected: yes"}))
answers("/twice", lambda request: http.Response(request, "x", headers=_twice(http.Headers())))
answers("/length", lambda request: http.Response(request, "12345", headers={"Content-Length": "5"}))

answers("/json", lambda request: http.JSONResponse(request, {"a": [1, None, True], "b": TEXT}))
answers("/json-list", lambda request: http.JSONResponse(request, [1.5, "x"]))
answers("/json-status", lambda request: http.JSONResponse(request, {}, status=http.BAD_REQUEST_400, headers={"X-A": "1"}))
answers("/json-type", lambda request: http.JSONResponse(request, {}, headers={"Content-Type": "application/problem+json"}))
answers("/json-fails", lambda request: http.JSONResponse(request, {"a": object()}))

answers("/redirect", lambda request: http.Redirect(request, "/text"))
answers("/redirect-permanent", lambda request: http.Redirect(request, "https://example.org/a?b=c", permanent=True))
answers("/redirect-preserve", lambda request: http.Redirect(request, "/text", preserve_method=True))
answers("/redirect-both", lambda request: http.Redirect(request, "/text", permanent=True, preserve_method=True))
answers("/redirect-status", lambda request: http.Redirect(request, "/text", status=http.Status(303, "See Other")))
answers("/redirect-clash", lambda request: http.Redirect(request, "/text", status=(303, "See Other"), permanent=True))
answers("/redirect-location", lambda request: http.Redirect(request, "/text", headers={"location": "/other", "X-A": "1"}))
answers("/redirect-injection", lambda request: http.Redirect(request, "/text\r\nX-Injected: yes"))

answers("/chunked", lambda request: http.ChunkedResponse(request, lambda: iter(["one ", b"two ", "", TEXT]), content_type="text/html"))
answers("/chunked-none", lambda request: http.ChunkedResponse(request, lambda: iter(())))
answers("/chunked-large", lambda request: http.ChunkedResponse(request, lambda: (b"%06d" % number * 1000 for number in range(100))))
answers("/chunked-status", lambda request: http.ChunkedResponse(request, lambda: iter("x"), status=(202, "Accepted"), headers={"X-A": "1"}))
answers("/chunked-generator", lambda request: http.ChunkedResponse(request, iter(["not callable"])))


@route("/chunked-fails")
def chunked_fails(request):
    def body():
        yield "begun"
        raise ValueError("in a generator")

    return http.ChunkedResponse(request, body)


@route("/chunked-lazily")
def chunked_lazily(request):
    def body():
        note(begun=True)
        yield "x"
        note(ended=True)

    response = http.ChunkedResponse(request, body)
    note(begun=False)
    return response


FILE = {
    "": {},
    "-name": {"filename": "page.html"},
    "-slash": {"filename": "/page.html"},
    "-folder": {"filename": "folder/"},
    "-root": {"filename": "inner.txt", "root_path": FOLDER + "/folder"},
    "-type": {"filename": "page.html", "content_type": "a/b"},
    "-unknown": {"filename": "data.xyz"},
    "-case": {"filename": "PAGE.HTML"},
    "-status": {"filename": "page.html", "status": http.NOT_FOUND_404},
    "-headers": {"filename": "page.html", "headers": {"X-A": "1", "Cache-Control": "max-age=60"}},
    "-attachment": {"filename": "folder/inner.txt", "as_attachment": True},
    "-attachment-name": {"filename": "page.html", "as_attachment": True, "download_filename": "mine.html"},
    "-attachment-blank": {"filename": "page.html", "as_attachment": True, "download_filename": "my own.html"},
    "-attachment-own": {"filename": "page.html", "as_attachment": True, "headers": {"Content-Disposition": "inline"}},
    "-buffer": {"filename": "large.bin", "buffer_size": 100},
    "-large": {"filename": "large.bin"},
    "-head": {"filename": "page.html", "head_only": True},
    "-missing": {"filename": "none.html"},
    "-is-folder": {"filename": "folder"},
    "-parent": {"filename": "../outside.txt"},
    "-backslash": {"filename": "a\\b"},
    "-unsafe": {"filename": "../outside.txt", "safe": False},
    "-unsafe-missing": {"filename": "../none.txt", "safe": False},
    "-link": {"filename": "link.txt"},
    "-empty": {"filename": "empty.txt"},
    "-cookies": {"filename": "page.html", "cookies": {"a": "1"}},
}
for _name, _arguments in FILE.items():
    answers(f"/file{_name}", lambda request, arguments=_arguments: http.FileResponse(request, **arguments))

answers("/none", lambda request: None)
answers("/string", lambda request: "text")


def _fails(name: str, make):
    @route(f"/raises-{name}")
    def fails(request):
        raise make()


_fails("value", lambda: ValueError("mine"))
_fails("os", lambda: OSError(5, "mine"))
_fails("again", lambda: OSError(11, "mine"))
_fails("missing", lambda: http.FileNotExistsError("/secret/path"))
_fails("disabled", lambda: http.ServingFilesDisabledError())
_fails("parent", lambda: http.ParentDirectoryReferenceError("../x"))
_fails("backslash", lambda: http.BackslashInPathError("a\\b"))
_fails("path", lambda: http.InvalidPathError("bad"))
_fails("authentication", lambda: http.AuthenticationError("no"))


@route("/protected")
def protected(request):
    http.require_authentication(request, [http.Basic("user", "pass"), http.Bearer("token")])
    return http.Response(request, "inside")


@route("/checked")
def checked(request):
    return http.Response(request, str(http.check_authentication(request, [http.Basic("user", "pass"), http.Bearer("token")])))


@route("/by-hand")
def by_hand(request):
    """Writes to the connection itself."""
    request.connection.send(b"HTTP/1.1 203 Mine\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    request.connection.close()


class Frames(http.Response):
    """Sends by itself, as a published example does."""

    def _send(self):
        self._headers.setdefault("X-Frames", "yes")
        self._send_headers(content_type="multipart/x-mixed-replace")
        self._send_bytes(self._request.connection, b"--frame 1--")
        self._send_bytes(self._request.connection, bytearray(b"--frame 2--"))
        note(size=self._size > 20)
        self._close_connection()


@route("/own-send")
def own_send(request):
    return Frames(request)


class Loud(http.Response):
    """Changes what the original class then sends."""

    def _send(self):
        self._body = self._body.upper()
        super()._send()


@route("/own-body")
def own_body(request):
    return Loud(request, "loud", headers={"X-A": "1"})


answers("/sse", lambda request: keep(http.SSEResponse(request)))
answers("/sse-headers", lambda request: keep(http.SSEResponse(request, headers={"X-A": "1", "Cache-Control": "no-store"})))
answers("/ws", lambda request: keep(http.Websocket(request)))
answers("/ws-headers", lambda request: keep(http.Websocket(request, headers={"X-A": "1", "Sec-WebSocket-Protocol": "chat"}, buffer_size=64)))


@route("/stop")
def stop(request):
    servers["bare"].stop()
    return http.Response(request, "stopped")


def _twice(headers):
    headers.add("X-A", "1")
    headers.add("X-A", "2")
    return headers
