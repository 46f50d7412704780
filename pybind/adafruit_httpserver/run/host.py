# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What stand-ins ask of the computer, answered by the runner."""

from __future__ import annotations

from typing import Callable, NoReturn, Optional

from adafruit_httpserver.board import _host
from adafruit_httpserver.run import typed
from adafruit_httpserver.run.channel import Channel
from adafruit_httpserver.run.stopping import Stop, Stopper
from adafruit_httpserver.run.task import Task


class RunnerHost(_host.Host):
    """The answers for one run.

    :param task: what the run was told
    :param stopper: ends it
    :param runner: the line to the runner, which starts the next run; None when nobody does
    :param before: is called before the script is ended to be started again
    """

    def __init__(
        self, task: Task, stopper: Stopper, runner: Optional[Channel] = None, before: Callable[[], None] = lambda: None
    ) -> None:
        self.address, self.board = task.address, task.board or None
        self.run_reason, self.reset_reason = task.run_reason, task.reset_reason
        self._stopper, self._runner, self._before = stopper, runner, before

    def restart(self, why: str, after: float = 0.0) -> NoReturn:
        """End the script and start it again in a fresh process."""
        if self._runner is None:
            super().restart(why, after)
        self._before()
        self._runner.send("restarts", why=why, after=after)  # it holds whatever the script does now
        stop = Stop(0, "", again=True)
        self._stopper.stop(stop)
        raise stop

    def autoreload(self, on: bool) -> None:
        """Say whether a saved file starts the script again."""
        if self._runner is not None:
            self._runner.send("autoreload", on=bool(on))

    def next_code_file(self, name: Optional[str]) -> None:
        """Say which script comes next; None for the usual one."""
        if self._runner is not None:
            self._runner.send("next", name=name or "")

    def typed(self) -> int:
        """How many bytes have been typed that the script has not read."""
        return typed.waiting() or super().typed()  # with --no-reload, Python's own stdin is left in its place
