# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Importing, starting, and doing nothing."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ..bench import Bench
from ..client import Client
from ..figure import Figure
from ..process import Process, is_listening
from ..servers import POLL

_TRIES = 5  # in each round, since they are short
_FIRST_START = """
import socket, time
from adafruit_httpserver import HTTPServer
server = HTTPServer(socket)
began = time.perf_counter()
server.start("127.0.0.1", 0)
print((time.perf_counter() - began) * 1000)
server.stop()
"""


def start(bench: Bench) -> Iterator[Figure]:
    """Import, first start, and ``run`` until it listens."""
    times = bench.measure(
        {
            "socket": lambda: _best(lambda: _lasts("import socket")),
            "package": lambda: _best(lambda: _lasts("from adafruit_httpserver import HTTPServer")),
            "first": lambda: _best(_first_start),
            "python": lambda: _best(lambda: _lasts("pass")),
            "run": lambda: _best(_run),
        }
    )
    above = [package - bare for package, bare in zip(times["package"], times["socket"])]
    yield Figure("from adafruit_httpserver import HTTPServer, above", "import socket", above, "ms", at_most=15)
    yield Figure("first start() of a process", "none", times["first"], "ms", at_most=40)
    above = [run - bare for run, bare in zip(times["run"], times["python"])]
    yield Figure("run code.py until it listens, above", "python -c pass", above, "ms", at_most=150)


def idle_poll(bench: Bench) -> Iterator[Figure]:
    """``while True: poll()`` with nothing to do."""
    server = bench.server(POLL)

    def share() -> float:
        with server.turn():
            before = server.processor_seconds()
            time.sleep(bench.seconds)
            return (server.processor_seconds() - before) / bench.seconds * 100

    def answered() -> float:
        with server.turn(), Client(server.port) as client:
            times = []
            for _ in range(50):
                time.sleep(0.005)
                times.append(client.get("/hello"))
            return statistics.median(times)

    measured = bench.measure({"share": share, "answered": answered})
    yield Figure("idle while True: poll(): share of a CPU", "none", measured["share"], "%", at_most=6)
    yield Figure("idle while True: poll(): a request takes", "none", measured["answered"], "ms", at_most=1)


def _best(measure) -> float:
    """The shortest of a few: what the machine does besides only makes it longer."""
    return min(measure() for _ in range(_TRIES))


def _lasts(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - began) * 1000


def _first_start() -> float:
    return float(subprocess.run([sys.executable, "-c", _FIRST_START], check=True, capture_output=True, text=True).stdout)


def _run() -> float:
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        Path(folder, "code.py").write_text(
            "import socket\nfrom adafruit_httpserver import HTTPServer\n"
            f"HTTPServer(socket).serve_forever('127.0.0.1', {port})\n"
        )
        began = time.perf_counter()
        process = Process([sys.executable, "-m", "adafruit_httpserver", "run", folder], environment={"HOME": os.environ.get("HOME", "/")})
        while not is_listening(port) and not process.has_ended:
            time.sleep(0.0005)
        took = (time.perf_counter() - began) * 1000
        process.end()
        return took
