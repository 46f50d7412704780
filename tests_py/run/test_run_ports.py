# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Ports: what a script asks for, what it gets, and that it is said once.

Other programs of the machine may hold any port, so the tests compare with the port that was said; those for a taken
port take one themselves.
"""

import errno
import os
import pathlib
import socket
import ssl
import urllib.request

import pytest

CERTIFICATES = pathlib.Path(__file__).parents[2] / "examples" / "https_and_http" / "certificates"

SERVE = """
import socketpool, wifi
pool = socketpool.SocketPool(wifi.radio)
listener = pool.socket(pool.AF_INET, pool.SOCK_STREAM)
listener.bind(({host!r}, {port}))
listener.listen(5)
while True:
    connection, address = listener.accept()
    connection.send(b"hello")
    connection.close()
"""


def free_port() -> int:
    """A port that was free a moment ago, with room for the next ones above it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(port: int, host: str = "127.0.0.1") -> bytes:
    """What a server says at once."""
    with socket.create_connection((host, port), 5) as client:
        return client.recv(100)


@pytest.mark.parametrize("asked, given", [(80, 8080), (443, 8443), (81, 8081), (1, 8001)])
def test_low_ports_are_replaced(drive, asked, given):
    live = drive.start(code=SERVE.format(host="127.0.0.1", port=asked))
    port = live.port()
    assert answer(port) == b"hello"
    assert given <= port < given + 50
    reason = live.wait_for("asked for port")
    assert reason.startswith(f"  (code.py asked for port {asked}, which needs administrator rights")
    scheme = "https" if asked == 443 else "http"
    assert live.wait_for("Started").startswith(f"Started development server on {scheme}://127.0.0.1:")


HTTPS = """
import socketpool, wifi
from adafruit_httpserver import Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), https=True, certfile="/cert.pem", keyfile="/key.pem")

@server.route("/")
def page(request: Request):
    return Response(request, "secret")

server.serve_forever(str(wifi.radio.ipv4_address), {port})
"""

BY_HAND = """
import socketpool, ssl, wifi
context = ssl.create_default_context()
context.load_cert_chain("/cert.pem", "/key.pem")
pool = socketpool.SocketPool(wifi.radio)
sock = context.wrap_socket(pool.socket(pool.AF_INET, pool.SOCK_STREAM), server_side=True)
sock.bind((str(wifi.radio.ipv4_address), {port}))
sock.listen(1)
while True:
    client, _ = sock.accept()
    client.recv_into(bytearray(1000))
    client.send(b"HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nsecret")
    client.close()
"""


@pytest.mark.parametrize("code", [HTTPS, BY_HAND], ids=["https=True", "by hand"])
def test_https_on_any_port_is_shown_as_such(drive, code):
    for name in ("cert.pem", "key.pem"):
        drive.put(name, (CERTIFICATES / name).read_text())
    live = drive.start(code=code.format(port=free_port()))
    url = live.wait_for("Started development server on ").rpartition(" ")[2]
    assert url.startswith("https://127.0.0.1:")
    context = ssl.create_default_context(cafile=str(CERTIFICATES / "cert.pem"))
    context.check_hostname = False
    assert urllib.request.urlopen(url, timeout=10, context=context).read() == b"secret"


def test_a_free_port_is_kept(drive):
    port = free_port()
    live = drive.start(code=SERVE.format(host="127.0.0.1", port=port))
    assert live.port() == port
    assert answer(port) == b"hello"
    assert not any("asked for" in line for line in live.lines)


def test_a_taken_port_is_replaced_by_the_next(drive):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen(1)
        taken = holder.getsockname()[1]
        live = drive.start(code=SERVE.format(host="127.0.0.1", port=taken))
        port = live.port()
        assert port != taken and answer(port) == b"hello"
        assert f"(code.py asked for port {taken}, which is in use" in live.wait_for("asked for port")


def test_two_runs_at_once(drive):
    port = free_port()
    runs = [drive.start(code=SERVE.format(host="127.0.0.1", port=port)) for _ in range(3)]
    ports = [run.port() for run in runs]
    assert len(set(ports)) == 3 and port in ports
    assert [answer(each) for each in ports] == [b"hello"] * 3


def test_port_map(drive):
    port = free_port()
    live = drive.start("--port-map", f"80={port}", code=SERVE.format(host="127.0.0.1", port=80))
    assert live.port() == port and answer(port) == b"hello"
    assert f"(code.py asked for port 80, --port-map 80={port})" in live.wait_for("asked for port")


def test_port_map_to_a_port_that_is_taken_fails(drive):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen(1)
        taken = holder.getsockname()[1]
        done = drive.run("--port-map", f"80={taken}", code=SERVE.format(host="127.0.0.1", port=80))
    assert done.status == 1
    last = done.err.splitlines()[-1]
    assert "in use" in last and f"--port-map 80={taken}" in last


def test_exact_ports_names_the_port_that_is_taken(drive):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen(1)
        taken = holder.getsockname()[1]
        done = drive.run("--exact-ports", code=SERVE.format(host="127.0.0.1", port=taken))
    assert done.status == 1
    last = done.err.splitlines()[-1]
    assert f"in use: {taken}, and --exact-ports allows no other" in last, last


def test_port_map_several(drive):
    first, second = free_port(), free_port()
    code = "import socketpool\nfor port in (80, 5000):\n    s = socketpool.SocketPool(None).socket()\n    s.bind(('127.0.0.1', port))\n    print(s.getsockname()[1])"
    done = drive.check(code, "--port-map", f"80={first}", "--port-map", f"5000={second}")
    assert f"{first}\n" in done.out and f"{second}\n" in done.out


def test_any_port(drive):
    live = drive.start(code=SERVE.format(host="127.0.0.1", port=0))
    assert answer(live.port()) == b"hello"
    assert not any("asked for" in line for line in live.lines)


def test_all_addresses_are_shown_as_one_that_opens(drive):
    live = drive.start(code=SERVE.format(host="0.0.0.0", port=free_port()))
    assert "http://127.0.0.1:" in live.wait_for("Started")
    assert answer(live.port()) == b"hello"


def test_address_of_the_board_is_replaced(drive):
    live = drive.start(code=SERVE.format(host="203.0.113.7", port=80))
    assert "http://127.0.0.1:" in live.wait_for("Started")
    assert "203.0.113.7 is not an address of this computer" in live.wait_for("asked for port 80")
    assert answer(live.port()) == b"hello"


def test_it_is_said_once(drive):
    done = drive.check(
        """
        import socketpool
        pool = socketpool.SocketPool(None)
        for _ in range(5):
            with pool.socket() as listener:
                listener.bind(("127.0.0.1", 80))
                listener.listen(1)
        """
    )
    assert done.out.count("Started development server") == 1
    assert done.out.count("asked for port 80") == 1


def test_a_server_in_debug_mode_does_not_say_it_again(drive):
    done = drive.check(
        """
        import socketpool, wifi
        from adafruit_httpserver import Server
        server = Server(socketpool.SocketPool(wifi.radio), debug=True)
        for _ in range(2):
            server.start("0.0.0.0", 80)
            server.stop()
        """
    )
    lines = [line for line in done.printed.splitlines() if "development server" in line]
    assert len(lines) == 4 and lines[0].startswith("Started development server on http://127.0.0.1:80"), done.printed
    assert lines[1] == lines[3] == "Stopped development server" and lines[2].startswith("Started")


def test_it_is_said_when_the_server_listens_and_not_before(drive):
    done = drive.check(
        """
        import socketpool
        listener = socketpool.SocketPool(None).socket()
        listener.bind(("127.0.0.1", 80))
        print("bound")
        listener.listen(1)
        print("listens")
        """
    )
    lines = done.printed.splitlines()
    assert lines[0] == "bound" and lines[1].startswith("Started") and lines[3] == "listens"


def test_datagrams(drive):
    code = "import socketpool\np = socketpool.SocketPool(None)\ns = p.socket(p.AF_INET, p.SOCK_DGRAM)\ns.bind(('127.0.0.1', 53))"
    done = drive.check(code)
    assert "Receiving datagrams on 127.0.0.1, port 80" in done.out
    assert "(code.py asked for port 53, which needs administrator rights" in done.out


def test_pools_that_wrap_ours_or_the_socket_module(drive):
    """A source of sockets with no more than it needs; the port is replaced once, whoever does it."""
    done = drive.check(
        """
        import socket, socketpool
        from adafruit_httpserver import _listen

        class Wrapped:
            def __init__(self, inner): self.inner = inner
            def bind(self, address): self.inner.bind(address)
            def listen(self, backlog): self.inner.listen(backlog)

        kept = []
        for source in (socketpool.SocketPool(None), socket):
            inner = source.socket(source.AF_INET, source.SOCK_STREAM)
            kept.append(inner)
            port = _listen.bind(Wrapped(inner), "127.0.0.1", 80)
            assert inner.getsockname()[1] == port >= 8080, port
        assert _listen.bind(source.socket(), "127.0.0.1", 0) > 0
        """
    )
    assert done.out.count("asked for port 80") == 2  # two servers at once, on two ports


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rules for addresses that are used twice")
def test_same_port_again_right_after_the_last_run(drive):
    port = free_port()
    for _ in range(3):
        live = drive.start(code=SERVE.format(host="127.0.0.1", port=port))
        assert live.port() == port
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.recv(10)
        live.process.kill()
        live.end()


def test_other_faults_are_raised(drive):
    done = drive.run(
        code="import socketpool\ns = socketpool.SocketPool(None).socket()\ns.bind(('127.0.0.1', 8080))\ns.bind(('127.0.0.1', 8081))"
    )
    assert done.status == 1
    assert done.err.splitlines()[-1].startswith(f"OSError: [Errno {errno.EINVAL}]")
