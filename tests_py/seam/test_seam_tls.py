# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""HTTPS by the core: a listening socket and two files."""

import shutil
import socket
import ssl
import subprocess

import pytest
import serving
import wire

from adafruit_httpserver import _engine

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl for a certificate")


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """A certificate for 127.0.0.1 and its key, as paths."""
    folder = tmp_path_factory.mktemp("größe")  # paths are text of any script
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
    subprocess.run([*command.split(), "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder, check=True, capture_output=True)
    return str(folder / "cert.pem"), str(folder / "key.pem")


@pytest.fixture
def listen(tmp_path):
    """Makes an engine with a file listen, and returns its port."""
    (tmp_path / "file.txt").write_text("file")
    engines = []

    def start(*files: str) -> int:
        engine = _engine.Engine()
        engines.append(engine)
        engine.set_root(str(tmp_path))
        with socket.socket() as sock:
            sock.bind((serving.HOST, 0))
            sock.listen()
            engine.listen(sock.fileno(), *files)
            return sock.getsockname()[1]

    yield start
    for engine in engines:
        engine.close(0)


def secure(port: int, certificate: str, **options) -> wire.Client:
    """A client that checks the certificate."""
    context = ssl.create_default_context(cafile=certificate)
    for name, value in options.items():
        setattr(context, name, value)
    return wire.Client(context.wrap_socket(wire.connect(port).sock, server_hostname="127.0.0.1"))


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_file_by_https(version, pair, listen):
    with secure(listen(*pair), pair[0], minimum_version=version, maximum_version=version) as client:
        for _ in range(3):
            assert client.ask("/file.txt").body == b"file"


def test_both_in_one_file(pair, listen, tmp_path):
    both = tmp_path / "both.pem"
    both.write_bytes(b"".join(open(path, "rb").read() for path in pair))
    with secure(listen(str(both)), pair[0]) as client:
        assert client.ask("/file.txt").body == b"file"


def test_http_and_https_in_one_process(pair, listen):
    plain, encrypted = listen(), listen(*pair)
    assert wire.ask(plain, "/file.txt").body == b"file"
    with secure(encrypted, pair[0]) as client:
        assert client.ask("/file.txt").body == b"file"
    with wire.connect(encrypted) as client:
        client.send(wire.request("/file.txt"))
        assert b"https://" in client.rest()


def test_a_file_that_is_missing(pair, listen):
    for files in (("none.pem", pair[1]), (pair[0], "none.pem")):
        with pytest.raises(FileNotFoundError, match="none.pem"):
            listen(*files)


def test_what_is_wrong_with_a_certificate_is_said(pair, listen, tmp_path):
    text = tmp_path / "text.pem"
    text.write_text("hello")
    with pytest.raises(ValueError, match="not in PEM form"):
        listen(str(text), pair[1])
    with pytest.raises(ValueError, match="mixed up"):
        listen(pair[1], pair[0])
