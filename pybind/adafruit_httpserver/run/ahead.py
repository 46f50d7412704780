# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The process for the first run, started before the command line is looked at: it gets ready meanwhile."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from typing import List, Optional

    from adafruit_httpserver.run.process import Process

#: With one of these there is no such process, or nothing is run at all.
_WITHOUT = frozenset(("--no-reload", "--help", "-h"))


class Ahead:
    """A process that somebody may need.

    :param words: the command line
    """

    def __init__(self, words: List[str]) -> None:
        #: whether a terminal is drawn on, which is something else to the process
        self.drawn = False
        self._process: Optional[Process] = None
        if words[:1] == ["run"] and not _WITHOUT.intersection(words) and not _is_on_path(words):
            self._process = self._started()

    def take(self) -> Process:
        """The process; who takes it ends it."""
        process, self._process = self._process or self._started(), None
        return process

    def close(self) -> None:
        """End the process if nobody has taken it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.close()
            self._process = None

    def _started(self) -> Process:
        from adafruit_httpserver.run.process import Process

        self.drawn = _can_draw()
        return Process(piped=self.drawn)


def _is_on_path(words: List[str]) -> bool:
    """Whether Python looks for modules in what may be the drive, by PYTHONPATH for one. What would be loaded now were the
    drive's: it has to be taken out first."""
    path = {os.path.realpath(entry or os.curdir) for entry in sys.path}
    drives = {os.path.realpath(os.path.dirname(word) if os.path.isfile(word) else word) for word in (os.curdir, *words)}
    return not path.isdisjoint(drives) or not path.isdisjoint(os.path.join(drive, "lib") for drive in drives)


def _can_draw() -> bool:
    """Whether there is a terminal that this run has for itself, and the library to draw on it."""
    if sys.stdout is None or not sys.stdout.isatty() or os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
        return False
    from importlib.machinery import PathFinder

    try:
        # not when it was started with & at the end
        return PathFinder.find_spec("rich") is not None and os.tcgetpgrp(sys.stdout.fileno()) == os.getpgrp()
    except OSError:
        return False
