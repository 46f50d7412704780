# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The runner as a black box: a folder with files in it, a process, and what it printed."""

import os
import subprocess
import sys
import textwrap
import threading
import time
from typing import NamedTuple

import pytest

COMMAND = [sys.executable, "-m", "adafruit_httpserver", "run"]

#: How long anything may take that is waited for, in seconds: far longer than it does on a machine that is busy with other things.
LONG = 40.0


class Done(NamedTuple):
    """How a run ended."""

    status: int
    out: str
    err: str

    @property
    def printed(self) -> str:
        """What the script printed: what comes after the line ``code.py output:``."""
        return self.out.split(" output:\n", 1)[-1]


class Live:
    """A run that is still going on."""

    def __init__(self, process):
        self.process, self.lines, self.errors = process, [], []
        self._readers = [
            threading.Thread(target=self._read, args=pair, daemon=True)
            for pair in ((process.stdout, self.lines), (process.stderr, self.errors))
        ]
        for reader in self._readers:
            reader.start()

    @staticmethod
    def _read(stream, into) -> None:
        for line in stream:
            into.append(line.rstrip("\n"))

    def wait_for(self, text: str, seconds: float = LONG) -> str:
        """The first line that has the text in it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for line in list(self.lines):
                if text in line:
                    return line
            if self.process.poll() is not None and not any(reader.is_alive() for reader in self._readers):
                break
            time.sleep(0.01)
        raise AssertionError(f"{text!r} was not printed: {self.lines} {self.errors}")

    def wait_count(self, text: str, count: int, seconds: float = LONG) -> None:
        """Wait until so many lines have the text in them."""
        until = time.monotonic() + seconds
        while sum(text in line for line in list(self.lines)) < count:
            assert time.monotonic() < until and self.process.poll() is None, f"{text!r} was not printed {count} times: {self.lines} {self.errors}"
            time.sleep(0.005)

    def wait_until_watched(self) -> None:
        """Wait until the runner looks at the drive; it was started with ``--verbose``, to tell that."""
        self.wait_for("(auto-reload looks at ")

    def port(self) -> int:
        """The port of the server, once it listens."""
        return int(self.wait_for("Started development server on ").rpartition(":")[2])

    def end(self, seconds: float = LONG) -> int:
        """The exit status."""
        status = self.process.wait(seconds)
        self.join(seconds)
        return status

    def join(self, seconds: float = LONG) -> None:
        """Wait until nobody can print any more: a script does not outlive its runner."""
        for reader in self._readers:
            reader.join(seconds)
            assert not reader.is_alive(), "a process was left behind"


class Drive:
    """A folder that is a CIRCUITPY drive."""

    def __init__(self, folder):
        self.folder, self._live = folder, []
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, text: str = ""):
        """Save a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(textwrap.dedent(text).encode("utf-8"))
        return path

    def start(self, *options, code=None, env=None, cwd=None) -> Live:
        """Start a run and leave it running."""
        if code is not None:
            self.put("code.py", code)
        process = subprocess.Popen(
            [*COMMAND, *options],
            cwd=cwd or self.folder,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._live.append(Live(process))
        return self._live[-1]

    def run(self, *options, code=None, env=None, cwd=None, seconds: float = LONG) -> Done:
        """Run to the end."""
        live = self.start(*options, code=code, env=env, cwd=cwd)
        status = live.end(seconds)
        return Done(status, "".join(line + "\n" for line in live.lines), "".join(line + "\n" for line in live.errors))

    def check(self, code: str, *options, **more) -> Done:
        """Run a script that must not fail."""
        done = self.run(*options, code=code, **more)
        assert done.status == 0, done.err + done.out
        return done

    def close(self) -> None:
        """End what still runs."""
        for live in self._live:
            if live.process.poll() is None:
                live.process.kill()
                live.process.wait()
            live.join()
            live.process.stdout.close()
            live.process.stderr.close()


@pytest.fixture
def drive(tmp_path):
    """A drive that is empty."""
    made = Drive(tmp_path / "drive")
    yield made
    made.close()
