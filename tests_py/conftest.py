# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the tests of the installed package share: servers that run, a folder that is the drive, programs."""

import faulthandler
import os
import signal
import subprocess
import sys
import textwrap
import time
import types

import pytest
import serving
from _pytest.faulthandler import fault_handler_stderr_fd_key

#: No test takes that long: say where it hangs instead of hanging with it.
SECONDS = 60

# A shell starts what runs in its background with Ctrl-C ignored, and programs that the tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _watchdog(request):
    # pytest's own handler keeps a copy of the real stderr, which is not captured.
    stderr = getattr(request.config, "stash", {}).get(fault_handler_stderr_fd_key, sys.__stderr__)
    faulthandler.dump_traceback_later(SECONDS, exit=True, file=stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder that the package takes for the one of the running script, and so for the drive."""
    top = tmp_path / "script"
    top.mkdir()
    main = types.ModuleType("__main__")
    main.__file__ = str(top / "code.py")
    monkeypatch.setitem(sys.modules, "__main__", main)
    return top


@pytest.fixture
def serve(folder):
    """Starts servers, each with a thread that polls it, and ends them after the test."""
    running = []

    def start(server, root: str = "") -> serving.Running:
        running.append(serving.Running(server, root))
        return running[-1]

    yield start
    for each in running:
        each.end()


class Program:
    """A Python program that runs in a process of its own."""

    def __init__(self, source: str, folder, *arguments, **options):
        path = folder / "program.py"
        path.write_text(textwrap.dedent(source), encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-u", str(path), *map(str, arguments)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.path.dirname(__file__), "PYTHONFAULTHANDLER": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            **options,
        )

    def line(self) -> str:
        """The next line that it prints."""
        text = self.process.stdout.readline()
        assert text, self.process.stderr.read()
        return text.rstrip("\n")

    def end(self, seconds: float = SECONDS) -> tuple:
        """Its exit status, output and error output, once it has ended by itself."""
        out, err = self.process.communicate(timeout=seconds)
        return self.process.returncode, out, err

    def time_to_end(self, signal: int) -> float:
        """Send a signal and return how many seconds it took to end."""
        began = time.perf_counter()
        self.process.send_signal(signal)
        self.process.wait(SECONDS)
        return time.perf_counter() - began

    def kill(self) -> None:
        """End it, if it has not ended."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def program(tmp_path):
    """Starts programs, given as text, and ends them after the test."""
    started = []

    def start(source: str, *arguments, **options) -> Program:
        folder = tmp_path / f"program-{len(started)}"
        folder.mkdir()
        started.append(Program(source, folder, *arguments, **options))
        return started[-1]

    yield start
    for each in started:
        each.kill()


@pytest.fixture
def run(program):
    """Runs a program that must succeed, to its end; returns what it printed."""

    def run(source: str, *arguments, seconds: float = SECONDS, **options) -> str:
        status, out, err = program(source, *arguments, **options).end(seconds)
        assert status == 0, f"exit status {status}\n{out}\n{err}"
        return out

    return run
