# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the benchmark needs and this project does not: installed where permitted, else said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

#: Everything that is made here; git ignores it.
CACHE = Path(".cache/bench").absolute()
#: The Python that carries the other servers.
PYTHON = CACHE / "venv/bin/python"
#: The original library, which has our name: a folder of its own.
ORIGINAL = CACHE / "original"

_ORIGINAL = "adafruit-circuitpython-httpserver==4.8.2"
_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_PACKAGES = {"wrk": "wrk", "nginx": "nginx", "/usr/include/ev.h": "libev-dev", "taskset": "util-linux"}


def prepare() -> None:
    """Install what is missing. What cannot be had is told on standard error, and the rest is measured.

    :raises SystemExit: there is no wrk
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    _prepare_packages()
    _prepare_venv()
    if not (ORIGINAL / "adafruit_httpserver").exists():
        _pip(_ORIGINAL, "--no-deps", "--target", str(ORIGINAL))
    if not find("wrk"):
        raise SystemExit("bench: nothing can be measured without wrk (Debian, Ubuntu: apt install wrk)")


def find(program: str) -> str | None:
    """Where a program is; servers are often in a folder that only root looks into."""
    return shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


def _prepare_packages() -> None:
    missing = [package for thing, package in _PACKAGES.items() if not (find(thing) or Path(thing).exists())]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or not find("apt-get"):
        print(f"bench: please install {' '.join(missing)} (Debian, Ubuntu: sudo {' '.join(command)})", file=sys.stderr)
        return
    print(f"bench: installing {' '.join(missing)}", file=sys.stderr)
    subprocess.run(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL, check=False)
    subprocess.run(command, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)


def _prepare_venv() -> None:
    wanted = _REQUIREMENTS.read_text()
    done = CACHE / "installed.txt"
    if done.exists() and done.read_text() == wanted and PYTHON.exists():
        return
    venv.create(CACHE / "venv", with_pip=True, clear=True)
    for line in wanted.splitlines():  # one by one: what one needs must not keep the others away
        if line and not line.startswith("#"):
            _pip(line)
    done.write_text(wanted)


def _pip(requirement: str, *options: str) -> None:
    print(f"bench: installing {requirement}", file=sys.stderr)
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", *options, requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"bench: no {requirement}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
