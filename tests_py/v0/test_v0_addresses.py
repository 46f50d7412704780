# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Where a server listens, and what it says when it can not."""

import errno
import os
import socket

import pytest
import serving
import wire
from adafruit_httpserver import HTTPResponse, HTTPServer


@pytest.fixture
def server(folder):
    server = HTTPServer(socket)
    server.route("/x")(lambda request: HTTPResponse(body="x"))
    yield server
    server.stop()


def test_a_port_in_use(server):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for start in (server.start, server.serve_forever):
            with pytest.raises(OSError) as caught:
                start("127.0.0.1", port)
            assert caught.value.errno == errno.EADDRINUSE
    server.start("127.0.0.1", port)  # nothing was left behind
    assert wire.ask(port, "/none").status == 404


def test_a_port_of_another_server_of_ours(server):
    port = serving.start(server)
    other = HTTPServer(socket)
    with pytest.raises(OSError) as caught:
        other.start("127.0.0.1", port)
    assert caught.value.errno == errno.EADDRINUSE
    assert wire.ask(port, "/none").status == 404


def test_port_80_without_rights(run):
    """As a user without rights, which root can become."""
    said = run("""
        import errno, os, socket
        from adafruit_httpserver import HTTPServer, _seam, _engine, _listen
        _seam.core()  # loaded while it can be read
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            socket.socket().bind(("127.0.0.1", 80))
            print("allowed")
        except PermissionError:
            for start in (HTTPServer(socket).start, HTTPServer(socket).serve_forever):
                try:
                    start("127.0.0.1")
                except PermissionError as problem:
                    print(problem.errno == errno.EACCES)
    """)
    if said == "allowed\n":
        pytest.skip("this system lets everybody have port 80")
    assert said == "True\nTrue\n"


@pytest.mark.parametrize("host", ["no-such-host.invalid", "999.1.1.1", "127.0.0.1:80", "http://127.0.0.1", "8.8.8.8", "::ffff"])
def test_an_address_that_is_not_ours(host, server):
    with pytest.raises(OSError):
        server.start(host, serving.free_port())
    serving.start(server)


def test_the_names_of_this_computer(server):
    for host in ("127.0.0.1", "localhost", "0.0.0.0", ""):
        port = serving.free_port()
        server.start(host, port)
        assert wire.ask(port, "/none").status == 404
        server.stop()


def test_ipv6(server):
    port = serving.free_port()
    try:
        server.start("::1", port)
    except OSError as problem:
        pytest.skip(f"there is no IPv6 here: {problem}")
    with wire.Client(socket.create_connection(("::1", port), 5)) as client:
        assert client.ask("/none").status == 404


def test_positional_and_keyword_arguments(server, folder):
    (folder / "www").mkdir()
    (folder / "www" / "page").write_text("page")
    port = serving.free_port()
    server.start(host="127.0.0.1", port=port, root="/www")
    assert wire.ask(port, "/page").body == b"page"


def test_port_0_lets_the_system_choose(server):
    before = _listening()
    server.start("127.0.0.1", 0)
    (port,) = _listening() - before
    assert wire.ask(port, "/none").status == 404


def _listening() -> set:
    """The ports on which this process listens."""
    inodes = set()
    for number in os.listdir("/proc/self/fd"):
        try:
            inodes.add(os.readlink(f"/proc/self/fd/{number}").strip("socket:[]"))
        except OSError:
            pass  # it was the one of listdir
    lines = [line.split() for line in open("/proc/net/tcp").readlines()[1:]]
    return {int(line[1].partition(":")[2], 16) for line in lines if line[3] == "0A" and line[9] in inodes}
