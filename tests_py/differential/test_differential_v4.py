# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The original 4.8.2 and this package, with the same script and the same clients.

Each accepted difference has an id and a row in docs/differences.md. These tests fail when they observe a difference that is not
listed, and when a listed one is not observed any more.
"""

import contextlib
import shutil
import subprocess
import sys

import adafruit_httpserver
import harness
import pytest
import v4_calls
import v4_files
import v4_older
from v4_answers import ANSWERS
from v4_requests import REQUESTS
from v4_routing import ROUTES
from v4_streams import STREAMS

if not hasattr(adafruit_httpserver, "Server"):
    pytest.skip("era 4 is not there yet", allow_module_level=True)

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="waits for the original by /proc"),
    pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl for a certificate"),
]

SERVERS = ("main", "bare", "locked", "debug", "headers", "control", "https")
#: Ids of differences that tests of their own observe, below.
ALONE = {"v4-idle", "v4-connect-close"}
SCENARIOS = [*REQUESTS, *ROUTES, *ANSWERS, *v4_files.FILES, *STREAMS]


def make_files(root) -> None:
    """The root of the script, and a certificate beside it."""
    v4_files.make(root)
    command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 2 -keyout key.pem -out cert.pem"
    subprocess.run(command.split(), cwd=root.parent, check=True, capture_output=True)


def start(version: str, folders, servers=SERVERS) -> harness.Both:
    """Both sides."""
    return harness.Both(version, "v4_program.py", folders, make_files, servers, "seen.poll")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Both sides, for all tests that leave the original alive."""
    with start("4.8.2", tmp_path_factory) as running:
        yield running


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_a_client(scenario, both):
    harness.check(scenario, both.observe(scenario))


@pytest.mark.parametrize("code, difference", v4_calls.CALLS, ids=lambda value: value)
def test_a_call(code, difference, both):
    original, ours = (talk.do(code) for talk in both.talks.values())
    assert harness.same(original, ours) == (difference is None), f"\noriginal {original}\nours     {ours}"


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """Both sides, with the original of an older release."""
    with contextlib.ExitStack() as running:
        started = {}

        def get(version: str) -> harness.Both:
            if version not in started:
                started[version] = running.enter_context(start(version, tmp_path_factory, SERVERS[:-1]))
            return started[version]

        yield get


@pytest.mark.parametrize("case", v4_older.CLIENTS, ids=lambda case: f"{case.version} {case.scenario.name}")
def test_a_client_of_an_older_release(case, older):
    parts = v4_older.ANSWER.union(case.parts)
    observed = older(case.version).observe(case.scenario)
    harness.check(case.scenario, [{name: value for name, value in side.items() if name in parts} for side in observed])


@pytest.mark.parametrize("version, code, difference", v4_older.CALLS, ids=lambda value: value)
def test_a_call_of_an_older_release(version, code, difference, older):
    original, ours = (talk.do(code) for talk in older(version).talks.values())
    assert harness.same(original, ours) == (difference is None), f"\noriginal {original}\nours     {ours}"


def test_an_idle_client_delays_the_original_and_not_ours(tmp_path_factory):
    with start("4.8.2", tmp_path_factory) as both:
        answered = {}
        for name, talk in both.talks.items():
            with contextlib.ExitStack() as idle:
                for _ in range(3):
                    idle.enter_context(talk.connect())
                answered[name] = talk.request(harness.get("/text"))["status"]
                polled = talk.seen().get("seen.poll", [])
            # The original waits 0.25 s for each of them, as the script has asked it to; the client waits 0.4 s.
            assert ("connection_timed_out" in polled) == (name == "original")
    assert answered == {"original": "nothing", "ours": "200 OK"}, "v4-idle"


def test_a_client_that_connects_and_closes(tmp_path_factory):
    with start("4.8.2", tmp_path_factory) as both:
        answered = {}
        for name, talk in both.talks.items():
            talk.connect().sock.close()
            answered[name] = talk.request(harness.get("/text"))["status"]
    assert answered == {"original": "nothing", "ours": "200 OK"}, "v4-connect-close"


def test_every_difference_is_listed_and_every_listed_one_is_observed():
    scenarios = [*SCENARIOS, *(case.scenario for case in v4_older.CLIENTS)]
    used = {difference for scenario in scenarios for difference in scenario.differs.values()}
    used |= {difference for *_, difference in [*v4_calls.CALLS, *v4_older.CALLS] if difference} | ALONE
    harness.check_listed("v4", used)
    print(f"{len(scenarios)} scenarios, {len(v4_calls.CALLS) + len(v4_older.CALLS)} calls, {len(used)} differences")
