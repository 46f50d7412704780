# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What ``enable`` has Python do before it runs a file: a script for a board is handed to the runner."""

from __future__ import annotations

import os
import re
import sys

from adafruit_httpserver.run import firmware

#: Well-known packages on PyPI have these names too: to import one of them does not tell a script for a board.
_AMBIGUOUS = frozenset(("camera", "msgpack", "storage", "supervisor", "usb", "watchdog"))

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([^#;\n]+))", re.MULTILINE)


def begin() -> None:
    """Become the runner when Python was started with a script for a board; return when it is another program.

    The words after the script are options of the runner, so that an IDE can give ``--lan``.
    """
    script = sys.argv[0]
    if not _is_for_a_board(script):
        return
    given = getattr(sys, "orig_argv", sys.argv)  # Python 3.10; before, the options of Python itself are not known
    options = given[1 : len(given) - len(sys.argv)]
    os.execv(sys.executable, [sys.executable, *options, "-m", "adafruit_httpserver", "run", *sys.argv[1:], "--", script])


def _is_for_a_board(path: str) -> bool:
    place = os.path.realpath(path)
    if place.startswith(os.path.realpath(sys.prefix) + os.sep):  # a program of the environment
        return False
    try:
        with open(place, encoding="utf-8", errors="replace") as file:
            source = file.read()
    except OSError:  # Python itself will say so
        return False
    return os.path.isfile(os.path.join(os.path.dirname(os.path.abspath(path)), "boot_out.txt")) or _imports_hardware(source)


def _imports_hardware(source: str) -> bool:
    """Whether a source text imports a module that only CircuitPython's firmware has."""
    names: set[str] = set()
    for origin, several in _IMPORT.findall(source):
        names.update([origin] if origin else (part.split()[0].partition(".")[0] for part in several.split(",") if part.strip()))
    return bool(names & (firmware.HARDWARE - _AMBIGUOUS))
