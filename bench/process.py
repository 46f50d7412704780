# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Processes that are measured: what they hold and use, and taking turns."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """A process with its children. It stands still except in its turn, so that it takes nothing from the others.

    :param command: the program and its arguments
    :param output: where its standard output goes; default: nowhere
    """

    def __init__(self, command: list[str], *, output: int = subprocess.DEVNULL, environment: dict | None = None) -> None:
        self._errors = tempfile.TemporaryFile()  # a pipe that nobody reads would hold it up
        self._popen = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=self._errors,
            env={**os.environ, **(environment or {})},
            start_new_session=True,  # a group of its own
        )
        self.pid = self._popen.pid

    @property
    def has_ended(self) -> bool:
        """It is not there any more."""
        return self._popen.poll() is not None

    def complaint(self) -> str:
        """The last line it has written to standard error; to be asked when it has ended."""
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"exit status {self._popen.returncode}"

    def line(self) -> str:
        """The next line of its output."""
        return self._popen.stdout.readline().decode().strip()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """It runs for as long as this lasts."""
        self.go_on()
        try:
            yield
        finally:
            self.pause()

    def pause(self) -> None:
        """Let it stand still."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it run."""
        self._signal(signal.SIGCONT)

    def end(self) -> None:
        """Kill it and its children."""
        self._signal(signal.SIGKILL)
        self._popen.wait()
        self._errors.close()
        if self._popen.stdout:
            self._popen.stdout.close()

    def _signal(self, number: int) -> None:
        if not self.has_ended:
            os.killpg(self.pid, number)

    def memory(self, field: str = "VmRSS") -> float:
        """How many MiB it holds; "VmHWM" is the most since :meth:`forget_peak`."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
        return float("nan")

    def forget_peak(self) -> None:
        """Begin to watch for the most memory anew."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def processor_seconds(self) -> float:
        """How long it has kept a processor busy."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


def is_listening(port: int) -> bool:
    """Somebody listens there, by the kernel's table: a client that comes to see would be the first one served."""
    wanted = f":{port:04X}"
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and fields[1].endswith(wanted):
            return True
    return False
