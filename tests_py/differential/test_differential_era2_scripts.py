# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The original 2.5.0 and this package, with the same script and the same clients; see test_differential_v0.py."""

import sys

import era13_pieces
import era13_sides
import harness
import pytest
from era23_scenarios import scenarios

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits for the original by /proc")

RELEASE = 2
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


def test_an_idle_client(tmp_path_factory):
    """v0-idle"""
    assert era13_sides.stops(RELEASE, tmp_path_factory, lambda talk: talk.connect()) == {"original": True, "ours": False}


def test_a_client_that_connects_and_closes(tmp_path_factory):
    """v13-leaves"""
    assert era13_sides.stops(RELEASE, tmp_path_factory, lambda talk: talk.connect().sock.close()) == {"original": True, "ours": False}


@pytest.mark.parametrize("path", ["/two-responses", "/chunked-ended"])
def test_something_sent_after_the_end(path, tmp_path_factory):
    """v13-late"""
    does = lambda talk: talk.request(harness.get(path))  # noqa: E731
    assert era13_sides.stops(RELEASE, tmp_path_factory, does) == {"original": True, "ours": False}
