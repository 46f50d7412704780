# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The lines that are shown before a script starts: what is real here and what is simulated."""

from __future__ import annotations

import os
from typing import List

from adafruit_httpserver import _drive
from adafruit_httpserver.run import settings
from adafruit_httpserver.run.script import Script


def lines(script: Script, *notes: str) -> List[str]:
    """The lines to show.

    :param script: the script that will run
    :param notes: what there is to say besides, each ``name: text``
    """
    return [
        _line("drive", f'{short(script.folder)}     "/static" means ./static'),
        *_passed_over(script),
        *_settings(),
        *(_line(*note.split(": ", 1)) for note in notes),
    ]


def _line(name: str, text: str) -> str:
    return f"  {name:<8}  {text}"


def short(folder: str) -> str:
    """A folder with the user's home folder written ``~``."""
    home = os.path.expanduser("~")
    if home != os.sep and (folder + os.sep).startswith(home + os.sep):
        return "~" + folder[len(home) :]
    return folder


def _passed_over(script: Script) -> List[str]:
    if not script.passed_over:
        return []
    others = " and ".join(script.passed_over)
    return [_line("script", f"{script.name}, as a board would choose; not {others}")]


def _settings() -> List[str]:
    """Where settings and Wi-Fi names come from; the made-up ones are told, so that nobody looks for them."""
    made_up = '"ssid" and "password" are made up'
    found = [name for name in (settings.NAME, "secrets.py") if os.path.isfile(os.path.join(_drive.drive(), name))]
    if not found:
        return [_line("settings", f"no settings.toml, no secrets.py: {made_up}")]
    if found[0] == settings.NAME:
        keys = settings.read()
        found[0] += f" ({len(keys)} key{'' if len(keys) == 1 else 's'})"
        if len(found) == 1 and not any("ssid" in key.lower() for key in keys):
            found.append(f"no secrets.py: {made_up}")
    return [_line("settings", ", ".join(found)), *(_line("", fault) for fault in settings.faults())]
