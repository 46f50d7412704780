# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The world around the board: ``board_sim.py`` of the drive, which attaches devices and sets inputs."""

from __future__ import annotations

import os

from adafruit_httpserver import _drive

NAME = "board_sim.py"


def load() -> bool:
    """Run ``board_sim.py``, if the drive has one, as a program of this computer: with Python's own modules and files.

    Whatever it raises goes on to the caller.

    :return: whether there is one
    """
    place = os.path.join(_drive.drive(), NAME)
    try:
        with open(place, "rb") as file:
            source = file.read()
    except FileNotFoundError:
        return False
    exec(compile(source, place, "exec"), {"__name__": "board_sim", "__file__": place})
    return True
