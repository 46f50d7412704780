# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How long an answer takes beside clients and handlers that are slow."""

from __future__ import annotations

import selectors
import threading
import time
from collections.abc import Iterator

from ..bench import Bench
from ..client import Client
from ..figure import Figure, ratio
from ..load import Load, load
from ..servers import FOREVER, Server
from .connections import gather

_IDLE, _SLOW = 1000, 200


def crowd(bench: Bench) -> Iterator[Figure]:
    """c=32 beside 1,000 idle and 200 slow connections."""
    quiet, crowded = bench.server(FOREVER), bench.server(FOREVER, which=1)
    crowded.go_on()
    around = bench.keep(gather(crowded, _IDLE, _SLOW))
    around.pause()
    crowded.pause()
    loads: dict[str, list[Load]] = {"quiet": [], "crowded": []}

    def among_few() -> float:
        with quiet.turn():
            loads["quiet"].append(load(quiet, "/hello", 32, bench.seconds))
        return loads["quiet"][-1].p50

    def among_many() -> float:
        with crowded.turn(), around.turn():
            loads["crowded"].append(load(crowded, "/hello", 32, bench.seconds))
        return loads["crowded"][-1].p50

    bench.measure({"quiet": among_few, "crowded": among_many})
    for name in ("p50", "p99"):
        times = {kind: [getattr(one, name) for one in loads[kind]] for kind in loads}
        work = f"GET, c=32, beside {_IDLE:,} idle and {_SLOW} slow clients: {name}"
        yield ratio(work, "quiet", times["crowded"], times["quiet"], at_most=1.2, unit=" ms")


def slow_handler(bench: Bench) -> Iterator[Figure]:
    """A handler of 200 ms in the middle of fast ones, files beside it."""
    server = bench.server(FOREVER)

    def files() -> float:
        with server.turn():
            return load(server, "/small.html", 4, bench.seconds).p50

    def files_beside() -> float:
        with server.turn(), _kept_busy(server):
            return load(server, "/small.html", 4, bench.seconds).p50

    times = bench.measure({"alone": files, "beside": files_beside, "made": lambda: _lateness(server)})
    work = "a handler of 200 ms: "
    yield ratio(f"{work}files beside it, c=4, p50", "without it", times["beside"], times["alone"], at_most=1.2, unit=" ms")
    yield Figure(f"{work}answers already made leave within", "none", times["made"], "ms", at_most=3)


class _kept_busy:
    """Somebody asks for the slow handler, again and again."""

    def __init__(self, server: Server) -> None:
        self._client, self._done = Client(server.port), threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def _ask(self) -> None:
        while not self._done.is_set():
            self._client.get("/slow")

    def __enter__(self) -> None:
        self._thread.start()
        time.sleep(0.05)

    def __exit__(self, *problem: object) -> None:
        self._done.set()
        self._thread.join()


def _lateness(server: Server, fast: int = 8) -> float:
    """The longest time, in ms, between a handler's return and its answer, of those that ran before a slow one.

    All are asked at the same moment, the slow one in the middle. What the fast handler answers is when it ran.
    """
    late = []
    with server.turn():
        clients = [Client(server.port) for _ in range(fast + 1)]
        for _ in range(50):
            for client in clients:  # so that the server expects fast handlers, and takes many at once
                client.get("/made")
        for number, client in enumerate(clients):
            client.ask("/slow" if number == fast // 2 else "/made")
        selector = selectors.DefaultSelector()
        for number, client in enumerate(clients):
            selector.register(client, selectors.EVENT_READ, number)
        while selector.get_map():
            for key, _ in selector.select(1):
                arrived = time.monotonic_ns()
                made = clients[key.data].answer()
                selector.unregister(key.fileobj)
                if made.isdigit():
                    late.append((arrived - int(made)) / 1e6)
        for client in clients:
            client.__exit__()
    return max(late, default=float("nan"))
