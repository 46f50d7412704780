# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Every distinct example of the releases 4.0.0 to 4.8.2, byte for byte as published, under the runner."""

import shutil
import subprocess

import adafruit_httpserver
import drives
import examples_v4
import pytest
import sdists

if not hasattr(adafruit_httpserver, "Server"):
    pytest.skip("era 4 is not there yet", allow_module_level=True)

PUBLISHED = sdists.examples(sdists.ERA_4)
NAMES = {digest[:16]: names[0] for digest, (_, names) in PUBLISHED.items()}

#: What lies on the drive of each script.
PAGES = "static/index.html static/page.html static/sub/inner.html www/index.html www/home.html other-static-folder/home.html default-static-folder/page.html"
FILES = {name: f"<p>{name}</p>".encode() for name in f"{PAGES} bedroom/page.html office/page.html".split()}
FILES.update({f"static/{name}": name.encode() for name in ("a.foo", "a.bar", "a.png", "a.mp3")})
FILES["settings.toml"] = b'WIFI_SSID = "my-network"\nWIFI_PASSWORD = "secret"\nCIRCUITPY_WIFI_SSID = "my-network"\nCIRCUITPY_WIFI_PASSWORD = "secret"\n'


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> dict:
    """A certificate and its key, as files of a drive."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl for a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 2 -keyout key.pem -out cert.pem"
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return {name: (folder / name).read_bytes() for name in ("cert.pem", "key.pem")}


@pytest.fixture
def start(tmp_path, request):
    """Starts a script on a drive, and ends it after the test."""
    started = []

    def start(source: bytes) -> drives.Script:
        files = {**FILES, "code.py": source}
        if b"https=True" in source:
            files.update(request.getfixturevalue("certificate"))
        if b"templateengine" in source:
            files["directory_listing.tpl.html"] = sdists.file("4.8.2", "directory_listing.tpl.html")
        (tmp_path / "drive").mkdir()
        started.append(drives.Script(tmp_path / "drive", files, b"adafruit_connection_manager" in source or b"templateengine" in source))
        return started[-1]

    yield start
    for script in started:
        script.end()
        print(script.said)  # shown when the test has failed


def test_these_are_all_contents():
    files = sum(len(names) for _, names in PUBLISHED.values())
    print(f"{len(PUBLISHED)} distinct contents of {files} example files in {len(sdists.ERA_4)} releases")
    assert sorted(NAMES) == sorted(examples_v4.CHECKS)


@pytest.mark.parametrize("digest", sorted(NAMES, key=NAMES.get), ids=NAMES.get)
def test_an_example(digest, start):
    source = next(content for known, (content, _) in PUBLISHED.items() if known.startswith(digest))
    script = start(source)
    examples_v4.CHECKS[digest](script, source.decode())
    assert "Traceback" not in script.said
