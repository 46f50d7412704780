# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The original, ``adafruit-circuitpython-httpserver``, installed as well: it has the same import name, so one hides the other."""

from __future__ import annotations

import os
import sys
from typing import List

NAME = "adafruit-circuitpython-httpserver"

#: How to get out of it.
REMEDY = (
    f"{sys.executable} -m pip uninstall -y {NAME}\n"
    f"    {sys.executable} -m pip install --force-reinstall --no-deps adafruit-httpserver-go"
)


def places() -> List[str]:
    """The folders of installed packages that the original is in."""
    found = []
    for entry in dict.fromkeys(map(os.path.abspath, sys.path)):
        try:
            names = os.listdir(entry)
        except OSError:
            continue
        if any(name.lower().replace("-", "_").startswith("adafruit_circuitpython_httpserver") for name in names):
            found.append(entry)
    return found


def complaint() -> str:
    """What to say about it; empty when it is not there."""
    found = places()
    if not found:
        return ""
    return (
        f"{NAME} is installed too, in {found[0]}, under the same import name: scripts may get either of the two. Get out of it by\n"
        f"    {REMEDY}"
    )
