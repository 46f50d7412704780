# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The published examples of the original, read out of its sdists on PyPI.

The sdists are kept in ``.cache/sdists`` of the repository (git ignores it), or where ``SDIST_CACHE`` says. Nothing of them
becomes part of the project.
"""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

PROJECT = "adafruit-circuitpython-httpserver"
ERA_0 = "0.1.0 0.1.1 0.1.2 0.1.3 0.1.4 0.2.0 0.3.0 0.4.0 0.4.1 0.5.0 0.5.1 0.5.2 0.5.3 0.5.4".split()
ERAS_1_TO_3 = "1.0.0 1.0.1 1.1.0 2.0.0 2.1.0 2.2.0 2.3.0 2.3.1 2.4.0 2.5.0 3.0.0 3.0.1 3.0.2".split()
ERA_4 = [
    *"4.0.0 4.0.1 4.0.2 4.1.0 4.2.0 4.3.0 4.4.0 4.4.1 4.4.2 4.4.3 4.4.4 4.4.5".split(),
    *"4.5.0 4.5.1 4.5.2 4.5.3 4.5.4 4.5.5 4.5.6 4.5.7 4.5.8 4.5.9 4.5.10".split(),
    *"4.6.0 4.6.1 4.6.2 4.6.3 4.6.4 4.7.0 4.7.1 4.8.0 4.8.1 4.8.2".split(),
]

CACHE = pathlib.Path(os.environ.get("SDIST_CACHE") or pathlib.Path(__file__).parents[2] / ".cache" / "sdists")


def examples(versions) -> dict:
    """Every distinct content of the examples of these versions.

    :return: SHA-256 -> (content, names): the names are like ``0.5.4/httpserver_simpletest.py``
    """
    found = {}
    for version, sdist in zip(versions, fetch(versions)):
        for name, content in _examples_in(sdist):
            _, names = found.setdefault(hashlib.sha256(content).hexdigest(), (content, []))
            names.append(f"{version}/{name}")
    return found


def file(version: str, name: str) -> bytes:
    """A file that lies beside the examples of a version."""
    (sdist,) = fetch([version])
    with tarfile.open(sdist) as archive:
        (member,) = [each for each in archive.getmembers() if each.name.endswith(f"/examples/{name}")]
        return archive.extractfile(member).read()


def fetch(versions) -> list:
    """The sdists of these versions, as paths; those that are not there yet are downloaded, two at a time."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(_fetch, versions))


def _fetch(version: str) -> pathlib.Path:
    kept = CACHE / f"{PROJECT}-{version}.tar.gz"
    if not kept.exists():
        # Downloaded beside and moved when whole: another run that does the same, or is killed, leaves no half file.
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="partial-") as folder:
            os.replace(_download(version, folder), kept)
    return kept


def _download(version: str, folder: str) -> pathlib.Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(
        [*command, "--no-binary", ":all:", "--dest", folder, f"{PROJECT}=={version}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    files = list(pathlib.Path(folder).glob("*.tar.gz"))
    if done.returncode or len(files) != 1:
        raise RuntimeError(f"pip could not download {PROJECT} {version}:\n{done.stdout}")
    with tarfile.open(files[0]) as archive:
        archive.getmembers()  # reads it to its end, so a file that was cut is noticed
    return files[0]


def _examples_in(sdist: pathlib.Path):
    with tarfile.open(sdist) as archive:
        for member in archive.getmembers():
            parts = member.name.split("/")
            if member.isfile() and parts[1:2] == ["examples"] and parts[-1].endswith(".py"):
                yield "/".join(parts[2:]), archive.extractfile(member).read()
