# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Waiting for several things at once: descriptors, points in time, signals, and what other threads have to tell."""

from __future__ import annotations

import os
import selectors
import signal
import time
from typing import Callable, Dict, List, Optional, Tuple

Do = Callable[[], None]


class Loop:
    """Calls what somebody has asked for when it is time; everything on the thread that runs it."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._times: Dict[str, Tuple[float, Do]] = {}
        self._calls: List[Do] = []
        # Signals arrive as bytes in this pipe too, so that waiting ends.
        self._awake, self._wake = os.pipe()
        os.set_blocking(self._awake, False)
        os.set_blocking(self._wake, False)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        self.when_readable(self._awake, self._woken)

    def when_readable(self, descriptor: int, do: Do) -> None:
        """Call a function whenever a descriptor has something to read."""
        self._selector.register(descriptor, selectors.EVENT_READ, do)

    def forget(self, descriptor: int) -> None:
        """Look at a descriptor no more."""
        if descriptor in self._selector.get_map():
            self._selector.unregister(descriptor)

    def at(self, name: str, seconds: float, do: Do) -> None:
        """Call a function once, so many seconds from now; a later call with the same name takes the place of this one."""
        self._times[name] = (time.monotonic() + seconds, do)

    def never(self, name: str) -> None:
        """Take back what :meth:`at` was asked for."""
        self._times.pop(name, None)

    def is_due(self, name: str) -> bool:
        """Whether something is planned under this name."""
        return name in self._times

    def on_signal(self, number: int, do: Do) -> None:
        """Call a function when a signal comes, unless the process was started with that signal ignored."""
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda number, frame: self._calls.append(do))

    def soon(self, do: Do) -> None:
        """Call a function in the next turn; for other threads."""
        self._calls.append(do)
        os.write(self._wake, b"\0")

    def turn(self) -> None:
        """Wait until something is to be done, and do it."""
        for key, _ in self._selector.select(self._patience()):
            if key.fd in self._selector.get_map():  # what came before may have forgotten it
                key.data()
        while self._calls:
            self._calls.pop(0)()
        now = time.monotonic()
        for name in [name for name, (due, _) in self._times.items() if due <= now]:
            if name in self._times:
                self._times.pop(name)[1]()

    def close(self) -> None:
        """Take signals no more."""
        signal.set_wakeup_fd(-1)
        self._selector.close()
        os.close(self._awake)
        os.close(self._wake)

    def _patience(self) -> Optional[float]:
        if self._calls:
            return 0.0
        if not self._times:
            return None
        return max(0.0, min(due for due, _ in self._times.values()) - time.monotonic())

    def _woken(self) -> None:
        try:
            os.read(self._awake, 1 << 12)
        except BlockingIOError:
            pass
