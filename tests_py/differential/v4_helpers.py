# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the pieces of code in v4_calls.py and v4_streams.py call; each returns a value that two processes can compare."""

import contextlib
import io
import socket
import threading
import time

import adafruit_httpserver as http

RAW = b'POST /x/y?a=1&a=2&b=<i> HTTP/1.1\r\nHost: h\r\nCookie: c=1\r\nContent-Type: text/html; q="2"\r\n\r\nbody'
FORM = "application/x-www-form-urlencoded"
PUBLIC = """ACCEPTED_202 AuthenticationError BAD_REQUEST_400 BackslashInPathError Basic Bearer CONNECT CONNECTION_TIMED_OUT CREATED_201 ChunkedResponse
DELETE FORBIDDEN_403 FOUND_302 FileNotExistsError FileResponse FormData GET HEAD Headers INTERNAL_SERVER_ERROR_500 InvalidPathError JSONResponse
METHOD_NOT_ALLOWED_405 MIMETypes MOVED_PERMANENTLY_301 NOT_FOUND_404 NOT_IMPLEMENTED_501 NO_CONTENT_204 NO_REQUEST OK_200 OPTIONS PARTIAL_CONTENT_206
PATCH PERMANENT_REDIRECT_308 POST PUT ParentDirectoryReferenceError QueryParams REQUEST_HANDLED_NO_RESPONSE REQUEST_HANDLED_RESPONSE_SENT Redirect
Request Response Route SERVICE_UNAVAILABLE_503 SSEResponse SWITCHING_PROTOCOLS_101 Server ServerStoppedError ServingFilesDisabledError Status
TEMPORARY_REDIRECT_307 TOO_MANY_REQUESTS_429 TRACE Token UNAUTHORIZED_401 Websocket as_route check_authentication require_authentication""".split()

#: Those that the original knows.
EXTENSIONS = [f".{name}" for name in """7z aac abw arc avi azw bin bmp bz bz2 cda csh css csv doc docx eot epub gif gz htm html ico ics jar jpeg jpg js json jsonld mid
midi mjs mp3 mp4 mpeg mpkg odp ods odt oga ogv ogx opus otf pdf php png ppt pptx rar rtf sh svg swf tar tif tiff ts ttf txt vsd
wav weba webm webp woff woff2 xhtml xls xlsx xml xul zip""".split()]


def done(target, act):
    """Do something with a thing and return the thing."""
    act(target)
    return target


def set_(target, name, value):
    """Set an attribute and return what it belongs to."""
    return done(target, lambda it: setattr(it, name, value))


def server(root_path=None) -> http.Server:
    """A new server."""
    return http.Server(socket, root_path)


def request(raw=RAW) -> http.Request:
    """A request that never came over a network."""
    import __main__

    return http.Request(__main__.main, None, ("192.0.2.1", 5), raw)


def authorized(value: str) -> http.Request:
    """A request with this Authorization."""
    return request(f"GET / HTTP/1.1\r\nHost: h\r\nAuthorization: {value}\r\n\r\n".encode())


def form(data: bytes):
    """A form."""
    return http.FormData(data, http.Headers({"Content-Type": FORM, "Content-Length": str(len(data))}))


def file(*arguments):
    """A file of a form."""
    from adafruit_httpserver.request import File

    return File(*arguments)


def route_(path, methods=http.GET, **options):
    """A route."""
    return http.Route(path, methods, **options)


def exceptions() -> list:
    """The classes of exceptions, but those that the original does not have."""
    from adafruit_httpserver import exceptions as module

    names = "ServerStoppedError AuthenticationError InvalidPathError ParentDirectoryReferenceError BackslashInPathError"
    return [getattr(module, name) for name in f"{names} ServingFilesDisabledError FileNotExistsError WebsocketError".split()]


def configured(call, **options):
    """What a call gives while MIME types are configured so."""
    default, registered = http.MIMETypes.DEFAULT, dict(http.MIMETypes.REGISTERED)
    try:
        http.MIMETypes.configure(**options)
        return call()
    finally:
        http.MIMETypes.DEFAULT = default
        http.MIMETypes.REGISTERED = registered


def busy() -> None:
    """Start on a port that is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server().start("127.0.0.1", taken.getsockname()[1])


def started(call):
    """What a call gives with a started server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = server()
    running.start("127.0.0.1", port)
    try:
        return call(running)
    finally:
        running.stop()


def forever() -> tuple:
    """serve_forever() with a handler that stops the server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running, answers = server(), []

    @running.route("/raise")
    def fails(request):
        raise ValueError

    @running.route("/stop")
    def stop(request):
        running.stop()
        return http.Response(request, "stopped")

    def client():
        for path in (b"/raise", b"/stop"):
            with until(lambda: socket.create_connection(("127.0.0.1", port), 2)) as connection:
                connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                answers.append(connection.makefile("rb").read().partition(b"\r\n\r\n")[2])

    thread = threading.Thread(target=client)
    thread.start()
    returned = running.serve_forever("127.0.0.1", port)
    thread.join()
    return returned, answers[-1], running.stopped


def said_by(call) -> str:
    """What a call prints."""
    with contextlib.redirect_stdout(io.StringIO()) as output:
        call()
    return output.getvalue()


def until(connect, seconds: float = 5):
    """A connection, once somebody listens."""
    end = time.monotonic() + seconds
    while True:
        try:
            return connect()
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)


def until_given(call, seconds: float = 2):
    """What a call gives once that is not None."""
    end = time.monotonic() + seconds
    while (given := call()) is None and time.monotonic() < end:
        time.sleep(0.01)
    return given


def until_closed(websocket):
    """Receive until a WebSocket is closed, and return what was received first."""
    return until_given(lambda: websocket.receive() if not websocket.closed else "closed")


def until_raises(call, seconds: float = 2) -> None:
    """Call again and again until it raises."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        call()
        time.sleep(0.01)
