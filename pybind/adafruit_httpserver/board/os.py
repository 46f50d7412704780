# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``os`` as a board has it: paths are on the drive, and ``getenv`` reads settings.toml."""

from __future__ import annotations

import os as _os
from typing import Any, List, Tuple

from adafruit_httpserver import _drive
from adafruit_httpserver.board import _boards, _mounts, lacking
from adafruit_httpserver.board.sys import RELEASE as _RELEASE
from adafruit_httpserver.run.files import on_drive as _on_drive
from adafruit_httpserver.run.settings import get as _get

__getattr__ = lacking("os", "chdir, getcwd, getenv, listdir, mkdir, remove, rename, rmdir, stat, statvfs, uname, urandom, utime")

sep = "/"


class uname_result(Tuple[str, ...]):
    """What ``uname`` returns: a tuple whose parts have names."""

    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def chdir(path: str) -> None:
    """Let relative paths start from this folder of the drive."""
    _on_drive(_os.chdir, path)


def getcwd() -> str:
    """The folder that relative paths start from; ``/`` is the drive."""
    return _drive.shown(_os.path.realpath(_os.getcwd()))


def getenv(key: str, default: Any = None) -> Any:
    """A value of settings.toml as it is now: an int where the file has an unquoted whole number, else a str."""
    return _get(key, default)


def listdir(path: str = "") -> List[str]:
    """The names in a folder."""
    return _on_drive(_os.listdir, path)


def mkdir(path: str) -> None:
    """Make a folder."""
    _mounts.check_writable(path)
    _on_drive(_os.mkdir, path)


def remove(path: str) -> None:
    """Delete a file."""
    _mounts.check_writable(path)
    _on_drive(_os.remove, path)


unlink = remove


def rename(old_path: str, new_path: str) -> None:
    """Give a file or folder another name or place."""
    _mounts.check_writable(old_path)
    _mounts.check_writable(new_path)
    _on_drive(_os.rename, old_path, new_path)


def rmdir(path: str) -> None:
    """Delete an empty folder."""
    _mounts.check_writable(path)
    _on_drive(_os.rmdir, path)


def stat(path: str) -> Any:
    """Ten numbers about a file or folder, in the order of a board's."""
    return _on_drive(_os.stat, path)


def statvfs(path: str) -> Tuple[int, ...]:
    """Ten numbers about the disk that the drive is on."""
    return _on_drive(_space, path)


def sync() -> None:
    """Write what is buffered to the disk."""
    getattr(_os, "sync", lambda: None)()


def uname() -> uname_result:
    """What this is: the board that is simulated."""
    board, release = _boards.chosen(), ".".join(map(str, _RELEASE))
    chip = board.chip.name.replace(" ", "-")
    return uname_result((chip, chip, release, f"{release} simulated", f"{board.title} with {board.chip.name}"))


def urandom(size: int) -> bytes:
    """Random bytes that are fit for keys."""
    return _os.urandom(size)


def utime(path: str, times: Any) -> None:
    """Set the times of last access and change."""
    _on_drive(lambda place: _os.utime(place, times), path)


def _space(place: str) -> Tuple[int, ...]:
    if hasattr(_os, "statvfs"):
        return tuple(_os.statvfs(place))
    import shutil

    disk, block = shutil.disk_usage(place), 4096
    return (block, block, disk.total // block, disk.free // block, disk.free // block, 0, 0, 0, 0, 255)
