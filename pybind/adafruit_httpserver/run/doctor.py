# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The command ``doctor``: what is real on this computer, what is simulated, and what stands in the way."""

from __future__ import annotations

import importlib.util
import platform
import socket
import sys
import textwrap
from typing import List, Tuple

from adafruit_httpserver.run import blinka, enabling, imports, network, original, ports

#: library, the module that it brings, and what that is for
_EXTRAS = (
    ("watchdog", "watchdog", "auto-reload"),
    ("rich", "rich", "the panel in the terminal"),
    ("segno", "segno", "QR codes for --lan"),
    ("pillow", "PIL", "live pictures of a simulated camera"),
)


def examine() -> Tuple[List[str], bool]:
    """Look at everything.

    :return: the lines to show, and whether all is well
    """
    complaint = original.complaint()
    lines = [
        _line("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}, {sys.executable}"),
        _line("package", _package()),
        _line("original", complaint or "not installed: good"),
        *_libraries(),
        _line("enabled", _enabled()),
        _line("blinka", _blinka()),
        _line("network", _network()),
        *(_line(f"port {port}", _port(port)) for port in (80, 8080, 5000)),
        _line("simulated", ", ".join(sorted(imports.stand_ins()))),
        _line("real", "sockets, files of the drive, time, this computer's network; libraries of CircuitPython from PyPI"),
    ]
    return lines, not complaint


def _line(name: str, text: str) -> str:
    first, *more = text.split("\n")
    lines = textwrap.wrap(first, 100, break_on_hyphens=False, break_long_words=False) + more
    return "\n".join([f"  {name:<9} {lines[0]}", *(f"  {'':<9} {line}" for line in lines[1:])])


def _package() -> str:
    import adafruit_httpserver

    try:
        from adafruit_httpserver import _seam

        _seam.core()
    except Exception as problem:  # noqa: BLE001 - it is what is looked for
        return f"{adafruit_httpserver.__file__}, whose core can not be loaded: {problem}"
    return f"{adafruit_httpserver.__version__}, {adafruit_httpserver.__file__}, the Go core loads"


def _libraries() -> List[str]:
    return [
        _line(name, f"installed: {use}" if importlib.util.find_spec(module) else f'missing: {use}; pip install "adafruit-httpserver-go[board]"')
        for name, module, use in _EXTRAS
    ]


def _enabled() -> str:
    if enabling.is_enabled():
        return "yes: python code.py runs a script for a board as run does; python -m adafruit_httpserver disable undoes it"
    return "no: python code.py is plain Python; python -m adafruit_httpserver enable changes that"


def _blinka() -> str:
    real, why = blinka.detect()
    if real:
        return f"recognises {blinka.title(real)}: run --board auto uses its pins"
    return f"{why}: run --board auto simulates a board, as run does"


def _network() -> str:
    try:
        return f"{network.address()} is what --lan would use"
    except network.NoNetwork as problem:
        return str(problem)


def _port(port: int) -> str:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            return f"{problem.strerror}: scripts that ask for it get another one"
    return "free; scripts get 8080 in its place all the same" if port < ports.PRIVILEGED else "free"
