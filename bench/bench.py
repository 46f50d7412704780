# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Measuring in turns: each round asks every contender once, every other round in the opposite order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from .client import one_by_one
from .load import LoadFailed, load
from .process import Process
from .servers import GENTLY, Server, Unavailable


class Bench:
    """Rounds of measuring, and the servers that have been started for them.

    :param int rounds: how often everything is measured
    :param int seconds: how long one run of wrk lasts
    """

    def __init__(self, rounds: int, seconds: int) -> None:
        self.rounds, self.seconds = rounds, seconds
        self._servers: dict[tuple[str, int | None, int], Server] = {}
        self._missing: set[str] = set()
        self._others: list[Process] = []
        #: Requests a second by server, for the plot.
        self.field: dict[str, list[float]] = {}

    def server(self, name: str, processor: int | None = None, *, which: int = 0) -> Server:
        """A server, which stands still until its turn; started when it is first asked for.

        :param processor: the one processor that it may use
        :param which: a second one of the same kind is 1
        :raises Unavailable: it is not here
        """
        key = name, processor, which
        if name in self._missing:
            raise Unavailable(name)
        if key not in self._servers:
            try:
                self._servers[key] = Server(name, processor)
            except Unavailable as problem:
                self._missing.add(name)
                self.say(str(problem))
                raise
        return self._servers[key]

    def keep(self, process: Process) -> Process:
        """End another process, too, when all is done."""
        self._others.append(process)
        return process

    def end(self) -> None:
        """End all servers."""
        for process in (*self._servers.values(), *self._others):
            process.end()
        self._servers, self._others = {}, []

    def rates(self, names: Iterable[str], path: str, connections: int = 32, *, pinned: bool = False, **options) -> dict[str, list[float]]:
        """Requests a second, a round each; of the servers that are here.

        :param pinned: each server has one processor, and wrk another where there is one
        :param options: as for :func:`load`
        """
        server_on, wrk_on = _two_processors() if pinned else (None, None)

        def rate(name: str) -> float:
            server = self.server(name, server_on)
            with server.turn():
                if name in GENTLY:
                    return one_by_one(server.port, path, self.seconds)
                return load(server, path, connections, self.seconds, processor=wrk_on, **options).rate

        return self.measure({name: lambda name=name: rate(name) for name in names})

    def measure(self, contenders: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
        """What each contender gives, a round each; one that cannot be measured has none.

        :param contenders: a function that measures, by name
        """
        names = list(contenders)
        measured: dict[str, list[float]] = {name: [] for name in names}
        for number in range(self.rounds):
            for name in list(names) if number % 2 == 0 else names[::-1]:
                try:
                    measured[name].append(contenders[name]())
                except Unavailable:
                    names.remove(name)
                except LoadFailed as problem:
                    self.say(f"{name}: {problem}")
                    names.remove(name)
                    measured[name] = []
        return measured

    @staticmethod
    def say(text: str) -> None:
        """Tell what is going on."""
        print(f"bench: {text}", file=sys.stderr, flush=True)


def _two_processors() -> tuple[int, int]:
    processors = sorted(os.sched_getaffinity(0))
    return processors[0], processors[-1]
