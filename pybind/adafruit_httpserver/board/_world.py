# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The world around the board: ``board_sim.toml`` and ``board_sim.py`` of the drive attach devices and set inputs."""

from __future__ import annotations

import os
from typing import List, Optional

from adafruit_httpserver import _drive

SETTINGS, PROGRAM = "board_sim.toml", "board_sim.py"


def names() -> List[str]:
    """Which of the two files the drive has."""
    return [name for name in (SETTINGS, PROGRAM) if os.path.exists(os.path.join(_drive.drive(), name))]


def load() -> None:
    """Do what the files say, first the settings. ``board_sim.py`` is a program of this computer, with Python's own modules and files.

    Whatever it raises goes on to the caller, and ValueError for what is wrong with the settings.
    """
    settings, program = _read(SETTINGS), _read(PROGRAM)
    if settings is not None:
        from adafruit_httpserver.board import _world_toml

        _world_toml.apply(settings.decode("utf-8-sig", "replace"))
    if program is not None:
        place = os.path.join(_drive.drive(), PROGRAM)
        exec(compile(program, place, "exec"), {"__name__": "board_sim", "__file__": place})


def _read(name: str) -> Optional[bytes]:
    try:
        with open(os.path.join(_drive.drive(), name), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
