# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The command ``init``: a new folder with a script to begin with, as a drive of a board would look."""

from __future__ import annotations

import os

from adafruit_httpserver.run import blinka
from adafruit_httpserver.run.cli import UsageError

_CODE = '''\
import socketpool
import wifi

from adafruit_httpserver import Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), "/static")


@server.route("/")
def hello(request: Request):
    return Response(request, "Hello from {name}!")


server.serve_forever(str(wifi.radio.ipv4_address))
'''

_SETTINGS = """\
# What a board needs to join your Wi-Fi. On this computer any values will do.
CIRCUITPY_WIFI_SSID = "my-wifi"
CIRCUITPY_WIFI_PASSWORD = "my-password"
"""

#: circup looks here for the version of CircuitPython, to choose libraries for it.
_BOOT_OUT = "Adafruit CircuitPython 9.2.0 on 2024-11-20; {title} with {chip}\nBoard ID:{board}\n"


def init(name: str, board: str = "") -> str:
    """Make the folder.

    :param name: its name, or the path to it
    :param board: the board that it is for, ``auto`` for this computer; by default one that no factory makes
    :return: what to do next
    :raises UsageError: it can not be made
    """
    from adafruit_httpserver.board import _boards

    try:
        definition = _boards.find(board) if board not in ("", blinka.AUTO) else _boards.generic()
    except _boards.UnknownBoard as problem:
        raise UsageError(str(problem)) from None
    folder = os.path.abspath(name)
    files = {
        "code.py": _CODE.replace("{name}", os.path.basename(folder).replace("{", "").replace('"', "'")),
        "settings.toml": _SETTINGS,
        "boot_out.txt": _BOOT_OUT.format(title=definition.title, chip=definition.chip.name, board=definition.board_id),
    }
    try:
        os.makedirs(os.path.join(folder, "static"), exist_ok=True)
        os.makedirs(os.path.join(folder, "lib"), exist_ok=True)
        for file, text in files.items():
            with open(os.path.join(folder, file), "x", encoding="utf-8") as target:
                target.write(text)
    except FileExistsError as problem:
        raise UsageError(f"{problem.filename} is there already, and nothing is written over; choose another name") from None
    except OSError as problem:
        raise UsageError(f"{problem.filename or folder}: {problem.strerror}") from None
    option = f"--board {blinka.AUTO} " if board == blinka.AUTO else ""
    return (
        f"{name} is ready: code.py, settings.toml, boot_out.txt, lib, static.\n"
        f"  Run it:        python -m adafruit_httpserver run {option}{name}\n"
        f"  Add libraries: circup --path {name} install --py adafruit_ntp     (pip install circup)"
    )
