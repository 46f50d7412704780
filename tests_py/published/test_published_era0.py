# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Every distinct example of the releases 0.1.0 to 0.5.4, byte for byte as published, under the runner.

Each is asked by http.client and curl, with and without keep-alive, on drives with and without settings.
"""

import os
import subprocess
import sys
import time

import clients
import pytest
import sdists

#: SHA-256 (its beginning) of each distinct content -> what it answers besides the files of the drive
CONTENTS = {
    "simpletest": "9feebee46e023efc",
    "temperature": "e39a63114fe66456",
    "simplepolling 0.2.0": "694f70decbe172ba",
    "simplepolling 0.4.0": "662d29f25555433b",
}

PAGE = "<!DOCTYPE html>\n<title>größe</title>\n<p>A page of the drive.</p>\n".encode() * 50

DRIVES = {
    "empty": {},
    "secrets": {"secrets.py": b'secrets = {"ssid": "home", "password": "pw"}\n'},
    "settings": {"settings.toml": b'CIRCUITPY_WIFI_SSID = "home"\nCIRCUITPY_WIFI_PASSWORD = "pw"\n'},
}


@pytest.fixture(scope="session")
def published() -> dict:
    return sdists.examples(sdists.ERA_0)


@pytest.fixture(scope="session")
def content(published):
    """Gives the content that a name of CONTENTS stands for."""

    def get(name: str) -> bytes:
        return next(source for digest, (source, _) in published.items() if digest.startswith(CONTENTS[name]))

    return get


@pytest.fixture
def serve(tmp_path):
    """Starts a program in a folder with a page in it; everything is ended after the test."""
    running = []

    def start(files: dict, command: list, says: str) -> str:
        folder, said = tmp_path / "drive", tmp_path / "output.txt"
        folder.mkdir()
        for name, source in {"index.html": PAGE, **files}.items():
            (folder / name).write_bytes(source)
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        with said.open("wb") as output:
            process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment)
        running.append(process)
        return _wait_for(process, said, says)

    yield start
    for process in running:
        process.kill()
        process.wait()


def _wait_for(process, file, says: str, seconds: float = 15) -> str:
    """The output of a program, once it has said something."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        text = file.read_text(encoding="utf-8")
        if says in text:
            return text
        time.sleep(0.02)
    raise AssertionError(f"{says!r} was not said: {file.read_text(encoding='utf-8')}")


def test_these_are_all_contents(published):
    files = sum(len(names) for _, names in published.values())
    print(f"{len(published)} distinct contents of {files} example files in {len(sdists.ERA_0)} releases")
    assert sorted(digest[:16] for digest in published) == sorted(CONTENTS.values())
    assert files == 36


@pytest.mark.parametrize("drive", DRIVES)
@pytest.mark.parametrize("name", CONTENTS)
def test_under_the_runner(name, drive, content, serve):
    command = [sys.executable, "-m", "adafruit_httpserver", "run"]
    said = serve({"code.py": content(name), **DRIVES[drive]}, command, "asked for port 80")
    assert f"Connecting to {'my-wifi' if drive == 'empty' else 'home'}\n" in said
    port = int(said.partition("Started development server on http://127.0.0.1:")[2].split()[0])
    _check_answers(name, port)


@pytest.mark.parametrize("name", CONTENTS)
def test_server_part_on_plain_python(name, content, serve):
    """The same scripts from the server on, with ``import socket`` in the place of a board's modules, and no runner."""
    port = _free_port()
    serve({"program.py": _server_part(content(name), port)}, [sys.executable, "program.py"], "starting")
    _wait_until_it_listens(port)
    _check_answers(name, port)


def _check_answers(name: str, port: int) -> None:
    page = clients.Answer(200, "text/html", PAGE)
    for ask in clients.ALL:
        first, second, missing, third = ask(port, ["/", "/index.html", "/no-such-file.html", "/"])
        assert first == second == third == page, ask.__name__
        assert missing.status == 404, ask.__name__
        for answer in ask(port, ["/temperature"] * 3):
            _check_temperature(name, answer)


def _check_temperature(name: str, answer) -> None:
    if name != "temperature":
        assert answer.status == 404
        return
    assert answer[:2] == (200, "text/plain")
    assert 0.0 < float(answer.body) < 50.0


def _server_part(source: bytes, port: int) -> bytes:
    """What a person changes in such a script to run it on a computer; the server's own lines stay as published."""
    text = source.decode()
    board = "import socket as pool\nfrom types import SimpleNamespace\nfrom adafruit_httpserver import HTTPServer, HTTPResponse\n"
    board += "microcontroller = SimpleNamespace(cpu=SimpleNamespace(temperature=21.5))\nprint('starting')\n"
    server = text[text.index("server = HTTPServer(pool)") :]
    address = "str(wifi.radio.ipv4_address)"
    assert server.count(address) == 1
    return (board + server.replace(address, f"'127.0.0.1', {port}")).encode()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_listens(port: int, seconds: float = 10) -> None:
    import socket

    until = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except ConnectionRefusedError:
            assert time.monotonic() < until, "nothing listens"
            time.sleep(0.02)
