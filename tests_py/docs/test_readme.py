# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The Python snippets of the README, each run as a script and asked over HTTP."""

import contextlib
import http.client
import pathlib
import re
import socket
import subprocess
import sys
import time

from websockets.sync.client import connect

README = pathlib.Path(__file__).parents[2] / "README.md"
SNIPPETS = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)


def test_every_snippet_has_a_test():
    assert len(SNIPPETS) == 3


def test_the_first_snippet_says_hello(tmp_path):
    with serving(SNIPPETS[0], tmp_path) as ask:
        assert ask("GET", "/hello/Ada") == (200, b"Hello Ada, from /hello/Ada")


def test_the_second_snippet_switches_takes_files_and_talks(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "page.html").write_text("a page")
    form = b'--B\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n12345\r\n--B--\r\n'
    with serving(SNIPPETS[1], tmp_path) as ask:
        assert ask("POST", "/lamps/desk", b'{"on": true}') == (200, b'{"on": true}')
        assert ask("GET", "/lamps/desk") == (200, b'{"on": true}')
        assert ask("POST", "/lamps/desk", b"nonsense")[0] == 400
        assert ask("POST", "/upload", form, {"Content-Type": "multipart/form-data; boundary=B"}) == (200, b"a.png: 5 bytes")
        assert ask("GET", "/page.html") == (200, b"a page")
        with connect(f"ws://127.0.0.1:{ask.port}/socket", open_timeout=5) as client:
            client.send("hi")
            assert client.recv(5) == "You said hi"


def test_the_third_snippet_greets_and_sends_a_file(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"a picture")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "page.html").write_text("a page")
    with serving(SNIPPETS[2], tmp_path) as ask:
        assert ask("POST", "/greet?name=Ada") == (400, b"Say something\n")
        assert ask("POST", "/greet?name=Ada", b"hello") == (201, b"Ada said 5 bytes\n")
        assert ask("GET", "/logo") == (200, b"a picture")
        assert ask("GET", "/page.html") == (200, b"a page")
        assert ask("GET", "/script.py")[0] == 404


@contextlib.contextmanager
def serving(snippet: str, folder: pathlib.Path):
    """Run a snippet on a free port; gives a function that asks it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert "8080" in snippet
    script = folder / "script.py"
    script.write_text(snippet.replace("8080", str(port)), encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], cwd=folder)
    try:
        wait_for(port, process)
        yield Asking(port)
    finally:
        process.kill()
        process.wait()


def wait_for(port: int, process) -> None:
    """Wait until the snippet listens."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise AssertionError("the snippet does not listen")


class Asking:
    """Asks the script on a port; gives status and body of the answer."""

    def __init__(self, port: int):
        self.port = port

    def __call__(self, method: str, target: str, body: bytes = None, headers: dict = None) -> tuple:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, target, body, headers or {})
        response = connection.getresponse()
        with contextlib.closing(connection):
            return response.status, response.read()
