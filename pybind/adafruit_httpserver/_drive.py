# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The CIRCUITPY drive: which folder it is, and what a script's paths mean on this computer.

On a board ``/`` is the top of the drive. Here the drive is the folder of the script, so ``"/static"`` means the folder
``static`` beside the script and never ``/static`` of this computer's disk.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Optional, Union

AnyPath = Union[str, bytes, "os.PathLike[str]"]

#: What the whole drive, as the folder that is served, does not show: the script, its settings and its libraries.
HIDDEN = "settings.toml* secrets.* *.py* *.mpy *.bak *~ code.txt main.txt boot_out.txt lib __pycache__ .*"

_mounted: Optional[str] = None


def mount(folder: str) -> None:
    """Make a folder the drive and lock paths into it; the runner does this before the script starts."""
    global _mounted
    _mounted = os.path.realpath(folder)


def jailed() -> bool:
    """Whether a runner has mounted a drive: then no path leads out of it, not even a symbolic link."""
    return _mounted is not None


def drive() -> str:
    """The absolute path of the drive: what was mounted, else the folder of the script that Python was started with, else
    (for installed programs such as pytest, and at the prompt) the current folder."""
    if _mounted is not None:
        return _mounted
    main = sys.modules.get("__main__")
    script: Optional[str] = getattr(main, "__file__", None)
    # A program that was started by its name or by python -m lies somewhere among the installed ones.
    if not script or getattr(main, "__spec__", None) or _contains(sys.prefix, os.path.abspath(script)):
        return os.getcwd()
    return os.path.dirname(os.path.realpath(script))


def resolve(path: AnyPath) -> str:
    """The place on this computer that a script means by a path.

    :param path: a str, bytes or path object as the script wrote it; ``"/x"`` is on the drive
    :raises PermissionError: the drive is mounted and a symbolic link leads out of it
    """
    top, text = drive(), os.fsdecode(path)
    if _contains(top, text):
        return text if _mounted is None else _checked(os.path.normpath(text), top, path)
    found = os.path.normpath(top + _absolute(text))
    return found if _mounted is None else _checked(found, top, path)


def root_folder(path: str) -> str:
    """The folder whose files a script wants served.

    :param path: as the script wrote it; empty and ``"/"`` are the drive, ``"/www"`` is on it. Where no runner has
        mounted a drive, a script was written for this computer: a folder that the drive lacks is then looked for here
    :raises PermissionError: the drive is mounted and a symbolic link leads out of it
    """
    found = resolve(path or "/")
    if jailed() or not path or os.path.isdir(found) or not os.path.isdir(path):
        return found
    return os.path.abspath(path)


def file(path: str) -> str:
    """The place on this computer of a file that a script names: on the drive, or, where no runner has mounted one and the
    drive lacks it, anywhere.

    :raises PermissionError: the drive is mounted and a symbolic link leads out of it
    """
    found = resolve(path)
    return os.path.abspath(path) if not jailed() and not os.path.exists(found) and os.path.exists(path) else found


def shown(path: str) -> str:
    """A place on this computer as the script would write it: ``"/static"``; other places stay as they are."""
    top = drive()
    if not _contains(top, path):
        return path
    return "/" + os.path.relpath(path, top).replace(os.sep, "/") if path != top else "/"


def contains(path: str) -> bool:
    """Whether an absolute path of this computer, symbolic links followed, lies on the drive."""
    return _contains(drive(), os.path.realpath(path))


def is_within(folder: str) -> bool:
    """Whether the drive is that folder, or lies in it."""
    return _contains(os.path.realpath(folder), os.path.realpath(drive()))


def _absolute(path: str) -> str:
    """The path from the top of the drive, each ``..`` taken out; above the top there is nothing, as above ``/``."""
    parts = [] if path.startswith(("/", os.sep)) else _working_folder()
    for part in path.replace(os.sep, "/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return os.sep + os.sep.join(parts)


def _working_folder() -> list[str]:
    """The parts of the folder that a script's relative paths start from: what it chose by os.chdir, else the top."""
    here = os.path.realpath(os.getcwd()) if jailed() else None
    if here is None or _mounted is None or here == _mounted or not _contains(_mounted, here):
        return []
    return os.path.relpath(here, _mounted).split(os.sep)


def _contains(top: str, path: str) -> bool:
    """Whether a path is the folder or lies in it, by its text alone."""
    return path == top or (path.startswith(top.rstrip(os.sep) + os.sep) and ".." not in path.split(os.sep))


def _checked(found: str, top: str, path: AnyPath) -> str:
    """The path, once it is certain that no symbolic link in it leaves the drive."""
    if not _contains(top, os.path.realpath(found)):
        raise PermissionError(errno.EACCES, "Leads out of the drive", path)
    return found
