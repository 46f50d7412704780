# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Prints what is wrong with the package on PYTHONPATH, of which the version is given: nothing, when it is the original."""

import pathlib
import sys

import check
import derive


def number(version: str) -> tuple:
    """A version that can be compared."""
    return tuple(map(int, version.split(".")))


for entry in derive.read(pathlib.Path(__file__).with_name("api.txt")):
    # The version is put in when a release is made; a name that begins with "__" is another one outside of its class.
    hidden = entry.name.startswith("__") and (entry.name == "__version__" or not entry.name.endswith("__"))
    if not hidden and number(entry.first) <= number(sys.argv[1]) <= number(entry.last):
        problem = check.wrong(entry)
        if problem:
            print(f"{entry.owner}.{entry.name} {entry.what}: {problem}")
