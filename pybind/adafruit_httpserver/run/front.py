# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Where a run is shown when nothing is drawn: the script's process prints by itself, and the runner's lines come in between."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Dict, List

from adafruit_httpserver.run import console
from adafruit_httpserver.run.process import Process

if TYPE_CHECKING:
    from adafruit_httpserver.run.supervising import Supervisor


class Front:
    """Plain lines. What draws derives from it."""

    #: whether the panel is drawn here, and not printed by the script's process
    drawn = False

    def __init__(self) -> None:
        self._line_is_ended = True

    def spawn(self) -> Process:
        """A process for a run that will be shown here."""
        return Process()

    def attach(self, supervisor: Supervisor) -> None:
        """Work together with this supervisor, and in its loop."""

    def begins(self, process: Process) -> None:
        """The script begins to run in a process."""
        sys.stdout.flush()

    def listens(self, url: str) -> None:
        """A server of the script listens."""

    def shows(self, states: List[Dict[str, Any]]) -> None:
        """Something on the panel has changed."""

    def refused(self, words: str) -> None:
        """What was typed for an input does not fit."""

    def asks(self) -> None:
        """The script waits for a line that somebody types."""

    def ended(self, line_is_ended: bool) -> None:
        """The script's process has ended.

        :param line_is_ended: whether the last line that it printed is whole
        """
        self._line_is_ended = line_is_ended

    def say(self, line: str) -> None:
        """Show a line of the runner's own."""
        console.say(line if self._line_is_ended else "\n" + line)
        self._line_is_ended = True

    def close(self) -> None:
        """Leave the terminal as it was."""
