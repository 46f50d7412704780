# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``os`` as a board has it: paths are on the drive, and ``getenv`` reads settings.toml."""

import os as _os

from adafruit_httpserver import _drive
from adafruit_httpserver.board import lacking
from adafruit_httpserver.run.files import on_drive as _on_drive
from adafruit_httpserver.run.settings import get as _get

__getattr__ = lacking("os", "chdir, getcwd, getenv, listdir, mkdir, remove, rename, rmdir, stat, statvfs, uname, urandom, utime")

sep = "/"


class uname_result(tuple):
    """What ``uname`` returns: a tuple whose parts have names."""

    sysname, nodename, release, version, machine = (property(lambda self, i=i: self[i]) for i in range(5))


def chdir(path) -> None:
    """Let relative paths start from this folder of the drive."""
    _on_drive(_os.chdir, path)


def getcwd() -> str:
    """The folder that relative paths start from; ``/`` is the drive."""
    return _drive.shown(_os.path.realpath(_os.getcwd()))


def getenv(key: str, default=None):
    """A value of settings.toml as it is now: an int where the file has an unquoted whole number, else a str."""
    return _get(key, default)


def listdir(path="") -> list:
    """The names in a folder."""
    return _on_drive(_os.listdir, path)


def mkdir(path) -> None:
    """Make a folder."""
    _on_drive(_os.mkdir, path)


def remove(path) -> None:
    """Delete a file."""
    _on_drive(_os.remove, path)


unlink = remove


def rename(old_path, new_path) -> None:
    """Give a file or folder another name or place."""
    _on_drive(_os.rename, old_path, new_path)


def rmdir(path) -> None:
    """Delete an empty folder."""
    _on_drive(_os.rmdir, path)


def stat(path):
    """Ten numbers about a file or folder, in the order of a board's."""
    return _on_drive(_os.stat, path)


def statvfs(path) -> tuple:
    """Ten numbers about the disk that the drive is on."""
    return _on_drive(_space, path)


def sync() -> None:
    """Write what is buffered to the disk."""
    getattr(_os, "sync", lambda: None)()


def uname() -> uname_result:
    """What this is: a simulated board."""
    return uname_result(("desktop", "desktop", "9.2.0", "9.2.0 simulated", "Simulated board on a desktop computer"))


def urandom(size: int) -> bytes:
    """Random bytes that are fit for keys."""
    return _os.urandom(size)


def utime(path, times) -> None:
    """Set the times of last access and change."""
    _on_drive(lambda place: _os.utime(place, times), path)


def _space(place: str) -> tuple:
    if hasattr(_os, "statvfs"):
        return tuple(_os.statvfs(place))
    import shutil

    disk, block = shutil.disk_usage(place), 4096
    return (block, block, disk.total // block, disk.free // block, disk.free // block, 0, 0, 0, 0, 255)
