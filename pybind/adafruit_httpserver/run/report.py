# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The traceback of a script: only the user's own lines, named as on a board."""

from __future__ import annotations

import os
import traceback

from adafruit_httpserver import _drive
from adafruit_httpserver.run import imports


def text(problem: BaseException) -> str:
    """The traceback to show for an exception that a script did not catch."""
    told = traceback.TracebackException(type(problem), problem, problem.__traceback__)
    _shorten(told, set())
    return "".join(told.format() if told.stack else told.format_exception_only())


def _shorten(told: traceback.TracebackException, done: set[int]) -> None:
    """Take the lines that are not of the drive out of a traceback, and out of those that it is a consequence of."""
    if told is None or id(told) in done:
        return
    done.add(id(told))
    told.stack[:] = [_named(frame) for frame in told.stack if imports.is_drive_code(frame.filename)]
    if getattr(told, "filename", None):  # a SyntaxError
        told.filename = _name(told.filename)
    for other in (told.__cause__, told.__context__, *(getattr(told, "exceptions", None) or ())):
        _shorten(other, done)


def _named(frame: traceback.FrameSummary) -> traceback.FrameSummary:
    frame.line  # looked up by the real file name, so before that is replaced
    frame.filename = _name(frame.filename)
    return frame


def _name(path: str) -> str:
    """``code.py`` or ``lib/dimmer.py``, for a file of the drive."""
    return os.path.relpath(path, _drive.drive()) if imports.is_drive_code(path) else path
