# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Files as code of the drive sees them: ``/`` is the drive, and nothing leads out of it."""

import io

from adafruit_httpserver import _drive
from adafruit_httpserver.board import _mounts


def on_drive(function, *paths):
    """Call a function with the places that a script's paths mean.

    An OSError names the path as the script wrote it: ``/log.txt`` and not where the drive lies on this computer.
    """
    try:
        return function(*map(_drive.resolve, paths))
    except OSError as problem:
        raise _retold(problem, paths) from None


def open_on_drive(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """``open`` as a board has it: text is UTF-8, and line ends stay as they are in the file."""
    if isinstance(file, int):
        return io.open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    if set(mode) & set("wax+"):
        _mounts.check_writable(file)
    if "b" not in mode:
        encoding, newline = encoding or "utf-8", "\n" if newline is None else newline
    return on_drive(lambda place: io.open(place, mode, buffering, encoding, errors, newline, closefd, opener), file)


def _retold(problem: OSError, paths: tuple) -> OSError:
    if problem.filename is not None:
        problem.filename = paths[0]
    if problem.filename2 is not None:
        problem.filename2 = paths[-1]
    return problem
