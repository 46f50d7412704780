# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How a script is ended before its end: Ctrl-C, --for and --expect.

All three raise in the script where it is just then, so that its ``finally`` blocks run and servers close. A script that
goes on regardless (``while True`` around a bare ``except``) is ended a little later without being asked.
"""

import os
import signal
import sys

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
    """

    def __init__(self, status: int, line: str = ""):
        super().__init__(line)
        self.status, self.line = status, line


class Stopper:
    """Ends the script once; the first reason counts."""

    def __init__(self):
        self.reason = None
        self._armed = True

    def install(self, seconds=None, overtime=None) -> None:
        """Take over Ctrl-C, and start the clock of --for.

        :param seconds: how long the script may run; None for as long as it likes
        :param overtime: gives the Stop to end it with then
        """
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._on_interrupt)
        signal.signal(_SIGNAL, self._on_interrupt if _SIGNAL == signal.SIGINT else self._on_signal)
        if seconds is not None:
            _later(seconds, lambda: self.stop(overtime()))

    def stop(self, reason: Stop) -> None:
        """End the script for this reason; may be called on any thread."""
        if self.reason is None:
            self.reason = reason
            self._insist()
            _interrupt_main_thread()

    def script_has_ended(self) -> None:
        """Interrupt nothing any more: what runs now is the runner itself, which is about to end."""
        self._armed = False

    def _on_interrupt(self, number, frame) -> None:
        if self.reason is None:
            self.reason = Stop(INTERRUPTED)
            self._insist()
        elif self.reason.status == INTERRUPTED:
            self._leave()  # the second Ctrl-C
        self._on_signal(number, frame)

    def _on_signal(self, number, frame) -> None:
        if self.reason is not None and self._armed:
            raise self.reason

    def _insist(self) -> None:
        _later(PATIENCE, self._leave)

    def _leave(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(self.reason.status)


def _interrupt_main_thread() -> None:
    """Deliver the signal to the thread that runs the script, which may be asleep in a system call."""
    if hasattr(signal, "pthread_kill"):
        import threading

        signal.pthread_kill(threading.main_thread().ident, _SIGNAL)
    else:
        import _thread

        _thread.interrupt_main()


def _later(seconds: float, do) -> None:
    """Call a function after some time, on a thread that does not keep the process alive."""
    import threading

    timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), do)
    timer.daemon = True
    timer.start()
