# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Makes api.txt, the table of every name the original ever had, out of the list of names by tag that lies beside the project.

Usage: derive.py HISTORY > api.txt

The table has a block for each module or class, a line for each form that a name had: the name, the first and last release, what it was.
"""

import pathlib
import sys
from collections.abc import Iterator
from typing import NamedTuple

HEAD = """# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
# Made by derive.py: names, releases and signatures of the original, which are facts; none of its code.
"""


class Entry(NamedTuple):
    """A form of a name.

    :param owner: the module or class, "" for the package
    :param what: a signature such as ``(self, x=1)`` with decorators before it, ``=VALUE``, ``class(BASES)``, ``attr`` or ``import from .x``
    """

    owner: str
    name: str
    first: str
    last: str
    what: str


def history(text: str) -> Iterator[Entry]:
    """The entries of the list by tag: a line for a name, an indented one for each of its forms."""
    owner = name = ""
    for line in text.splitlines():
        if not line.startswith(" "):
            # What is said of a setter is said of its property.
            owner, _, name = line.partition("  [")[0].replace(".setter", "").rpartition(".")
        else:
            versions, _, what = line.strip().partition(": ")
            first, _, last = versions.partition("..")
            yield Entry(owner.partition(".")[2], name, first, last or first, what)


def table(entries: Iterator[Entry]) -> str:
    """The table as text."""
    blocks: dict = {}
    for entry in entries:
        blocks.setdefault(entry.owner, []).append(f"  {entry.name} {entry.first}..{entry.last} {entry.what}")
    return HEAD + "".join(f"{owner or '.'}\n" + "".join(f"{line}\n" for line in lines) for owner, lines in blocks.items())


def read(path: pathlib.Path) -> Iterator[Entry]:
    """The entries of a table."""
    owner = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, versions, what = line.strip().split(" ", 2)
            yield Entry(owner, name, *versions.split(".."), what)
        elif not line.startswith("#"):
            owner = "" if line == "." else line


if __name__ == "__main__":
    sys.stdout.write(table(history(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))))
