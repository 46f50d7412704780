# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``watchdog``: a timer that ends a script which does not feed it; scripts have it as ``microcontroller.watchdog``."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import Any, Optional

from adafruit_httpserver.board import Name, StandIn, _host, lacking

__all__ = ["WatchDogMode", "WatchDogTimeout", "WatchDogTimer"]
__getattr__ = lacking("watchdog", ", ".join(__all__))


class WatchDogTimeout(Exception):
    """The script has not fed the watchdog in time."""


class WatchDogMode:
    """What happens when nobody feeds the watchdog."""

    RAISE, RESET = Name("watchdog.WatchDogMode.RAISE"), Name("watchdog.WatchDogMode.RESET")


class WatchDogTimer(StandIn):
    """The timer. With RAISE it interrupts the script with WatchDogTimeout; with RESET the board starts again."""

    _owner = "microcontroller.watchdog"

    def __init__(self) -> None:
        self._timeout: Optional[float] = None
        self._mode: Optional[Name] = None
        self._timer: Optional[threading.Timer] = None

    @property
    def timeout(self) -> Optional[float]:
        """How many seconds may pass without food; None until it is set."""
        return self._timeout

    @timeout.setter
    def timeout(self, value: float) -> None:
        if float(value) <= 0:
            raise ValueError("timeout must be > 0")
        if self._mode is WatchDogMode.RESET and value != self._timeout:
            raise RuntimeError("WatchDogTimer cannot be changed while it is running with WatchDogMode.RESET")
        self._timeout = float(value)
        self._start()

    @property
    def mode(self) -> Optional[Name]:
        """RAISE, RESET or, when it does not run, None."""
        return self._mode

    @mode.setter
    def mode(self, value: Optional[Name]) -> None:
        if value is not None and value not in (WatchDogMode.RAISE, WatchDogMode.RESET):
            raise TypeError(f"mode must be of type WatchDogMode, not {type(value).__name__}")
        if value is None:
            self.deinit()
            return
        if self._timeout is None:
            raise ValueError("WatchDogTimer.timeout must be greater than 0")
        if value is WatchDogMode.RAISE:
            _prepare()
        self._mode = value
        self._start()

    def feed(self) -> None:
        """Let the time begin anew.

        :raises ValueError: it does not run
        """
        if self._mode is None:
            raise ValueError("WatchDogTimer is not currently running")
        self._start()

    def deinit(self) -> None:
        """Stop it.

        :raises RuntimeError: it runs with RESET, which nothing stops
        """
        if self._mode is WatchDogMode.RESET:
            raise RuntimeError("WatchDogTimer cannot be deinitialized once mode is set to RESET")
        self._mode = None
        self._stop()

    def _start(self) -> None:
        self._stop()
        if self._mode is None or self._timeout is None:
            return
        self._timer = threading.Timer(self._timeout, self._bite, [self._mode])
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _bite(self, mode: Name) -> None:
        if mode is WatchDogMode.RAISE:
            self._mode = None
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
        else:
            # How the script is ended is an exception; on this thread nobody waits for it.
            with contextlib.suppress(KeyboardInterrupt, SystemExit):
                _host.host.restart("watchdog")


def _prepare() -> None:
    """Let a signal raise the exception in the script's thread, which may be asleep in a system call."""
    if not hasattr(signal, "pthread_kill"):
        raise NotImplementedError("WatchDogMode.RAISE is not simulated on this system; WatchDogMode.RESET is")

    def expired(number: int, frame: Any) -> None:
        raise WatchDogTimeout("Watchdog timer expired.")

    signal.signal(signal.SIGUSR1, expired)


timer: Any = WatchDogTimer()
