# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The original 3.0.2 and this package, with the same script and the same clients; see test_differential_v0.py."""

import sys

import era13_pieces
import era13_sides
import era1_scenarios
import harness
import pytest
from era23_scenarios import scenarios

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits for the original by /proc")

RELEASE = 3
SCENARIOS = scenarios(RELEASE)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Both sides, for all tests that leave the original alive."""
    with era13_sides.both(RELEASE, tmp_path_factory) as running:
        yield running


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_a_client(scenario, both):
    harness.check(scenario, both.observe(scenario))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict:
    """What each piece of code gives, on both sides."""
    return era13_sides.outcomes(RELEASE, tmp_path_factory)


@pytest.mark.parametrize("code, difference", era13_pieces.pieces(RELEASE))
def test_a_call(code, difference, outcomes):
    original, ours = outcomes[code]
    assert (original != ours) == (difference is not None), (original, ours)


def test_a_client_that_says_nothing(both):
    """v13-silent: the original raises TimeoutError out of poll() after a second, in which it answers nobody."""
    seen = {}
    for name, talk in both.talks.items():
        with talk.connect():
            seen[name] = talk.seen()["seen"]
    assert seen == {"original": [["raised", "TimeoutError"]], "ours": []}


def test_a_client_that_connects_and_closes(tmp_path_factory):
    """v13-leaves"""
    assert era13_sides.stops(RELEASE, tmp_path_factory, lambda talk: talk.connect().sock.close()) == {"original": True, "ours": False}


def test_the_default_root(both):
    """v0-drive: the original's root may be the whole disk, as that of a board is its whole drive; ours is the folder of the script."""
    statuses = {}
    for name, talk in both.talks.items():
        talk.request(harness.get("/default-root"))
        statuses[name] = [talk.request(harness.get(path))["status"] for path in ("/proc/version", "/www/page.html")]
        talk.request(harness.get("/own-root"))
        talk.seen()
    assert statuses == {"original": ["200 OK", "404 Not Found"], "ours": ["404 Not Found", "200 OK"]}


#: Ids of differences that tests of their own observe, here and beside.
ALONE = {"v13-leaves", "v13-late", "v13-silent"}


def test_every_difference_is_listed_and_every_listed_one_is_observed():
    used = era13_sides.used(1, era1_scenarios.SCENARIOS) | ALONE
    for release in (2, 3):
        used |= era13_sides.used(release, scenarios(release))
    assert {each for each in used if each.startswith("v0-")} <= harness.listed("v0"), "not in docs/differences.md"
    harness.check_listed("v13", {each for each in used if not each.startswith("v0-")})
    clients = len(era1_scenarios.SCENARIOS) + len(scenarios(2)) + len(scenarios(3))
    calls = sum(len(era13_pieces.pieces(release)) for release in (1, 2, 3))
    print(f"{clients} clients, {calls} calls, {len(used)} differences")
