# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which script is run, and the folder that is its drive."""

from __future__ import annotations

import os
from typing import NamedTuple, Tuple

#: The names that a board looks for, in its order.
NAMES = ("code.txt", "code.py", "main.txt", "main.py")


class NoScript(Exception):
    """There is nothing to run; the text says what to do."""


class Script(NamedTuple):
    """A script that was found."""

    #: the folder of the script, which is the drive, as an absolute path
    folder: str
    #: the name of the script in that folder
    name: str
    #: scripts beside it that a board would have looked for later
    passed_over: Tuple[str, ...] = ()
    #: whether it was asked for by its name
    named: bool = False

    @property
    def path(self) -> str:
        """The absolute path of the script."""
        return os.path.join(self.folder, self.name)

    def again(self) -> Script:
        """The script to run now, after files have changed.

        :raises NoScript: it has gone
        """
        return find(self.path if self.named else self.folder)


def find(path: str) -> Script:
    """Find the script to run.

    :param path: a script, or a folder with one of NAMES in it
    :raises NoScript: there is none
    """
    place = os.path.abspath(path)
    if os.path.isdir(place):
        return _in_folder(place)
    if not os.path.exists(place):
        raise NoScript(f"there is no file or folder {path!r} here ({os.getcwd()})")
    if not os.path.isfile(place):
        raise NoScript(f"{path!r} is neither a file nor a folder")
    # The link, if it is one, says which folder is meant; the drive is where the link lies.
    return Script(os.path.dirname(place), os.path.basename(place), named=True)


def _in_folder(folder: str) -> Script:
    names = [name for name in NAMES if os.path.isfile(os.path.join(folder, name))]
    if not names:
        raise NoScript(
            f"no script in {folder}: looked for {', '.join(NAMES)}.\n"
            f"Save your program there as code.py, or name it: python -m adafruit_httpserver run my_program.py"
        )
    return Script(folder, names[0], tuple(names[1:]))
