# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A server of the installed package that a thread polls, as a script's main loop would."""

import errno
import socket
import threading
import time

HOST = "127.0.0.1"


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def start(server, root: str = "", tries: int = 5) -> int:
    """Start a server on a free port and return it; another process may be faster, so it tries again."""
    while True:
        port = free_port()
        try:
            server.start(HOST, port, root)
            return port
        except OSError as problem:
            tries -= 1
            if problem.errno != errno.EADDRINUSE or not tries:
                raise


def wait_until(condition, seconds: float = 10, what: str = "it") -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"{what} did not happen in {seconds} s"
        time.sleep(0.002)


class Running:
    """A started server with a thread that polls it.

    ``errors`` holds what poll() raised, ``slowest`` the longest time that one poll took that called no handler.
    """

    def __init__(self, server, root: str = ""):
        self.server, self.port = server, start(server, root)
        self.errors, self.errors_expected, self.slowest, self.polls = [], False, 0.0, 0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._ending.is_set():
            began = time.perf_counter()
            try:
                self.server.poll()
            except Exception as problem:  # noqa: BLE001 - the tests look at it
                self.errors.append(problem)
                if type(problem).__name__ == "ServerStoppedError":
                    return
            self.slowest = max(self.slowest, time.perf_counter() - began)
            self.polls += 1
            time.sleep(0.0002)

    def error(self, kind, seconds: float = 5):
        """The exception that poll() raises next; a test that asks for it expects some."""
        self.errors_expected = True
        wait_until(lambda: self.errors, seconds, "an exception of poll()")
        problem = self.errors.pop(0)
        assert isinstance(problem, kind), repr(problem)
        return problem

    def pause(self) -> None:
        """End the polling; the server stays started."""
        self._ending.set()
        self._thread.join(10)
        assert not self._thread.is_alive(), "poll() does not return"

    def end(self) -> None:
        """Stop the server and complain about what nobody expected."""
        self.pause()
        self.server.stop()
        if self.errors and not self.errors_expected:
            raise AssertionError(f"poll() raised {self.errors!r}") from self.errors[0]
