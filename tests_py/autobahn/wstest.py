# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Autobahn's fuzzing client, which needs Python 2.7: where that is, a virtual environment for it, and a run."""

import contextlib
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from typing import Optional

HERE = pathlib.Path(__file__).resolve().parent
CACHE = HERE.parents[1] / ".cache" / "autobahn"
#: The last that makes environments of Python 2.7.
VIRTUALENV = "virtualenv==20.21.1"

#: How a case may end; the suite calls informational what the RFC leaves open.
PASSED = {"OK", "INFORMATIONAL"}


def python2() -> Optional[str]:
    """A Python 2.7: what PYTHON2 names, the one on the path, or one of pyenv's."""
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    for candidate in (os.environ.get("PYTHON2"), "python2.7", *sorted(glob.glob(f"{pyenv}/versions/2.7.*/bin/python2.7"))):
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            if candidate:
                done = subprocess.run([candidate, "-c", "import sys; print(sys.executable)"], check=True, capture_output=True, text=True)
                return done.stdout.strip()
    return None


def install(python: str) -> pathlib.Path:
    """The program wstest, in an environment that is made the first time; git ignores it."""
    program = CACHE / "environment" / "bin" / "wstest"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as tools:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, "--target", tools, VIRTUALENV], check=True)
            make = [sys.executable, "-m", "virtualenv", "--quiet", "--python", python, CACHE / "environment"]
            subprocess.run(make, check=True, env={**os.environ, "PYTHONPATH": tools})
        pip = [CACHE / "environment" / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--no-python-version-warning"]
        subprocess.run([*pip, "--requirement", HERE / "constraints.txt"], check=True)
    return program


def run(program: pathlib.Path, port: int, cases: list, folder: pathlib.Path) -> dict:
    """Run cases such as ``1.*`` against a server on this computer.

    :return: case -> how it ended: ``behavior``, ``behaviorClose``, ``duration`` in ms and ``reportfile``, for a person who wants more
    """
    specification = {
        "outdir": str(folder),
        "servers": [{"agent": "ours", "url": f"ws://127.0.0.1:{port}/"}],
        "cases": cases,
        "exclude-cases": [],
        "exclude-agent-cases": {},
    }
    (folder / "specification.json").write_text(json.dumps(specification))
    command = [program, "--mode", "fuzzingclient", "--spec", folder / "specification.json"]
    with (folder / "output.txt").open("wb") as output:
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
    return json.loads((folder / "index.json").read_text())["ours"]
