# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Load by wrk."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from . import tools
from .servers import Server

_SCRIPT = str(Path(__file__).with_name("wrk.lua"))


class LoadFailed(Exception):
    """A server did not answer as it should."""


class Load(NamedTuple):
    """What one run has shown: requests a second, and how long half of them and 99 of 100 took, in ms."""

    rate: float
    p50: float
    p99: float


def load(
    server: Server,
    path: str,
    connections: int,
    seconds: int,
    *,
    body: int = 0,
    headers: tuple[str, ...] = (),
    depth: int = 1,
    processor: int | None = None,
) -> Load:
    """Drive a server for some seconds; it must be its turn.

    :param body: how many bytes to POST; 0 sends a GET
    :param headers: lines of the head, besides Host
    :param depth: how many requests are sent at once on a connection
    :param processor: the only one for wrk itself
    :raises LoadFailed: no request was answered, or most came to nothing
    """
    command = [tools.find("wrk"), "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency", "-s", _SCRIPT, server.address(path)]
    if processor is not None:
        command = ["taskset", "-c", str(processor), *command]
    environment = {
        **os.environ,
        "BENCH_METHOD": "POST" if body else "GET",
        "BENCH_BODY": str(body),
        "BENCH_HEADERS": "\n".join(headers),
        "BENCH_DEPTH": str(depth),
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=seconds + 20, check=False)
    figures = re.search(r"FIGURES (\d+) (\d+) (\d+) (\d+) (\d+)", done.stdout)
    if not figures:
        raise LoadFailed(done.stderr.strip() or done.stdout.strip())
    requests, microseconds, p50, p99, errors = map(int, figures.groups())
    if errors >= requests:
        raise LoadFailed(f"{errors} of {requests} requests to {path} failed")
    return Load(requests / microseconds * 1e6, p50 / 1000, p99 / 1000)
