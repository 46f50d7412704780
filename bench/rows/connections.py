# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How connections are used: closed each time, pipelined, or not at all."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator

from ..bench import Bench
from ..figure import Figure, ratio
from ..process import Process
from ..servers import FOREVER, NGINX, Server, Unavailable

_IDLE = 10_000


def closing(bench: Bench) -> Iterator[Figure]:
    """A connection for each request."""
    rates = bench.rates((FOREVER, NGINX), "/hello", headers=("Connection: close",))
    yield ratio("GET, c=32, Connection: close", NGINX, rates[FOREVER], rates[NGINX], at_least=0.8)


def pipelined(bench: Bench) -> Iterator[Figure]:
    """16 requests at once."""
    rates = bench.rates((FOREVER, NGINX), "/hello", depth=16)
    yield ratio("GET, c=32, pipelined 16 deep", NGINX, rates[FOREVER], rates[NGINX], at_least=1.5)


def idle(bench: Bench) -> Iterator[Figure]:
    """10,000 connections that have asked once."""
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, allowed))  # for the processes that are started from now on
    count = min(_IDLE, allowed - 200)
    work = f"{count:,} idle connections: memory of each"
    try:
        server = Server(FOREVER)
    except Unavailable as problem:
        yield Figure(work, "none", note=str(problem))
        return
    bench.keep(server).go_on()
    before = server.memory()
    crowd = bench.keep(gather(server, count, 0))
    yield Figure(work, "none", [(server.memory() - before) * 1024 / count], "KiB", at_most=8)
    crowd.pause()
    server.pause()


def gather(server: Server, idle: int, slow: int) -> Process:
    """A crowd of clients, all connected; see ``crowd.py``."""
    crowd = Process([sys.executable, "-m", "bench.crowd", str(server.port), str(idle), str(slow)], output=subprocess.PIPE)
    if crowd.line() != "ready":
        raise Unavailable(f"no crowd: {crowd.complaint()}")
    return crowd
