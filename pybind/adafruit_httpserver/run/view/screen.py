# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A run in a terminal: what the script prints, the panel of its board, and the keys that set what is on it."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from adafruit_httpserver.board import _panel
from adafruit_httpserver.run.front import Front
from adafruit_httpserver.run.process import Process
from adafruit_httpserver.run.view.console import Console
from adafruit_httpserver.run.view.controls import Controls, State
from adafruit_httpserver.run.view.keyboard import Keyboard
from adafruit_httpserver.run.view.live import Live

if TYPE_CHECKING:
    from adafruit_httpserver.run.supervising import Supervisor
    from adafruit_httpserver.run.view.drawing import Painter

_CHUNK = 1 << 16

#: How long the panel of the last run stays when the next one shows nothing, and a complaint about what was typed, in seconds.
_LAST_PANEL, _COMPLAINT = 1.0, 3.0


class Screen(Front):
    """The terminal of the runner.

    :param title: what stands above the panel until there is an address
    """

    drawn = True

    def __init__(self, title: str) -> None:
        super().__init__()
        self._live = Live(sys.stdout)
        self._title = title
        self._states: Dict[Any, State] = {}
        self._stale = False
        self._complaint = ""
        self._painter: Optional[Painter] = None
        self._process: Optional[Process] = None
        self._decoder = _decoder()
        self._keyboard: Optional[Keyboard] = None
        self._controls = Controls(self._set, lambda seconds, do: self._supervisor.loop.at("click", seconds, do))
        self._console = Console(self._type, self._live.print)

    def spawn(self) -> Process:
        """A process for a run that will be shown here."""
        return Process(piped=True)

    def attach(self, supervisor: Supervisor) -> None:
        """Work in this supervisor's loop."""
        self._supervisor = supervisor
        if sys.stdin.isatty():
            self._keyboard = Keyboard(sys.stdin.fileno())
            self._keyboard.take()
            supervisor.loop.when_readable(self._keyboard.descriptor, self._pressed)
        supervisor.loop.on_signal(signal.SIGWINCH, self._draw)
        supervisor.loop.on_signal(signal.SIGTSTP, self._suspend)

    def begins(self, process: Process) -> None:
        """The script begins to run in a process."""
        self._process, self._decoder, self._stale = process, _decoder(), True
        self._supervisor.loop.when_readable(process.output, self._read)
        self._supervisor.loop.at("last panel", _LAST_PANEL, self._clear)

    def listens(self, url: str) -> None:
        """A server of the script listens."""
        self._title = url
        self._draw()

    def shows(self, states: List[State]) -> None:
        """Something on the panel has changed."""
        if self._stale:
            self._states.clear()
            self._stale = False
        for state in states:
            self._states[state["name"], state["kind"] in _panel.INPUTS] = state
        self._draw()

    def refused(self, words: str) -> None:
        """What was typed for an input does not fit."""
        self._complaint = words
        self._supervisor.loop.at("complaint", _COMPLAINT, self._forget_complaint)
        self._draw()

    def asks(self) -> None:
        """The script waits for a line that somebody types."""
        self._console.ask()
        self._draw()

    def ended(self, line_is_ended: bool) -> None:
        """The script's process has ended."""
        self._read()
        if self._process is not None:
            self._supervisor.loop.forget(self._process.output)
            self._live.print(self._decoder.decode(b"", True))
            self._process = None
        self._console.end()
        self._draw()

    def say(self, line: str) -> None:
        """Show a line of the runner's own."""
        self._live.print(("" if self._live.line_is_ended else "\n") + line + "\n")
        self._draw()

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._draw(hints=False)
        self._live.leave()
        if self._keyboard is not None:
            self._keyboard.release()

    # -- what the script prints

    def _read(self) -> None:
        """Show all that has come."""
        while self._process is not None:
            try:
                data = os.read(self._process.output, _CHUNK)
            except BlockingIOError:
                break
            if not data:
                self._supervisor.loop.forget(self._process.output)
                break
            self._live.print(self._decoder.decode(data))
            if len(data) == _CHUNK:  # there is more than can be read: let keys have their turn
                break
        self._draw()

    def _type(self, text: str) -> None:
        if self._process is not None and text:
            try:
                os.write(self._process.input, text.encode())
            except OSError:  # nobody reads, and the pipe is full
                pass

    # -- keys

    def _pressed(self) -> None:
        try:
            keys = self._keyboard.read() if self._keyboard is not None else []
        except EOFError:
            keys, self._keyboard = [], None
            self._supervisor.loop.forget(sys.stdin.fileno())
        for key in keys:
            if key == "ctrl-d":
                self._supervisor.again("key")
            elif self._console.asked or not self._controls.press(key):
                self._console.press(key)
        self._draw()

    def _set(self, name: str, text: str) -> None:
        if self._process is not None:
            self._process.channel.send("set", name=name, text=text)

    def _suspend(self) -> None:
        """Ctrl-Z: give the terminal back until the user returns."""
        self._live.show([], [])
        self._live.draw()
        if self._keyboard is not None:
            self._keyboard.release()
        before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, before)
        if self._keyboard is not None:
            self._keyboard.take()
        self._draw()

    # -- the panel

    def _draw(self, hints: bool = True) -> None:
        states = [state for state in self._states.values() if state["active"]]
        self._controls.show([state for state in states if state["kind"] in _panel.INPUTS])
        if states:
            if self._painter is None:
                from adafruit_httpserver.run.view.drawing import Painter

                self._painter = Painter(sys.stdout)
            width = self._live.size()[0]
            below = self._complaint or self._hints(width) if hints else ""
            lines = self._painter.drawing.lines(states, self._controls, self._title, below, width)
            self._live.show(*self._painter.painted(lines, width))
        else:
            self._live.show([], [])
        self._live.draw(self._console.entry)

    def _hints(self, width: int) -> str:
        """What keys do now, as far as there is room."""
        if self._keyboard is None:
            return ""
        chosen = self._states.get((self._controls.chosen, True))
        if self._console.asked:
            words = ["type a line for the script, then Enter"]
        elif chosen is None:
            words = []
        elif chosen["kind"] == _panel.PRESSED:
            words = ["Space press", "Enter hold or let go"]
        else:
            words = ["← → change", "or type a value, then Enter"]
        if chosen is not None and not self._console.asked and len(self._controls) > 1:
            words.append("Tab next")
        words += ["Ctrl-D run again", "Ctrl-C stop"]
        while words and len(" · ".join(words)) + 1 > width:
            words.pop()
        return " " + " · ".join(words)

    def _clear(self) -> None:
        if self._stale:
            self._states.clear()
            self._draw()

    def _forget_complaint(self) -> None:
        self._complaint = ""
        self._draw()


def _decoder() -> Any:
    return codecs.getincrementaldecoder("utf-8")("backslashreplace")
