# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The original 0.5.4 and this package, with the same script and the same clients.

Each accepted difference has an id and a row in docs/differences.md. These tests fail when they observe a difference that is not
listed, and when a listed one is not observed any more.
"""

import contextlib
import json
import pathlib
import re
import sys

import pytest
import reference
import scenarios
import serving
import wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits for the original by /proc")

LISTED = set(
    re.findall(r"^\| `(v0-[a-z0-9-]+)` \|", (pathlib.Path(__file__).parents[2] / "docs" / "differences.md").read_text(encoding="utf-8"), re.M)
)
SIDES = ("original", "ours")

#: Ids of differences that tests of their own observe, below.
ALONE = {"v0-idle", "v0-drive", "v0-connect-close"}


@contextlib.contextmanager
def both(folders):
    """The ports on which the script listens, with the original and with ours."""
    sides, ports = [], {}
    try:
        for name in SIDES:
            folder = folders.mktemp(name)
            make_files(folder / "www")
            ports[name] = serving.free_port()
            sides.append(reference.Side(name, "program.py", folder, ports[name], folder / "www"))
        for port in ports.values():
            reference.wait_for(port)
        yield ports
    finally:
        for side in sides:
            side.end()


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    """Both, for all tests that leave the original alive."""
    with both(tmp_path_factory) as running:
        yield running


def make_files(root: pathlib.Path) -> None:
    """The root of the script, and what lies beside it."""
    (root / "folder").mkdir(parents=True)
    for name in ("index.html", "page.html", "PAGE.HTML", "style.css", "photo.jpg", "data.xyz", "a b.txt", "folder/inner.txt"):
        (root / name).write_text(f"This is {name}.\n")
    (root.parent / "outside.txt").write_text("outside")
    (root / "link.txt").symlink_to(root.parent / "outside.txt")


def observe(port: int, data: bytes, again: bool) -> dict:
    """What a client gets, and what the script sees.

    :param again: send it a second time over the same connection
    """
    method = data.partition(b" ")[0].decode("latin-1")
    with wire.connect(port) as client:
        client.send(data)
        answer, second = reference.first_answer(client, method), None
        if again:
            try:
                client.send(data)
                second = isinstance(reference.first_answer(client, method), wire.Answer)
            except OSError:
                second = False
    if isinstance(answer, str):
        return {"status": answer, "type": None, "body": None, "seen": seen(port)}
    headers = dict(answer.headers)
    return {
        "status": f"{answer.status} {answer.phrase}",
        "type": headers.pop("content-type", None),
        "body": answer.body,
        "connection": headers.pop("connection", None),
        "second": second,
        "headers": sorted(set(headers) - {"content-length"}),
        "seen": seen(port),
    }


def seen(port: int) -> list:
    """What the script has noted since the last time."""
    return json.loads(wire.ask(port, "/log").body)


def compared(observed: list, scenario) -> set:
    """The names of what differs."""
    original, ours = observed
    names = (original.keys() | ours.keys()) - (scenarios.EVERYWHERE.keys() - scenario.differs.keys())
    return {name for name in names if original.get(name) != ours.get(name)}


@pytest.mark.parametrize("scenario", scenarios.SCENARIOS, ids=lambda each: each.name)
def test_a_client(scenario, ports):
    observed = [observe(ports[name], scenario.data, "second" in scenario.differs) for name in SIDES]
    differing = compared(observed, scenario)
    assert differing == set(scenario.differs), "\n".join(f"{name}: {[side.get(name) for side in observed]}" for name in sorted(differing))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> list:
    """What each piece of code gives, on both sides."""
    found = []
    for name in SIDES:
        side = reference.Side(name, "calls.py", tmp_path_factory.mktemp(f"calls-{name}"))
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
    with both(tmp_path_factory) as ports:
        for name, port in ports.items():
            with wire.connect(port), wire.connect(port) as client:
                client.send(scenarios.get("/text"))
                answered[name] = isinstance(reference.first_answer(client), wire.Answer)
    assert answered == {"original": False, "ours": True}, "v0-idle"


def test_a_client_that_connects_and_closes(ports):
    raised = {}
    for name, port in ports.items():
        wire.connect(port).sock.close()
        raised[name] = seen(port)
    assert raised == {"original": [["raised", "ValueError"]], "ours": []}, "v0-connect-close"


def test_the_default_root(ports):
    """The original's is the whole disk, as that of a board is its whole drive; ours is the folder of the script."""
    statuses = {}
    for name, port in ports.items():
        wire.ask(port, "/default-root")
        statuses[name] = wire.ask(port, "/proc/version").status, wire.ask(port, "/www/page.html").status
        wire.ask(port, "/own-root")
        seen(port)
    assert statuses == {"original": (200, 404), "ours": (404, 200)}, "v0-drive"


def test_every_difference_is_listed_and_every_listed_one_is_observed():
    used = {difference for scenario in scenarios.SCENARIOS for difference in scenario.differs.values()}
    used |= {difference for _, difference in scenarios.CALLS if difference} | ALONE
    assert used - LISTED == set(), "not in docs/differences.md"
    assert LISTED - used == set(), "in docs/differences.md, but nothing here observes it"
    print(f"{len(scenarios.SCENARIOS)} clients, {len(scenarios.CALLS)} calls, {len(LISTED)} differences")
