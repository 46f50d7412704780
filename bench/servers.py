# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The servers that are compared, each a process of its own on loopback."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

from . import tools
from .process import Process, is_listening

_PROGRAMS = Path(__file__).with_name("programs")
#: What the file rows ask for.
FILES = {"small.html": 1400, "large.bin": 1 << 20}


class Unavailable(Exception):
    """A server that is not here, or does not start; says why."""


class Server(Process):
    """A server that listens.

    :param str name: a key of :data:`COMMANDS`
    :param processor: the one processor that it may use; default: all
    :raises Unavailable: it does not start
    """

    def __init__(self, name: str, processor: int | None = None) -> None:
        self.port = _free_port()
        command, environment = COMMANDS[name](self.port)
        if processor is not None:
            command = ["taskset", "-c", str(processor), *command]
        try:
            super().__init__(command, environment=environment)
        except OSError as problem:
            raise Unavailable(f"no {name}: {problem}") from None
        self._wait(name)
        self.pause()

    def _wait(self, name: str) -> None:
        end = time.monotonic() + 10
        while not is_listening(self.port):
            if self.has_ended:
                raise Unavailable(f"no {name}: {self.complaint()}")
            if time.monotonic() > end:
                self.end()
                raise Unavailable(f"{name} does not listen")
            time.sleep(0.01)

    def address(self, path: str) -> str:
        """The URL of a path."""
        return f"http://127.0.0.1:{self.port}{path}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _folder() -> str:
    folder = tools.CACHE / "files"
    folder.mkdir(exist_ok=True)
    for name, size in FILES.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(b"x" * size)
    return str(folder)


def _ours(program: str, *arguments: str):
    return lambda port: ([sys.executable, str(_PROGRAMS / program), str(port), _folder(), *arguments], {})


def _original(port: int):
    command = [str(tools.PYTHON), str(_PROGRAMS / "adafruit_v4.py"), str(port), _folder()]
    return command, {"PYTHONPATH": str(tools.ORIGINAL)}


def _python(program: str):
    return lambda port: ([str(tools.PYTHON), str(_PROGRAMS / program), str(port)], {})


def _module(name: str, *arguments: str):
    def command(port: int):
        options = ["--host", "127.0.0.1", "--port", str(port), "asgi_app:application"]
        return [str(tools.PYTHON), "-m", name, *arguments, *options], {"PYTHONPATH": str(_PROGRAMS)}

    return command


def _nginx(port: int):
    work = tools.CACHE / f"nginx-{port}"
    work.mkdir(exist_ok=True)
    template = (_PROGRAMS / "nginx.conf").read_text()
    user = "user root;" if os.geteuid() == 0 else ""  # the worker must be able to read the folder
    (work / "nginx.conf").write_text(template.format(port=port, folder=_folder(), work=work, user=user))
    return [tools.find("nginx") or "nginx", "-e", "stderr", "-p", str(work), "-c", str(work / "nginx.conf")], {}


FOREVER, POLL, ERA_4 = "serve_forever", "while True: poll()", "era 4"
BJOERN, NGINX, FLASK, MICRODOT, THE_ORIGINAL = "bjoern", "nginx", "bjoern + Flask", "Microdot", "original 4.8.2"

#: How each server is started: a function of the port gives the command and variables of its environment.
COMMANDS = {
    FOREVER: _ours("adafruit_v0.py", "forever"),
    POLL: _ours("adafruit_v0.py", "poll"),
    ERA_4: _ours("adafruit_v4.py"),
    BJOERN: _python("bjoern_wsgi.py"),
    NGINX: _nginx,
    "FastPySGI": _python("fastpysgi_wsgi.py"),
    "socketify": _python("socketify_app.py"),
    "granian": _module("granian", "--interface", "asgi", "--no-ws", "--log-level", "error"),
    "uvicorn": _module("uvicorn", "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"),
    MICRODOT: _python("microdot_app.py"),
    FLASK: _python("flask_on_bjoern.py"),
    THE_ORIGINAL: _original,
}

#: Asked by one client of our own, a connection for each request, as it closes them: wrk opens one, to see whether anybody
#: is there, and leaves; then the original spins inside poll() for ever. It serves one client at a time, whoever asks.
GENTLY = {THE_ORIGINAL}
