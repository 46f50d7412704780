# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Files as code of the drive sees them: ``/`` is the drive, and nothing leads out of it."""

from __future__ import annotations

import io
import os
from typing import IO, Any, Callable, Optional, TypeVar, Union

from adafruit_httpserver import _drive
from adafruit_httpserver.board import _mounts

Path = Union[str, bytes, "os.PathLike[str]"]
Result = TypeVar("Result")

#: What changes a place on the drive.
_CHANGES = (os.mkdir, os.remove, os.rename, os.rmdir)


def about_to_write(path: str) -> None:
    """Called with each place on the drive that the script is about to change. The runner puts a function of its own here."""


class TextFile(io.TextIOWrapper):
    """A file opened for text, which on a board can be read into a buffer, too."""

    def readinto(self, buffer: Any) -> int:
        """Read bytes into a buffer, from where reading has come to; how many."""
        self.seek(self.tell())  # let go of what was read ahead
        count: int = self.buffer.readinto(buffer)  # type: ignore[attr-defined]  # readers have it
        return count


def on_drive(function: Callable[..., Result], *paths: Path) -> Result:
    """Call a function with the places that a script's paths mean.

    An OSError names the path as the script wrote it: ``/log.txt`` and not where the drive lies on this computer.
    """
    try:
        places = [_drive.resolve(path) for path in paths]
        if function in _CHANGES:
            for place in places:
                about_to_write(place)
        return function(*places)
    except OSError as problem:
        raise _retold(problem, paths) from None


def open_on_drive(
    file: Union[Path, int],
    mode: str = "r",
    buffering: int = -1,
    encoding: Optional[str] = None,
    errors: Optional[str] = None,
    newline: Optional[str] = None,
    closefd: bool = True,
    opener: Optional[Callable[[str, int], int]] = None,
) -> IO[Any]:
    """``open`` as a board has it: text is UTF-8, and line ends stay as they are in the file."""
    if isinstance(file, int):
        return io.open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    if set(mode) & set("wax+"):
        _mounts.check_writable(file)

    def opened(place: str) -> IO[Any]:
        if set(mode) & set("wax+"):
            about_to_write(place)
        if "b" in mode or buffering == 0:
            return io.open(place, mode, buffering, encoding, errors, newline, closefd, opener)
        data = io.open(place, mode.replace("t", "") + "b", -1 if buffering == 1 else buffering, closefd=closefd, opener=opener)
        return TextFile(data, encoding or "utf-8", errors, "\n" if newline is None else newline, line_buffering=buffering == 1)

    return on_drive(opened, file)


def _retold(problem: OSError, paths: "tuple[Path, ...]") -> OSError:
    if problem.filename is not None:
        problem.filename = paths[0]
    if problem.filename2 is not None:
        problem.filename2 = paths[-1]
    return problem
