# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The two sides: the original 0.5.4, out of its sdist on PyPI, and the installed package."""

import os
import pathlib
import subprocess
import sys
import tarfile
import time

import wire

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "published"))

import sdists  # noqa: E402 - it is in that folder

VERSION = "0.5.4"

#: How long an answer may take that is there at once or never.
PATIENCE = 0.4


def original() -> pathlib.Path:
    """A folder with the original's module in it, and nothing else; git ignores it."""
    (sdist,) = sdists.fetch([VERSION])
    folder = sdists.CACHE.parent / "original" / VERSION
    file = folder / "adafruit_httpserver.py"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(sdist) as archive:
            (member,) = [each for each in archive.getnames() if each.endswith("/adafruit_httpserver.py")]
            partial = folder / f"partial-{os.getpid()}"
            partial.write_bytes(archive.extractfile(member).read())
            os.replace(partial, file)
    return folder


class Side:
    """A process that runs one of the programs beside this file with one of the two packages.

    :param name: "original" or "ours"
    """

    def __init__(self, name: str, program: str, folder: pathlib.Path, *arguments):
        self.name, self.folder = name, folder
        environment = dict(os.environ, PYTHONIOENCODING="utf-8")
        environment.pop("PYTHONPATH", None)
        if name == "original":
            environment["PYTHONPATH"] = str(original())
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


def wait_for(port: int) -> None:
    """Wait until something listens, without connecting to it: a client that says nothing stops the original."""
    until = time.monotonic() + 20
    mark = f":{port:04X}"
    while not any(mark == line.split()[1][8:] and line.split()[3] == "0A" for line in open("/proc/net/tcp").readlines()[1:]):
        assert time.monotonic() < until, "nothing listens"
        time.sleep(0.02)


def first_answer(client: wire.Client, method: str = "GET"):
    """What comes first: an answer, or why there is none."""
    client.sock.settimeout(PATIENCE)
    try:
        return client.answer(method)
    except EOFError:
        return "closed"
    except OSError:
        return "nothing" if not client._data else "a part"
    except (ValueError, IndexError):
        return "nonsense"
