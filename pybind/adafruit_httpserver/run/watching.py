# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Notices that a file of the drive was saved, by the library watchdog."""

from __future__ import annotations

import os
from typing import Callable, List, Type

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from adafruit_httpserver.run import saved

_CHANGES: List[Type[events.FileSystemEvent]] = [
    events.FileModifiedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileMovedEvent,
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirMovedEvent,
]


class Watch(events.FileSystemEventHandler):
    """Looks at a drive, until the process ends.

    :param drive: the folder
    :param changed: is called with the path of each file that changes, on a thread of its own
    :raises OSError: the system can not tell
    """

    def __init__(self, drive: str, changed: Callable[[str], None]) -> None:
        self._drive, self._changed = drive, changed
        self._observer: BaseObserver = Observer()
        #: folders that are too large to be looked at
        self.left_out: List[str] = []
        try:
            self._begin()
        except OSError:  # the system counts who watches, and there are too many
            self._observer = PollingObserver()
            self._begin()

    @property
    def kind(self) -> str:
        """How it looks."""
        return type(self._observer).__name__

    def _begin(self) -> None:
        inner, self.left_out = saved.folders(self._drive)
        self._observer.schedule(self, self._drive, event_filter=_CHANGES)
        for folder in inner:
            self._observer.schedule(self, folder, recursive=True, event_filter=_CHANGES)
        self._observer.start()

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Called by watchdog."""
        for path in filter(None, (os.fsdecode(event.src_path), os.fsdecode(event.dest_path))):
            if path == self._drive:
                continue
            if event.is_directory and os.path.dirname(path) == self._drive and os.path.isdir(path):
                self._look_into(path)
            if all(saved.counts(part) for part in os.path.relpath(path, self._drive).split(os.sep)):
                self._changed(path)

    def _look_into(self, folder: str) -> None:
        """Look into a folder that has just come."""
        try:
            if saved.is_own(folder) and not saved.is_large(folder):
                self._observer.schedule(self, folder, recursive=True, event_filter=_CHANGES)
        except OSError:  # it has gone again
            pass
