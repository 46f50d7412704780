# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The server under the runner: from the drive to a browser, and how it ends."""

import http.client
import os
import signal
import time

import pytest

SERVE = """
import socketpool, wifi
from adafruit_httpserver import HTTPServer, HTTPResponse
server = HTTPServer(socketpool.SocketPool(wifi.radio))

@server.route("/hello")
def hello(request):
    print("asked for", request.path)
    return HTTPResponse(body="hello")
"""

FOR_EVER = "server.serve_forever(str(wifi.radio.ipv4_address){more})\n"

POLL = """
server.start(str(wifi.radio.ipv4_address), 80, "/static")
while True:
    try:
        server.poll()
    except OSError:
        continue
"""


def ask(port: int, path: str) -> tuple:
    """Status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    answer = response.status, response.read()
    connection.close()
    return answer


@pytest.mark.parametrize("ending", [FOR_EVER.format(more=", root='/static'"), FOR_EVER.format(more=", 80, 'static'"), POLL])
def test_pages_of_the_drive(drive, ending):
    drive.put("static/index.html", "INDEX")
    drive.put("static/data/a.json", "{}")
    drive.put("settings.toml", 'KEY = "SECRET"')
    live = drive.start(code=SERVE + ending)
    port = live.port()
    assert ask(port, "/hello") == (200, b"hello")
    assert ask(port, "/") == ask(port, "/index.html") == (200, b"INDEX")
    assert ask(port, "/data/a.json") == (200, b"{}")
    for outside in ("/settings.toml", "/../settings.toml", "/code.py", "//etc/passwd", "/%2e%2e/code.py"):
        status, body = ask(port, outside)
        assert status >= 400 and b"SECRET" not in body and b"server" not in body and b"root:" not in body
    live.wait_for("asked for /hello")


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_links_out_of_the_drive_are_not_served(drive):
    (drive.folder.parent / "outside.txt").write_text("SECRET")
    (drive.folder / "link.txt").symlink_to(drive.folder.parent / "outside.txt")
    drive.put("a.txt", "A")
    live = drive.start(code=SERVE + FOR_EVER.format(more=""))
    port = live.port()
    assert ask(port, "/a.txt") == (200, b"A")
    status, body = ask(port, "/link.txt")
    assert status >= 400 and b"SECRET" not in body


def test_links_out_of_the_drive_as_root(drive):
    (drive.folder.parent / "outside").mkdir()
    (drive.folder / "out").symlink_to(drive.folder.parent / "outside")
    done = drive.run("--for", "5s", code=SERVE + FOR_EVER.format(more=", root='/out'"))
    assert done.status == 1
    assert "Leads out of the drive: '/out'" in done.err


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
@pytest.mark.parametrize("ending", [FOR_EVER.format(more=""), POLL])
def test_ctrl_c_is_quick_and_quiet(drive, ending):
    drive.put("static/index.html", "INDEX")
    live = drive.start(code=SERVE + ending)
    assert ask(live.port(), "/hello") == (200, b"hello")
    start = time.monotonic()
    live.process.send_signal(signal.SIGINT)
    assert live.end() == 130
    assert time.monotonic() - start < 2
    assert live.errors == []


@pytest.mark.parametrize("ending", [FOR_EVER.format(more=""), POLL])
def test_for_ends_a_server(drive, ending):
    drive.put("static/index.html", "INDEX")
    done = drive.run("--for", "500ms", code=SERVE + ending)
    assert done.status == 0 and done.err == ""


def test_expect_what_a_handler_prints(drive):
    live = drive.start("--expect", "asked for /hello", "--for", "20s", code=SERVE + FOR_EVER.format(more=""))
    port = live.port()
    try:
        ask(port, "/hello")
    except (http.client.HTTPException, OSError):
        pass  # the run ends at once, in the middle of the answer
    assert live.end() == 0


def test_own_pool_of_a_script(drive):
    """A source of sockets that is neither the socket module nor ours, as ethernet modules and wrappers are."""
    pool = """
import socketpool, wifi
class Pool:
    def __init__(self, pool): self.pool = pool; self.AF_INET = pool.AF_INET; self.SOCK_STREAM = pool.SOCK_STREAM
    def socket(self, *args): return self.pool.socket(*args)
    def getaddrinfo(self, *args): return self.pool.getaddrinfo(*args)
"""
    code = pool + SERVE.replace("HTTPServer(socketpool.SocketPool(wifi.radio))", "HTTPServer(Pool(socketpool.SocketPool(wifi.radio)))")
    live = drive.start(code=code + FOR_EVER.format(more=""))
    port = live.port()
    assert [ask(port, "/hello") for _ in range(3)] == [(200, b"hello")] * 3


def test_the_socket_module_under_the_runner(drive):
    live = drive.start(code=SERVE.replace("socketpool.SocketPool(wifi.radio)", "__import__('socket')") + FOR_EVER.format(more=""))
    assert ask(live.port(), "/hello") == (200, b"hello")
