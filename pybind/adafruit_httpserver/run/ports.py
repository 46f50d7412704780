# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Ports: what a script asks for, what it gets on this computer, and the line that says so."""

import errno

from adafruit_httpserver import _listen

#: Ports under this one need administrator rights on most systems. They are never used here unless --port-map says so, so
#: that a script gets the same port wherever it runs, and an administrator's machine does not serve it on port 80.
PRIVILEGED = 1024

_FAMILIAR = {80: 8080, 443: 8443}
_TAKEN = (errno.EADDRINUSE, errno.EACCES, errno.EPERM, getattr(errno, "WSAEACCES", errno.EACCES))
_TRIES = 50


class Ports:
    """The policy that the runner gives to ``_listen``: bind to what was asked for, or to the next port that can be had."""

    def __init__(self, script: str, mapped: dict, say):
        """
        :param script: the name of the script, for the line that is said
        :param mapped: ports by --port-map: asked for -> given
        :param say: is called with each line
        """
        self._script, self._mapped, self._say = script, mapped, say
        self._said, self._pending = set(), {}
        self._nested = False

    def bind(self, sock, host: str, port: int) -> int:
        """Bind a socket and return its port; see ``_listen.bind``."""
        # A pool of the script's own may wrap ours: our socket's bind() then comes here a second time.
        if self._nested:
            return _listen.exactly(sock, host, port)
        self._nested = True
        try:
            given = self._bind_somewhere(sock, host, port)
        finally:
            self._nested = False
        return given

    def listening(self, sock) -> None:
        """Say where a socket of a SocketPool listens, now that a browser would be answered."""
        for line in self._pending.pop(id(sock), ()):
            self._say(line)

    def _bind_somewhere(self, sock, host: str, port: int) -> int:
        why = []
        for candidate in self._candidates(port, why):
            try:
                host, given = self._bind_here(sock, host, candidate, why)
            except OSError as problem:
                if port in self._mapped:
                    raise OSError(problem.errno, f"{problem.strerror}: {candidate}, by {why[0]}") from None
                if problem.errno not in _TAKEN:
                    raise
                why.append(f"port {candidate} is in use" if candidate != port else "which is in use")
                continue
            self._announce(sock, host, port, given, why)
            return given
        raise OSError(errno.EADDRINUSE, f"No port could be had in place of {port}")

    def _candidates(self, port: int, why: list):
        """The ports to try, in their order; adds to the reasons why."""
        if port in self._mapped:
            why.append(f"--port-map {port}={self._mapped[port]}")
            yield self._mapped[port]
            return
        first = port
        if 0 < port < PRIVILEGED:
            why.append("which needs administrator rights")
            first = _FAMILIAR.get(port, 8000 + port)
        yield first
        if port:
            yield from range(first + 1, min(first + _TRIES, 65536))
            yield 0

    def _bind_here(self, sock, host: str, port: int, why: list) -> tuple:
        """Bind, to this computer itself where the host is an address that only the board has. Returns host and port."""
        try:
            return host, _listen.exactly(sock, host, port)
        except OSError as problem:
            if problem.errno != errno.EADDRNOTAVAIL:
                raise
        why.append(f"{host} is not an address of this computer")
        here = "::1" if ":" in host else "127.0.0.1"
        return here, _listen.exactly(sock, here, port)

    def _announce(self, sock, host: str, asked: int, given: int, why: list) -> None:
        lines = self._lines(sock, host, asked, given, why)
        if lines in self._said:
            return
        self._said.add(lines)
        if hasattr(sock, "bind_exactly") and _listen.is_stream(sock):
            self._pending[id(sock)] = lines
            return
        for line in lines:
            self._say(line)

    def _lines(self, sock, host: str, asked: int, given: int, why: list) -> tuple:
        shown = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        shown = f"[{shown}]" if ":" in shown else shown
        if _listen.is_stream(sock):
            first = f"Started development server on {'https' if asked == 443 else 'http'}://{shown}:{given}"
        else:
            first = f"Receiving datagrams on {shown}, port {given}"
        if not why:
            return (first,)
        return first, f"  ({self._script} asked for port {asked}, {'; '.join(_shortened(why))})"


def _shortened(why: list) -> list:
    """The reasons, without the long middle of a row of ports that are all in use."""
    return why if len(why) <= 3 else [*why[:2], "and so on", why[-1]]
