# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Every distinct example of the releases 1.0.0 to 3.0.2, byte for byte as published, under the runner.

Each runs on a drive that has the name of a network, as its release wants it, and where that comes out of ``secrets`` on one without.
"""

import drives
import examples_eras1to3 as examples
import pytest
import sdists

PUBLISHED = sdists.examples(sdists.ERAS_1_TO_3)
NAMES = {digest[:16]: names[0] for digest, (_, names) in PUBLISHED.items()}

FILES = {
    "index.html": examples.PAGE,
    "page.html": b"<p>./page.html</p>",
    "style.css": b"./style.css",
    "static/index.html": b"not this one",
    "static/page.html": b"<p>static/page.html</p>",
    "static/style.css": b"static/style.css",
}
NETWORKS = {
    "no network": {},
    "a network": {
        "secrets.py": b'secrets = {"ssid": "home", "password": "pw"}\nWIFI_SSID, WIFI_PASSWORD = "home", "pw"\n',
        "settings.toml": b'WIFI_SSID = "home"\nWIFI_PASSWORD = "pw"\n',
    },
}


@pytest.fixture
def start(tmp_path):
    """Starts a script on a drive, and ends it after the test."""
    started = []

    def start(source: bytes, network: dict) -> drives.Script:
        (tmp_path / "drive").mkdir()
        started.append(drives.Script(tmp_path / "drive", {**FILES, **network, "code.py": source}))
        return started[-1]

    yield start
    for script in started:
        script.end()
        print(script.said)  # shown when the test has failed


def test_these_are_all_contents():
    files = sum(len(names) for _, names in PUBLISHED.values())
    print(f"{len(PUBLISHED)} distinct contents of {files} example files in {len(sdists.ERAS_1_TO_3)} releases")
    assert sorted(NAMES) == sorted(examples.CHECKS)


def runs():
    """Each example with each drive that it can do with."""
    for digest, (source, names) in sorted(PUBLISHED.items(), key=lambda item: item[1][1]):
        for network in NETWORKS:
            if network == "a network" or b"secrets" in source:
                yield pytest.param(digest[:16], source, network, id=f"{names[0]}-{network}")


@pytest.mark.parametrize("digest, source, network", runs())
def test_an_example(digest, source, network, start):
    script = start(source, NETWORKS[network])
    site = script.site(80)
    assert "Connecting to " + ("home" if network == "a network" else "") in script.said
    examples.CHECKS[digest](script, site, source.decode())
    if "neopixel" not in NAMES[digest]:  # that was asked for a colour that is none
        assert "Traceback" not in script.said
