# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Scripts on a simulated board: a drive, the runner, and what was printed."""

import os
import subprocess
import sys
import textwrap

#: What scripts check with: an action must be refused with an error, whose text has some words in it.
REFUSED = '''
def refused(error, text, action):
    try:
        action()
    except error as problem:
        assert text in str(problem), repr(problem)
    else:
        raise SystemExit("not refused: " + text)
'''


class Board:
    """A drive with a script, and the runner."""

    def __init__(self, folder):
        self.folder, self.state = folder / "drive", folder / "state"
        self.folder.mkdir()

    def put(self, name: str, content) -> None:
        """Save a file on the drive."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).encode())

    def start(self, code: str, *options: str, **environment: str):
        """Run a script; how it ended, as subprocess tells it."""
        self.put("code.py", REFUSED + textwrap.dedent(code))
        return subprocess.run(
            [sys.executable, "-m", "adafruit_httpserver", "run", "--no-reload", *options],
            cwd=self.folder,
            env={**os.environ, "XDG_STATE_HOME": str(self.state), "PYTHONIOENCODING": "utf-8", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )

    def run(self, code: str, *options: str, **environment: str) -> str:
        """Run a script that must not fail; what it printed."""
        done = self.start(code, *options, **environment)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout.split(" output:\n", 1)[-1]

    def fails(self, code: str, *options: str) -> str:
        """Run a script that must fail; the last line of its traceback."""
        done = self.start(code, *options)
        assert done.returncode == 1, done.stdout + done.stderr
        return done.stderr.splitlines()[-1]
