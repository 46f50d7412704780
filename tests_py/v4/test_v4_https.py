# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""HTTPS: ``Server(..., https=True, certfile=..., keyfile=...)``."""

import shutil
import socket
import ssl
import subprocess

import pytest
import wire
from adafruit_httpserver import Response, Server, Websocket
from websockets.sync.client import connect

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl for a certificate")


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The files of a certificate and its key."""
    top = tmp_path_factory.mktemp("pair")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -days 2 -keyout key.pem -out cert.pem"
    subprocess.run(command.split(), cwd=top, check=True, capture_output=True)
    return top / "cert.pem", top / "key.pem"


@pytest.fixture
def secure(pair, folder):
    """A server with a certificate on the drive."""
    for path in pair:
        shutil.copy(path, folder)
    server = Server(socket, https=True, certfile="/cert.pem", keyfile="key.pem")
    server.route("/")(lambda request: Response(request, f"{request.client_address[0]} {len(request.body)}"))
    return server


def client(port: int, pair) -> wire.Client:
    """A client that trusts the certificate."""
    context = ssl.create_default_context(cafile=str(pair[0]))
    return wire.Client(context.wrap_socket(socket.create_connection(("127.0.0.1", port), 5), server_hostname="127.0.0.1"))


def test_requests(secure, serve4, pair):
    with client(serve4(secure).port, pair) as asking:
        for _ in range(3):
            assert asking.ask("/").body == b"127.0.0.1 0"


def test_a_large_body(secure, serve4, pair):
    secure.route("/", "POST")(lambda request: Response(request, request.body))
    with client(serve4(secure).port, pair) as asking:
        assert asking.ask("/", "POST", b"x" * (3 << 20)).body == b"x" * (3 << 20)


def test_a_websocket(secure, serve4, pair):
    ends = []
    secure.route("/ws")(lambda request: ends.append(Websocket(request)) or ends[-1])
    port = serve4(secure).port
    with connect(f"wss://127.0.0.1:{port}/ws", ssl=ssl.create_default_context(cafile=str(pair[0])), open_timeout=5) as asking:
        ends[0].send_message("secret")
        assert asking.recv(5) == "secret"


def test_a_client_without_tls_stops_nothing(secure, serve4, pair):
    port = serve4(secure).port
    with wire.connect(port) as plain, wire.connect(port) as idle, client(port, pair) as asking:
        plain.send(wire.request("/"))
        idle.send(b"\x16\x03")
        assert asking.ask("/").status == 200
        plain.rest()
        assert asking.ask("/").status == 200


@pytest.mark.filterwarnings("ignore:.*TLSv1_1")
def test_old_versions_are_refused(secure, serve4, pair):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    with socket.create_connection(("127.0.0.1", serve4(secure).port), 5) as sock, pytest.raises(OSError):
        context.wrap_socket(sock)


def test_debug_output_says_https(secure, serve4, capsys):
    secure.debug = True
    port = serve4(secure).port
    assert f"https://127.0.0.1:{port}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [{}, {"certfile": "cert.pem"}, {"keyfile": "key.pem"}])
def test_both_files_are_needed(arguments):
    with pytest.raises(ValueError, match="certfile and keyfile"):
        Server(socket, https=True, **arguments)


def test_files_that_are_not_there(folder):
    with pytest.raises(FileNotFoundError):
        Server(socket, https=True, certfile="none.pem", keyfile="none.pem")


def test_files_that_are_no_certificate(folder, pair):
    (folder / "bad.pem").write_text("nonsense")
    shutil.copy(pair[1], folder / "key.pem")
    server = Server(socket, https=True, certfile="bad.pem", keyfile="key.pem")
    with pytest.raises(ValueError, match="certificate") as problem:
        server.start("127.0.0.1", 0)
    assert "\n" not in str(problem.value) and server.stopped


def test_files_that_do_not_belong_together(folder, pair, tmp_path):
    command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -days 2 -keyout key.pem -out cert.pem"
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    server = Server(socket, https=True, certfile=str(pair[0]), keyfile=str(folder / "key.pem"))
    with pytest.raises(ValueError, match="key"):
        server.start("127.0.0.1", 0)
