# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``storage``: drives. The card of a board is a folder of the drive: what is mounted at ``/sd`` is the folder ``sd``."""

from __future__ import annotations

import errno
import os
from typing import Any, List, Optional, Tuple

from adafruit_httpserver import _drive
from adafruit_httpserver.board import StandIn, _mounts, lacking

__all__ = [
    "VfsFat",
    "disable_usb_drive",
    "enable_usb_drive",
    "getmount",
    "mount",
    "remount",
    "umount",
]
__getattr__ = lacking("storage", ", ".join(__all__))


class VfsFat(StandIn):
    """The files of a card.

    :param block_device: the card, such as an ``sdcardio.SDCard``
    :raises TypeError: it is none
    """

    _owner = "storage.VfsFat"
    _label, _place = "CIRCUITPY", ""

    def __init__(self, block_device: Any) -> None:
        if not hasattr(block_device, "readblocks"):
            raise TypeError(f"block_device must be a card, not {type(block_device).__name__}")
        self._device = block_device

    @property
    def label(self) -> str:
        """The name of the drive."""
        return self._label

    @label.setter
    def label(self, value: str) -> None:
        self._label = value

    @property
    def readonly(self) -> bool:
        """Whether it may only be read."""
        return _mounts.mounted.get(self._place or "/", _mounts.Mount(None, False)).readonly

    def open(self, path: str, mode: str = "r") -> Any:
        """Open a file."""
        from adafruit_httpserver.run import files

        return files.open_on_drive(self._path(path), mode)

    def ilistdir(self, path: str) -> Any:
        """The names in a folder, each with its kind and size."""
        folder = _drive.resolve(self._path(path))
        for name in os.listdir(folder):
            place = os.path.join(folder, name)
            yield name, 0x4000 if os.path.isdir(place) else 0x8000, 0, os.path.getsize(place)

    def mkdir(self, path: str) -> None:
        """Make a folder."""
        self._call("mkdir", path)

    def rmdir(self, path: str) -> None:
        """Delete an empty folder."""
        self._call("rmdir", path)

    def remove(self, path: str) -> None:
        """Delete a file."""
        self._call("remove", path)

    def rename(self, old_path: str, new_path: str) -> None:
        """Give a file another name or place."""
        self._call("rename", old_path, new_path)

    def stat(self, path: str) -> Any:
        """Ten numbers about a file."""
        return self._call("stat", path)

    def statvfs(self, path: str) -> Tuple[int, ...]:
        """Ten numbers about the disk."""
        numbers: Tuple[int, ...] = self._call("statvfs", path)
        return numbers

    def umount(self) -> None:
        """The end of being mounted."""
        umount(self._place)

    def _call(self, name: str, *paths: str) -> Any:
        from adafruit_httpserver.board import os as board_os

        return getattr(board_os, name)(*map(self._path, paths))

    def _path(self, path: str) -> str:
        return f"{self._place}/{path.lstrip('/')}"


def mount(filesystem: Any, mount_path: str, *, readonly: bool = False) -> None:
    """Let the files of a card be seen at a path; a folder of that name is made on the drive if there is none.

    :param filesystem: a VfsFat
    :param mount_path: such as ``/sd``
    :param readonly: whether the script may only read; default False
    :raises ValueError: the path does not begin with a slash
    :raises OSError: something is mounted there
    """
    if not mount_path.startswith("/") or mount_path == "/":
        raise ValueError("mount_path must begin with a slash, and not be the drive itself")
    place = mount_path.rstrip("/")
    if place in _mounts.mounted:
        raise OSError(errno.EPERM, "Something is mounted there")
    os.makedirs(_drive.resolve(place), exist_ok=True)
    if isinstance(filesystem, VfsFat):
        filesystem._place = place
    _mounts.mounted[place] = _mounts.Mount(filesystem, bool(readonly))


def umount(mount: Any) -> None:
    """The end of ``mount``. The files stay where they are.

    :param mount: the path or what is mounted there
    :raises OSError: nothing is mounted there
    """
    for place, mounted in _mounts.mounted.items():
        if place != "/" and (mount == place or mount is mounted.filesystem):
            del _mounts.mounted[place]
            return
    raise OSError(errno.EINVAL, "Nothing is mounted there")


def remount(mount_path: str, readonly: bool = False, *, disable_concurrent_write_protection: bool = False) -> None:
    """Say whether the script may write. It may from the start here, where no other computer holds the drive.

    :param mount_path: ``/`` or what was mounted
    :param readonly: whether the script may only read; default False
    :raises OSError: nothing is mounted there
    """
    place = "/" + mount_path.strip("/")
    if place != "/" and place not in _mounts.mounted:
        raise OSError(errno.EINVAL, "Nothing is mounted there")
    old = _mounts.mounted.get(place, _mounts.Mount(None, False))
    _mounts.mounted[place] = old._replace(readonly=bool(readonly))


def getmount(mount_path: str) -> Any:
    """What is mounted at a path.

    :raises OSError: nothing is
    """
    place = "/" + mount_path.strip("/")
    if place == "/":
        return _drive_itself()
    if place not in _mounts.mounted:
        raise OSError(errno.EINVAL, "Nothing is mounted there")
    return _mounts.mounted[place].filesystem


_drives: List[VfsFat] = []


def _drive_itself() -> VfsFat:
    if not _drives:
        _drives.append(VfsFat(_Flash()))
    return _drives[0]


class _Flash:
    """The board's own memory, as far as a VfsFat wants to know."""

    def readblocks(self, start: int, buf: Any) -> Optional[int]:
        raise NotImplementedError("the blocks of the drive are not simulated on this computer; its files are")


def disable_usb_drive() -> None:
    """Keep the drive from being seen by USB; it is a folder of this computer, and stays one."""


def enable_usb_drive() -> None:
    """The end of ``disable_usb_drive``."""
