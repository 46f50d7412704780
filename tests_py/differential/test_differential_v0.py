# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The original 0.5.4 and this package, with the same script and the same clients.

Each accepted difference has an id and a row in docs/differences.md. These tests fail when they observe a difference that is not
listed, and when a listed one is not observed any more.
"""

import json
import pathlib
import sys

import harness
import pytest
import reference
import v0_scenarios as scenarios
import wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits for the original by /proc")

VERSION = "0.5.4"

#: Ids of differences that tests of their own observe, below.
ALONE = {"v0-idle", "v0-drive", "v0-connect-close"}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Both sides, for all tests that leave the original alive."""
    with harness.Both(VERSION, "v0_program.py", tmp_path_factory, make_files) as running:
        yield running


def make_files(root: pathlib.Path) -> None:
    """The root of the script, and what lies beside it."""
    (root / "folder").mkdir(parents=True)
    for name in ("index.html", "page.html", "PAGE.HTML", "style.css", "photo.jpg", "data.xyz", "a b.txt", "folder/inner.txt", "packed.css", "packed.css.gz"):
        (root / name).write_text(f"This is {name}.\n")
    (root.parent / "outside.txt").write_text("outside")
    (root / "link.txt").symlink_to(root.parent / "outside.txt")


@pytest.mark.parametrize("scenario", scenarios.SCENARIOS, ids=lambda each: each.name)
def test_a_client(scenario, both):
    harness.check(scenario, both.observe(scenario))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> list:
    """What each piece of code gives, on both sides."""
    found = []
    for name in harness.SIDES:
        side = reference.Side(name, VERSION, "v0_calls.py", tmp_path_factory.mktemp(f"calls-{name}"))
        out, _ = side.process.communicate(json.dumps([code for code, _ in scenarios.CALLS]), timeout=30)
        found.append(json.loads(out))
    return list(zip(*found))


@pytest.mark.parametrize("number", range(len(scenarios.CALLS)), ids=lambda number: scenarios.CALLS[number][0])
def test_a_call(number, outcomes):
    original, ours = outcomes[number]
    _, difference = scenarios.CALLS[number]
    assert (original != ours) == (difference is not None), (original, ours)


def test_an_idle_client_stops_the_original_and_not_ours(tmp_path_factory):
    answered = {}
    with harness.Both(VERSION, "v0_program.py", tmp_path_factory, make_files) as both:
        for name, talk in both.talks.items():
            with talk.connect(), talk.connect() as client:
                client.send(scenarios.get("/text"))
                answered[name] = harness.answer(client.sock)["status"]
    assert answered == {"original": "nothing", "ours": "200 OK"}, "v0-idle"


def test_a_client_that_connects_and_closes(both):
    raised = {}
    for name, talk in both.talks.items():
        talk.connect().sock.close()
        raised[name] = talk.seen()["seen"]
    assert raised == {"original": [["raised", "ValueError"]], "ours": []}, "v0-connect-close"


def test_the_default_root(both):
    """The original's is the whole disk, as that of a board is its whole drive; ours is the folder of the script."""
    statuses = {}
    for name, talk in both.talks.items():
        port = talk.ports["main"]
        wire.ask(port, "/default-root")
        statuses[name] = wire.ask(port, "/proc/version").status, wire.ask(port, "/www/page.html").status
        wire.ask(port, "/own-root")
        talk.seen()
    assert statuses == {"original": (200, 404), "ours": (404, 200)}, "v0-drive"


def test_every_difference_is_listed_and_every_listed_one_is_observed():
    used = {difference for scenario in scenarios.SCENARIOS for difference in scenario.differs.values()}
    used |= {difference for _, difference in scenarios.CALLS if difference}
    harness.check_listed("v0", used | ALONE)
    print(f"{len(scenarios.SCENARIOS)} clients, {len(scenarios.CALLS)} calls, {len(used | ALONE)} differences")
