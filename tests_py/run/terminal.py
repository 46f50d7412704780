# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The runner in a terminal: a pseudo terminal, and what is on its screen."""

import os
import sys
import time

import pexpect
import pyte


class Terminal:
    """A run on a screen of its own.

    :param folder: where it is started
    :param arguments: what stands behind ``run``
    :param shell: whether it is started by hand in a shell, with ``&`` behind it where it shall run in the background
    """

    def __init__(self, folder, *arguments, columns=90, lines=24, env=None, shell=False, background=False):
        self.screen = pyte.HistoryScreen(columns, lines, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHONIOENCODING")}
        environment.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})})
        words = [sys.executable, "-m", "adafruit_httpserver", "run", *arguments]
        command = ["/bin/bash", "--norc", "--noediting", "-i"] if shell else words
        self.process = pexpect.spawn(command[0], command[1:], cwd=str(folder), env=environment, dimensions=(lines, columns))
        self.bytes = b""
        if shell:
            self.type(" ".join(words) + " &" * background + "\r")

    @property
    def lines(self) -> list:
        """What is on the screen, line by line, without blanks at the end."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    def history(self) -> list:
        """The lines that have scrolled away."""
        return ["".join(row[at].data for at in range(self.screen.columns)) for row in self.screen.history.top]

    def feed(self, seconds: float = 0.05) -> bool:
        """Let the screen show what comes within some time; False at the end."""
        try:
            data = self.process.read_nonblocking(1 << 16, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += data
        self._stream.feed(data)
        return True

    def until(self, condition, seconds: float = 15, what: str = ""):
        """Let the screen change until something is so; gives what the condition gave."""
        end = time.monotonic() + seconds
        found = condition()
        while not found:
            assert self.feed() and time.monotonic() < end, f"{what or 'it'} did not come true:\n{self.text}"
            found = condition()
        return found

    def until_text(self, text: str, seconds: float = 15) -> str:
        """Wait until the text is on the screen; gives its line."""
        return self.until(lambda: self.line(text), seconds, repr(text))

    def line(self, text: str) -> str:
        """The line of the screen that has the text; empty when there is none."""
        return next((line for line in self.lines if text in line), "")

    def row(self, text: str) -> int:
        """Where the line with the text is."""
        line = self.until_text(text)
        return self.lines.index(line)

    def colours(self, text: str, glyphs: str = "█▌▀") -> list:
        """The colours of the blocks in the line with this text, from left to right."""
        row = self.screen.buffer[self.row(text)]
        return [row[at].fg for at in range(self.screen.columns) if row[at].data in glyphs and row[at].data != "▌"]

    def type(self, keys: str) -> None:
        """Press keys."""
        self.process.send(keys)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def end(self, seconds: float = 15) -> int:
        """Wait for the end; the exit status."""
        end = time.monotonic() + seconds
        while self.feed():
            assert time.monotonic() < end, f"it does not end:\n{self.text}"
        self.process.close()
        return self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus

    def close(self) -> None:
        """End it, if it has not ended."""
        self.process.close(force=True)
