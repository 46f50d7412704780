# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Notices that a file of the drive was saved, by the library watchdog."""

from __future__ import annotations

import os
import re
from typing import Callable, Iterator, List

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

#: A folder of the drive that has more folders in it is not looked at: it is none that a board would have.
MOST_FOLDERS = 500

#: What an editor, a version control or Python leaves beside the files that somebody saves.
_NOT_SAVED = re.compile(
    r"\..*|__pycache__|.*\.py[co]|.*~|#.*#|.*\.sw[a-z]|.*\.tmp|4913|.*___jb_\w+___|node_modules|System Volume Information", re.IGNORECASE
)
_CHANGES: List[type[events.FileSystemEvent]] = [
    events.FileModifiedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileMovedEvent,
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirMovedEvent,
]


class Watch(events.FileSystemEventHandler):
    """Looks at a drive until it is closed.

    :param drive: the folder
    :param saved: is called with the path of each file that changes, on a thread of its own
    :raises OSError: the system can not tell
    """

    def __init__(self, drive: str, saved: Callable[[str], None]) -> None:
        self._drive, self._saved = drive, saved
        #: folders that are too large to be looked at
        self.left_out: List[str] = []
        try:
            self._observer = self._begin(Observer())
        except OSError:  # the system counts who watches, and there may be too many
            self._observer = self._begin(PollingObserver())

    def close(self) -> None:
        """Look no more."""
        self._observer.stop()

    def _begin(self, observer: BaseObserver) -> BaseObserver:
        self._observer, self.left_out = observer, []
        observer.schedule(self, self._drive, event_filter=_CHANGES)
        with os.scandir(self._drive) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    self._add(entry.path)
        observer.start()
        return observer

    def _add(self, folder: str) -> None:
        """Look into a folder at the top of the drive."""
        if not is_saved(os.path.basename(folder)) or os.path.exists(os.path.join(folder, "pyvenv.cfg")):
            return
        if sum(1 for _ in _folders(folder)) > MOST_FOLDERS:
            self.left_out.append(folder)
            return
        self._observer.schedule(self, folder, recursive=True, event_filter=_CHANGES)

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Called by watchdog."""
        for path in filter(None, (os.fsdecode(event.src_path), os.fsdecode(event.dest_path))):
            if event.is_directory and path == self._drive:
                continue
            if event.is_directory and os.path.dirname(path) == self._drive and os.path.isdir(path):
                self._try_to_add(path)
            if all(is_saved(part) for part in os.path.relpath(path, self._drive).split(os.sep)):
                self._saved(path)

    def _try_to_add(self, folder: str) -> None:
        try:
            self._add(folder)
        except OSError:  # it has gone again
            pass


def is_saved(name: str) -> bool:
    """Whether a file or folder of this name is one that somebody saves."""
    return not _NOT_SAVED.fullmatch(name)


def _folders(top: str) -> Iterator[str]:
    """The folders below a folder; not all of them, when there are very many."""
    waiting = [top]
    while waiting and len(waiting) <= 2 * MOST_FOLDERS:
        folder = waiting.pop()
        yield folder
        try:
            with os.scandir(folder) as entries:
                waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
        except OSError:
            pass
    yield from waiting
