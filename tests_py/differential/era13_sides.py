# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the comparisons of releases 1 to 3 share: the files that scripts serve, the two sides, and what both say to code."""

import json
import pathlib

import era13_pieces
import harness
import reference

VERSIONS = {1: "1.1.0", 2: "2.5.0", 3: "3.0.2"}
PROGRAMS = {1: "era1_program.py", 2: "era23_program.py", 3: "era23_program.py"}


def both(release: int, folders) -> harness.Both:
    """The original and this package with the script of a release."""

    def make_files(root: pathlib.Path) -> None:
        (root / "folder").mkdir(parents=True)
        for name in ("index.html", "page.html", "style.css", "data.xyz", "a b.txt", "folder/inner.txt", "folder/index.html"):
            (root / name).write_text(f"This is {name}.\n")
        (root.parent / "index.html").write_text("beside the script")
        (root.parent / "outside.txt").write_text("outside")
        (root / "link.txt").symlink_to(root.parent / "outside.txt")
        (root.parent / "release").write_text(str(release))

    return harness.Both(VERSIONS[release], PROGRAMS[release], folders, make_files)


def outcomes(release: int, folders) -> dict:
    """Piece of code -> what it gives, on both sides."""
    codes = [code for code, _ in era13_pieces.pieces(release)]
    found = []
    for name in harness.SIDES:
        side = reference.Side(name, VERSIONS[release], "era13_calls.py", folders.mktemp(f"calls-{name}"))
        out, _ = side.process.communicate(json.dumps(codes), timeout=60)
        found.append(json.loads(out))
    return dict(zip(codes, zip(*found)))


def stops(release: int, folders, does) -> dict:
    """Which sides answer nobody any more after a client has done something.

    :param does: is given a :class:`harness.Talk`
    """
    stopped = {}
    with both(release, folders) as running:
        for name, talk in running.talks.items():
            kept = does(talk)
            with talk.connect() as client:
                client.send(harness.get("/text"))
                stopped[name] = harness.answer(client.sock)["status"] != "200 OK"
            del kept
    return stopped


def used(release: int, scenarios) -> set:
    """The ids of the differences that the comparisons of a release observe."""
    ids = {difference for scenario in scenarios for difference in scenario.differs.values()}
    return ids | {difference for _, difference in era13_pieces.pieces(release) if difference}
