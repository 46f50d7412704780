# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which changes on the drive start the script again: those that somebody makes, not those that the script makes itself."""

from __future__ import annotations

import os
import time
from typing import Callable, Dict, List

from adafruit_httpserver.run.loop import Loop

#: How long after the last change the script is started again, in seconds, as a board waits: files come in pieces.
DELAY = 0.75

#: Sets another delay; for tests, mostly.
VARIABLE = "ADAFRUIT_HTTPSERVER_RELOAD_DELAY"

#: The script's own data are never a reason to start it again. A source that it has written (an update, say) is one when it
#: changes again more than so many seconds later: by then it is somebody else.
_OWN_SOURCE = 1.0
_SOURCES = (".py", ".txt", ".toml")


class Changes:
    """The changes of a drive, as they come from the thread that looks at it.

    :param drive: the folder
    :param loop: where the functions are called
    :param begins: is called when somebody begins to save
    :param saved: is called with the name of a file, as seen from the drive, once nothing more has changed for a while
    """

    def __init__(self, drive: str, loop: Loop, begins: Callable[[], None], saved: Callable[[str], None]) -> None:
        self._drive, self._loop, self._begins, self._saved = os.path.realpath(drive), loop, begins, saved
        self._delay = delay()
        self._own: Dict[str, float] = {}
        self._changed: List[str] = []
        #: whether saves count; a script can say no
        self.enabled = True

    def new_run(self) -> None:
        """Another run begins: it has written nothing yet, and it has not said no."""
        self._own.clear()
        self.enabled = True

    def own(self, path: str) -> None:
        """The script is about to write a file itself."""
        self._own[os.path.realpath(path)] = time.monotonic()

    def changed(self, path: str) -> None:
        """A file has changed; may be called on any thread."""
        self._loop.soon(lambda: self._look(path))

    def _look(self, path: str) -> None:
        path = os.path.realpath(path)
        if self._counts(path):
            self._begins()
            self._changed.append(path)
            self._loop.at("saved", self._delay, self._settled)

    def _settled(self) -> None:
        # Looked at again: the word that the script writes a file itself may have come later than the change.
        changed, self._changed = [path for path in self._changed if self._counts(path)], []
        if changed:
            self._saved(os.path.relpath(changed[0], self._drive))

    def _counts(self, path: str) -> bool:
        since = self._own.get(path)
        own = since is not None and (not path.endswith(_SOURCES) or time.monotonic() - since < self._delay + _OWN_SOURCE)
        return self.enabled and not own


def delay() -> float:
    """The delay in seconds.

    :raises ValueError: the environment says something that is none
    """
    text = os.environ.get(VARIABLE)
    if not text:
        return DELAY
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < 3600:
        raise ValueError(f"the environment variable {VARIABLE} is {text!r}; it can be a number of seconds, such as 0.75")
    return seconds
