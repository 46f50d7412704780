# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A script of ``examples/`` under the runner, a browser that asks it, and the world around its board."""

import pathlib
import socket
import sys
import time
from typing import Optional

import pytest

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"

sys.path.append(str(HERE.parent / "published"))
from drives import Page, Script, Site  # noqa: E402 - they lie beside, not in a package

#: What sets the inputs and looks at displays while the script runs; it is told by the test, line by line, and answers each.
WORLD = """
def _follow(port):
    import socket
    import threading

    from adafruit_httpserver import simulate
    from adafruit_httpserver.board import _panel

    told = socket.create_connection(("127.0.0.1", port)).makefile("rw")

    def follow():
        for line in told:
            name, _, value = line.rstrip().rpartition("=")
            if value == "?":
                answer = _panel.panel.output(name).value.rgb.hex()
            else:
                simulate.set(name, {"True": True, "False": False}[value] if value in ("True", "False") else float(value))
                answer = "done"
            told.write(answer + "\\n")
            told.flush()

    threading.Thread(target=follow, daemon=True).start()


_follow(%d)
"""


class Example(Script):
    """A script of ``examples/`` that runs, on a copy of its folder.

    :param name: its folder
    :param drive: where the copy is; it is made unless it is there
    :param port: the port that the script asks for
    """

    def __init__(self, name: str, drive: pathlib.Path, port: int = 80):
        source = EXAMPLES / name
        files = {str(path.relative_to(source)): path.read_bytes() for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(40)
        self._world, self._seen = None, 0
        files["board_sim.py"] = files.get("board_sim.py", b"") + (WORLD % self._listener.getsockname()[1]).encode()
        if drive.exists():  # it runs once more
            files = {"board_sim.py": files["board_sim.py"]}
        else:
            drive.mkdir()
        super().__init__(drive, files)
        self._asked = port

    @property
    def started(self) -> Site:
        """Its server, once it listens."""
        return self.site(self._asked)

    def ask(self, path: str, method: str = "GET", body=None, **headers: str) -> Page:
        """One request; ``Content_Type="a/b"`` is a header."""
        return self.started.ask(path, method, body, **headers)

    def get(self, path: str) -> Page:
        """A page that must be there."""
        page = self.ask(path)
        assert page.status == 200, (page, self.said)
        return page

    def post(self, path: str, body="", **headers: str) -> Page:
        """The same for a form that is sent."""
        page = self.ask(path, "POST", body, **headers)
        assert page.status == 200, (page, self.said)
        return page

    def until(self, path: str, condition, seconds: float = 40):
        """Ask for JSON until it is as it should become."""
        until = time.monotonic() + seconds
        while not condition(told := self.get(path).json):
            assert time.monotonic() < until, f"it stays {told}: {self.said}"
            time.sleep(0.01)
        return told

    def set(self, name: str, value) -> None:
        """Set an input of the board: volts, degrees, True for pressed."""
        assert self._tell(f"{name}={value}") == "done", self.said

    def picture(self, name: str = "DISPLAY") -> bytes:
        """What a display shows: three bytes a pixel."""
        return bytes.fromhex(self._tell(f"{name}=?"))

    def _tell(self, line: str) -> str:
        if self._world is None:
            connection, _ = self._listener.accept()
            connection.settimeout(40)
            self._world = connection.makefile("rw")
        self._world.write(line + "\n")
        self._world.flush()
        return self._world.readline().rstrip()

    def shows(self, text: str, seconds: float = 40) -> None:
        """Wait until it has printed a text behind the one that was waited for last; lines of outputs are such: ``LED       on``."""
        until = time.monotonic() + seconds
        while text not in self.said[self._seen :]:
            assert self.process.poll() is None, f"it has ended: {self.said}"
            assert time.monotonic() < until, f"{text!r} was not shown: {self.said[self._seen:]!r}"
            time.sleep(0.01)
        self._seen = self.said.index(text, self._seen) + len(text)

    def end(self) -> None:
        """End it."""
        super().end()
        self._listener.close()


@pytest.fixture
def example(tmp_path, monkeypatch):
    """Starts scripts of ``examples/`` by their names; everything is ended after the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))  # what a board keeps without power
    running = []

    def start(name: str, port: int = 80, folder: Optional[pathlib.Path] = None) -> Example:
        """``folder`` is the drive of a run before; by default there is a new one."""
        running.append(Example(name, folder or tmp_path / f"drive-{len(running)}", port))
        return running[-1]

    yield start
    for each in running:
        each.end()
