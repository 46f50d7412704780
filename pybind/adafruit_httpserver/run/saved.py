# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which files and folders of a drive are somebody's own: those that start the script again when they are saved."""

from __future__ import annotations

import os
import re
from typing import Dict, Iterator, List, Tuple

#: A folder of the drive that has more folders in it is not looked at: it is none that a board would have.
MOST_FOLDERS = 500

#: What an editor, a version control or Python leaves beside the files that somebody saves.
_LEFT_BESIDE = re.compile(
    r"\..*|__pycache__|.*\.py[co]|.*~|#.*#|.*\.sw[a-z]|.*\.tmp|4913|.*___jb_\w+___|node_modules|System Volume Information", re.IGNORECASE
)


def counts(name: str) -> bool:
    """Whether a file or folder of this name is one that somebody saves."""
    return not _LEFT_BESIDE.fullmatch(name)


def folders(drive: str) -> Tuple[List[str], List[str]]:
    """The folders at the top of a drive.

    :return: those that count, and those that are too large to be looked at
    """
    with os.scandir(drive) as entries:
        found = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False) and is_own(entry.path)]
    large = [folder for folder in found if is_large(folder)]
    return [folder for folder in found if folder not in large], large


def is_own(folder: str) -> bool:
    """Whether a folder holds files that somebody saves; a virtual environment does not."""
    return counts(os.path.basename(folder)) and not os.path.exists(os.path.join(folder, "pyvenv.cfg"))


def is_large(folder: str) -> bool:
    """Whether a folder has too many folders in it."""
    return sum(1 for _ in zip(_below(folder), range(MOST_FOLDERS + 1))) > MOST_FOLDERS


def snapshot(drive: str) -> Dict[str, Tuple[int, int]]:
    """The files of a drive that count: when each was last changed, and its size."""
    found = {}
    for folder in (drive, *(inner for top in folders(drive)[0] for inner in _below(top))):
        for entry in _entries(folder):
            if counts(entry.name) and entry.is_file(follow_symlinks=False):
                state = entry.stat(follow_symlinks=False)
                found[entry.path] = (state.st_mtime_ns, state.st_size)
    return found


def _below(top: str) -> Iterator[str]:
    """A folder and all folders below it."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        yield folder
        waiting += [entry.path for entry in _entries(folder) if entry.is_dir(follow_symlinks=False)]


def _entries(folder: str) -> "List[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # it has just been deleted, or nobody may look into it
        return []
