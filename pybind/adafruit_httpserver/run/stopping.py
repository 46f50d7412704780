# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How a script is ended before its end: by Ctrl-C, --for, --expect, a saved file, or because it asks for a restart.

All of them raise in the script where it is just then, so that its ``finally`` blocks run and servers close. A script that
goes on regardless (``while True`` around a bare ``except``) is ended a little later without being asked.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Callable, Optional

#: The exit status after Ctrl-C: 128 + SIGINT, what shells and make take for "interrupted by the user" and not for
#: "done"; with 0, ``run && next-command`` would go on.
INTERRUPTED = 130

#: how long a script may take to end itself, in seconds
PATIENCE = 3.0

# Not SIGINT: that one may be ignored (a background job), and then must stay so. Windows has no other.
_SIGNAL = getattr(signal, "SIGALRM", signal.SIGINT)


class Stop(KeyboardInterrupt):
    """Ends the script with an exit status.

    It is a KeyboardInterrupt, so that a script which tidies up after Ctrl-C does the same here.

    :param status: the exit status
    :param line: what to tell
    :param again: whether the script will be started again
    """

    def __init__(self, status: int, line: str = "", again: bool = False) -> None:
        super().__init__(line)
        self.status, self.line, self.again = status, line, again


class Stopper:
    """Ends the script once; the first reason counts."""

    def __init__(self) -> None:
        self.reason: Optional[Stop] = None
        self._armed = False

    def install(self, ctrl_c: bool = True) -> None:
        """Be ready to interrupt the script.

        :param ctrl_c: whether Ctrl-C is a reason; it is none in a process that was started with Ctrl-C ignored
        """
        signal.signal(_SIGNAL, self._on_interrupt if _SIGNAL == signal.SIGINT else self._on_signal)
        if ctrl_c and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._on_interrupt)

    def stop_after(self, seconds: float, reason: Stop) -> None:
        """End the script for this reason once it has run for so long."""
        _later(seconds, lambda: self.stop(reason))

    def stop(self, reason: Stop) -> None:
        """End the script for this reason; may be called on any thread."""
        if self.reason is None:
            self.reason = reason
            self._insist()
            _interrupt_main_thread()

    def script_begins(self) -> None:
        """Interrupt from now on.

        :raises Stop: there is a reason already
        """
        self._armed = True
        if self.reason is not None:
            raise self.reason

    def script_has_ended(self) -> None:
        """Interrupt nothing any more: what runs now is the runner itself, which is about to end."""
        self._armed = False

    def _on_interrupt(self, number: int, frame: Optional[FrameType]) -> None:
        if self.reason is None:
            self.reason = Stop(INTERRUPTED)
            self._insist()
        elif self.reason.status == INTERRUPTED:
            self._leave()  # the second Ctrl-C
        self._on_signal(number, frame)

    def _on_signal(self, number: int, frame: Optional[FrameType]) -> None:
        if self.reason is not None and self._armed:
            raise self.reason

    def _insist(self) -> None:
        _later(PATIENCE, self._leave)

    def _leave(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(self.reason.status if self.reason else INTERRUPTED)


def overtime(seconds: float, expected: Optional[str]) -> Stop:
    """Why a script is ended when the time of --for is over."""
    if expected:
        return Stop(1, f"Stopped after {seconds:g} s: {expected!r} was not printed.")
    return Stop(0, f"Stopped after {seconds:g} s.")


def _interrupt_main_thread() -> None:
    """Deliver the signal to the thread that runs the script, which may be asleep in a system call."""
    if hasattr(signal, "pthread_kill"):
        import threading

        signal.pthread_kill(threading.main_thread().ident or 0, _SIGNAL)
    else:
        import _thread

        _thread.interrupt_main()


def _later(seconds: float, do: Callable[[], None]) -> None:
    """Call a function after some time, on a thread that does not keep the process alive."""
    import threading

    timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), do)
    timer.daemon = True
    timer.start()
