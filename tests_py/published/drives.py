# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A drive with a published script on it, under the runner, and a browser that asks it."""

import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

import serving

HERE = pathlib.Path(__file__).resolve().parent

#: What examples import and circup would put into the drive's lib folder; their other requirements are on the board.
LIBRARIES = ("adafruit-circuitpython-connectionmanager==3.1.8", "adafruit-circuitpython-templateengine==2.0.9")

#: The ports that scripts ask for.
ASKED = (80, 443, 5000, 8000)


class Page(NamedTuple):
    """What a browser got."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def content_type(self) -> str:
        """The type without its parameters."""
        return self.headers.get_content_type()

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self):
        """The body as JSON."""
        assert self.content_type == "application/json"
        return json.loads(self.body)


class Site:
    """A server that a script has started.

    :param secure: HTTPS; the certificate is one of the tests, signed by nobody
    """

    def __init__(self, port: int, secure: bool = False):
        self.port, self._secure = port, secure

    def connection(self) -> http.client.HTTPConnection:
        """A connection of its own."""
        if not self._secure:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=40, context=context)

    def ask(self, path: str, method: str = "GET", body=None, **headers: str) -> Page:
        """One request; ``Content_Type="a/b"`` is a header."""
        connection = self.connection()
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Page(response.status, response.headers, response.read())
        finally:
            connection.close()


class Script:
    """A script that runs.

    :param folder: the drive
    :param files: what is put on it first: name -> content; ``code.py`` among them
    :param libraries: whether those above are on it, too
    """

    def __init__(self, folder: pathlib.Path, files: dict, libraries: bool = False):
        self.folder, self._output = folder, folder.with_suffix(".txt")
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if libraries:
            install(folder / "lib")
        self.ports = {port: serving.free_port() for port in ASKED}
        mapped = [argument for asked, given in self.ports.items() for argument in ("--port-map", f"{asked}={given}")]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
        with self._output.open("wb") as output:
            command = [sys.executable, "-m", "adafruit_httpserver", "run", *mapped]
            self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environment)

    @property
    def said(self) -> str:
        """What it has printed until now."""
        return self._output.read_text(encoding="utf-8")

    def wait_for(self, text: str, seconds: float = 40) -> str:
        """The output, once a text is in it."""
        until = time.monotonic() + seconds
        while text not in self.said:
            assert self.process.poll() is None, f"it has ended: {self.said}"
            assert time.monotonic() < until, f"{text!r} was not printed: {self.said}"
            time.sleep(0.01)
        return self.said

    def site(self, asked: int, secure: bool = False) -> Site:
        """The server for which the script asked for this port, once it listens."""
        port = self.ports[asked]
        self.wait_for(f":{port}")
        # The address is told when a socket of the socket module is bound; it listens a moment later.
        serving.wait_until(lambda: _accepts(port), what=f"listening on {port}")
        return Site(port, secure)

    def end(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()


def _accepts(port: int) -> bool:
    """Whether somebody listens."""
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
    except ConnectionRefusedError:
        return False
    return True


def install(folder: pathlib.Path) -> None:
    """Put the libraries into a folder; they are downloaded once, into ``.cache`` of the repository."""
    cache = HERE.parents[1] / ".cache" / "libraries" / hashlib.sha256(repr(LIBRARIES).encode()).hexdigest()[:16]
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache.parent, prefix="partial-") as partial:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-compile"]
            subprocess.run([*pip, "--target", f"{partial}/lib", *LIBRARIES], check=True)
            with contextlib.suppress(OSError):
                os.replace(f"{partial}/lib", cache)
    shutil.copytree(cache, folder, dirs_exist_ok=True)
