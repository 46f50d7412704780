# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a script prints: shown at once, whatever the terminal can display, and watched for the text of --expect."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, Iterable, Optional


class Watch:
    """A text to look for in what is printed.

    :param text: the text
    :param seen: is called once, when it was printed
    """

    def __init__(self, text: str, seen: Callable[[], None]) -> None:
        self.text, self.found, self._seen = text, False, seen

    def look(self, tail: str, piece: str) -> str:
        """Take notice of a piece that was printed on a stream, and of the tail of what came before it there.

        :return: the tail to give next time, so that a text is found however it is cut into pieces
        """
        around = tail + piece
        if not self.found and self.text in around:
            self.found = True
            self._seen()
        return around[-len(self.text) :]


class Output:
    """A stream in the place of sys.stdout or sys.stderr; what it does not do itself, the real stream does.

    :param stream: the real one
    :param at_once: whether half a line is shown too, as on a board's console; by default when it is a terminal
    """

    def __init__(self, stream: Any, at_once: Optional[bool] = None) -> None:
        # One character that a terminal does not know must not end a script: it is shown as \u25a0.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
        self.stream, self.watch = stream, None  # type: Any, Optional[Watch]
        self._tail = ""
        self._at_once = stream.isatty() if at_once is None else at_once
        #: whether the last line has its end
        self.line_is_ended = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Print a text of the script's."""
        written = self.show(text)
        if self.watch is not None:
            self._tail = self.watch.look(self._tail, text)
        return written

    def show(self, text: str) -> int:
        """Print a text that is not the script's."""
        try:
            written = int(self.stream.write(text))
        except BrokenPipeError:
            _nobody_reads()
        if self._at_once:
            self.flush()
        self.line_is_ended = text.endswith("\n") if text else self.line_is_ended
        return written

    def flush(self) -> None:
        """Show what was printed so far."""
        try:
            self.stream.flush()
        except BrokenPipeError:
            _nobody_reads()

    def writelines(self, lines: Iterable[str]) -> None:
        """Print several texts."""
        for line in lines:
            self.write(line)


def take_over(at_once: Optional[bool] = None) -> None:
    """Let all that is printed in this process from now on pass through here."""
    sys.stdout = Output(sys.stdout, at_once)
    sys.stderr = Output(sys.stderr, at_once)


def watch_for(watch: Optional[Watch]) -> None:
    """Look for a text in what is printed from now on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Output):
            stream.watch = watch


def say(line: str) -> None:
    """Print a line of the runner's own, which --expect does not count."""
    start = "" if line_is_ended() else "\n"
    _show(sys.stdout, f"{start}{line}\n")


def line_is_ended() -> bool:
    """Whether the last line that was printed has its end."""
    return bool(getattr(sys.stdout, "line_is_ended", True))


def complain(text: str) -> None:
    """Print a traceback. It quotes the script's source: a text that was to be printed there has not been printed."""
    sys.stdout.flush()
    _show(sys.stderr, text)


def _show(stream: Any, text: str) -> None:
    # A script may have put a stream of its own there.
    stream.show(text) if isinstance(stream, Output) else stream.write(text)
    stream.flush()


def _nobody_reads() -> None:
    """The reader has gone, as in ``run | head``: end the run without a word, as other programs do."""
    os._exit(1)  # and not sys.exit: Python would complain about what it could not write
