# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Ports: what a script asks for, what it gets on this computer, and the line that says so."""

from __future__ import annotations

import errno
from typing import Any, Callable, Dict, Iterator, List, Optional, Set, Tuple

from adafruit_httpserver import _listen
from adafruit_httpserver.run import handover
from adafruit_httpserver.run.task import Task

#: Ports under this one need administrator rights on most systems. They are never used here unless somebody says so, so
#: that a script gets the same port wherever it runs, and an administrator's machine does not serve it on port 80.
PRIVILEGED = 1024

_FAMILIAR = {80: 8080, 443: 8443}
_TAKEN = (errno.EADDRINUSE, errno.EACCES, errno.EPERM, getattr(errno, "WSAEACCES", errno.EACCES))
_TRIES = 50

#: What scripts write for "all addresses of the board".
_ALL = ("", "0.0.0.0", "::")

_STARTED = "Started development server on "


class Ports:
    """The policy that the runner gives to ``_listen``: bind to what was asked for, or to the next port that can be had.

    :param task: what the run was told
    :param listeners: the listening sockets of the last run
    :param listens: is called with the address of each server, as a browser wants it
    """

    def __init__(self, task: Task, listeners: Optional[handover.Listeners] = None, listens: Callable[[str], None] = lambda url: None) -> None:
        self._task, self._mapped, self._listens = task, dict(task.ports), listens
        #: the files of the certificate that servers shall use
        self.tls = task.tls
        self._listeners = listeners or handover.Listeners({})
        self._said: Set[Tuple[str, ...]] = set()
        self._pending: Dict[int, Tuple[str, ...]] = {}
        self._nested = False
        #: port that was asked for -> the one that it became
        self.given: Dict[int, int] = {}
        self._told: Set[int] = set()

    def told(self, port: int) -> bool:
        """Whether it has just been said where a server listens on this port, so that a server in debug mode need not."""
        told = port in self._told
        self._told.discard(port)
        return told

    def bind(self, sock: Any, host: str, port: int, tls: bool) -> int:
        """Bind a socket and return its port; see ``_listen.bind``."""
        # A pool of the script's own may wrap ours: our socket's bind() then comes here a second time.
        if self._nested:
            return _listen.exactly(sock, host, port)
        self._nested = True
        try:
            return self._bind(sock, host, port, tls)
        finally:
            self._nested = False

    def listening(self, sock: Any) -> None:
        """Say where a socket of a SocketPool listens, now that a browser would be answered."""
        self._say(self._pending.pop(id(sock), ()))

    def _bind(self, sock: Any, host: str, port: int, tls: bool) -> int:
        why: List[str] = []
        address = self._listeners.take_over(sock, host, port)
        if address is not None:
            given_host, given = address.given_host, address.given_port
        else:
            given_host, given = self._bind_somewhere(sock, host, port, why)
        if _listen.is_stream(sock):
            family = int(getattr(sock, "family", 0))
            self.given[port] = given
            self._listeners.note(sock, handover.Address(family, host, port, given_host, given))
        self._announce(sock, given_host, port, given, why, tls)
        return given

    def _bind_somewhere(self, sock: Any, host: str, port: int, why: List[str]) -> Tuple[str, int]:
        for candidate in self._candidates(port, why):
            try:
                return self._bind_here(sock, host, candidate, why)
            except OSError as problem:
                if port in self._mapped:
                    raise OSError(problem.errno, f"{problem.strerror}: {candidate}, by {why[0]}") from None
                if problem.errno not in _TAKEN:
                    raise
                if self._task.exact_ports:
                    raise OSError(problem.errno, f"{problem.strerror}: {candidate}, and --exact-ports allows no other") from None
                why.append(f"port {candidate} is in use" if candidate != port else "which is in use")
        raise OSError(errno.EADDRINUSE, f"No port could be had in place of {port}")

    def _candidates(self, port: int, why: List[str]) -> Iterator[int]:
        """The ports to try, in their order; adds to the reasons why."""
        if port in self._mapped:
            why.append(f"--port-map {port}={self._mapped[port]}")
            yield self._mapped[port]
            return
        first = port
        if 0 < port < PRIVILEGED and not self._task.exact_ports:
            why.append("which needs administrator rights")
            first = _FAMILIAR.get(port, 8000 + port)
        yield first
        if port and not self._task.exact_ports:
            yield from range(first + 1, min(first + _TRIES, 65536))
            yield 0

    def _bind_here(self, sock: Any, host: str, port: int, why: List[str]) -> Tuple[str, int]:
        """Bind, to this computer itself where the host is an address that only the board has. Returns host and port."""
        here = "::1" if ":" in host else self._task.address
        if host in _ALL and _listen.is_stream(sock):  # nobody but this computer may connect, unless --lan says so
            return here, _listen.exactly(sock, here, port)
        try:
            return host, _listen.exactly(sock, host, port)
        except OSError as problem:
            if problem.errno != errno.EADDRNOTAVAIL:
                raise
        why.append(f"{host} is not an address of this computer")
        return here, _listen.exactly(sock, here, port)

    def _announce(self, sock: Any, host: str, asked: int, given: int, why: List[str], tls: bool) -> None:
        lines = self._lines(sock, host, asked, given, why, tls)
        if lines in self._said:
            return
        self._said.add(lines)
        if hasattr(sock, "bind_exactly") and _listen.is_stream(sock):
            self._pending[id(sock)] = lines
        else:
            self._say(lines)

    def _say(self, lines: Tuple[str, ...]) -> None:
        for line in lines:
            print(line)
        if lines and lines[0].startswith(_STARTED):
            self._told.add(int(lines[0].rpartition(":")[2]))
            self._listens(lines[0][len(_STARTED) :])

    def _lines(self, sock: Any, host: str, asked: int, given: int, why: List[str], tls: bool) -> Tuple[str, ...]:
        shown = f"[{host}]" if ":" in host else host
        if _listen.is_stream(sock):
            scheme = "https" if tls or asked == 443 or self._task.tls else "http"
            first = f"{_STARTED}{scheme}://{shown}:{given}"
        else:
            first = f"Receiving datagrams on {shown}, port {given}"
        if not why:
            return (first,)
        return first, f"  ({self._task.name} asked for port {asked}, {'; '.join(_shortened(why))})"


def _shortened(why: List[str]) -> List[str]:
    """The reasons, without the long middle of a row of ports that are all in use."""
    return why if len(why) <= 3 else [*why[:2], "and so on", why[-1]]
