# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The two sides: a release of the original, out of its sdist on PyPI, and the installed package."""

import contextlib
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "published"))

import sdists  # noqa: E402 - it is in that folder

#: The original's code; git ignores it.
UNPACKED = pathlib.Path(__file__).parents[2] / ".cache" / "original"

#: How long an answer may take that is there at once or never.
PATIENCE = 0.4


def original(version: str) -> pathlib.Path:
    """A folder with a release's module or package in it, and nothing else, to be put on PYTHONPATH."""
    (sdist,) = sdists.fetch([version])
    folder = UNPACKED / version
    if not folder.exists():
        UNPACKED.mkdir(parents=True, exist_ok=True)
        # Unpacked beside and moved when whole: another run that does the same, or is killed, leaves no half package.
        with tempfile.TemporaryDirectory(dir=UNPACKED, prefix="partial-") as partial, tarfile.open(sdist) as archive:
            whole = pathlib.Path(partial) / version
            _unpack(archive, whole)
            with contextlib.suppress(OSError):
                os.replace(whole, folder)
    return folder


def _unpack(archive: tarfile.TarFile, folder: pathlib.Path) -> None:
    """The module (0.x) or the package (1.0 and later) out of an sdist, without the folder that names the release."""
    for member in archive.getmembers():
        _, _, name = member.name.partition("/")
        if member.isfile() and (name == "adafruit_httpserver.py" or name.startswith("adafruit_httpserver/")) and ".." not in name:
            file = folder / pathlib.PurePosixPath(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(archive.extractfile(member).read())


class Side:
    """A process that runs one of the programs beside this file with one of the two packages.

    :param name: "original" or "ours"
    :param version: the release of the original
    """

    def __init__(self, name: str, version: str, program: str, folder: pathlib.Path, *arguments):
        self.name, self.folder = name, folder
        # The helpers of the programs are beside this file.
        paths = [original(version), HERE] if name == "original" else [HERE]
        environment = dict(os.environ, PYTHONIOENCODING="utf-8", PYTHONPATH=os.pathsep.join(map(str, paths)))
        script = folder / program
        script.write_text((HERE / program).read_text(encoding="utf-8"), encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-u", str(script), name, *map(str, arguments)],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()


def wait_for(port: int, side: Side) -> None:
    """Wait until a side listens, without connecting to it: a client that says nothing stops the original."""
    until = time.monotonic() + 20
    mark = f":{port:04X}"
    while not any(mark == line.split()[1][8:] and line.split()[3] == "0A" for line in open("/proc/net/tcp").readlines()[1:]):
        assert side.process.poll() is None, f"{side.name} has ended"
        assert time.monotonic() < until, f"{side.name} does not listen"
        time.sleep(0.02)
