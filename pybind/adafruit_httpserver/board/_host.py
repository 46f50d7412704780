# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the stand-ins ask of the computer that plays the board: the one place where a runner gives its own answers.

The runner replaces ``host`` by an object of a class of its own that derives from ``Host``.
"""

from __future__ import annotations

import os
import sys
from typing import List, Mapping, NoReturn, Optional, Tuple


class Service:
    """A service that was found on the network, as mDNS tells it."""

    def __init__(self, hostname: str, instance_name: str, service_type: str, protocol: str, port: int, address: str) -> None:
        self.hostname, self.instance_name, self.service_type = hostname, instance_name, service_type
        self.protocol, self.port, self.address = protocol, port, address

    @property
    def kind(self) -> Tuple[str, str]:
        """Type and protocol."""
        return self.service_type, self.protocol


class Host:
    """The answers of a computer on which nothing is prepared: a script sees itself only, and a restart ends it."""

    #: the address that scripts can bind to, and browsers ask
    address = "127.0.0.1"

    #: why this run was started, as scripts are told: a name in supervisor.RunReason and one in microcontroller.ResetReason
    run_reason, reset_reason = "STARTUP", "POWER_ON"

    #: the name of the board that was asked for, or None: then boot_out.txt of the drive tells it
    board: Optional[str] = None

    #: what Adafruit-Blinka calls the board whose real pins are used; empty when all is simulated
    real = ""

    def restart(self, why: str, after: float = 0.0) -> NoReturn:
        """End the script and start it again in a fresh process.

        :param why: ``reload`` (supervisor.reload), ``reset`` (microcontroller.reset), ``watchdog`` or ``deep sleep``
        :param after: seconds to sleep before

        It may be called on any thread; the script ends wherever it is just then.
        """
        import threading

        calls = {"reload": "supervisor.reload()", "reset": "microcontroller.reset()", "deep sleep": "deep sleep"}
        line = f"{calls.get(why, why)}: the script ends here, start it again by hand"
        if threading.current_thread() is not threading.main_thread():
            print(line, file=sys.stderr, flush=True)
            os._exit(1)
        raise SystemExit(line)

    def autoreload(self, on: bool) -> None:
        """Say whether a saved file starts the script again."""

    def next_code_file(self, name: Optional[str]) -> None:
        """Say which script comes next, None for the usual one. Nothing starts another script here."""

    def typed(self) -> int:
        """How many bytes have been typed that the script has not read."""
        try:
            import fcntl
            import termios

            waiting = fcntl.ioctl(sys.stdin.fileno(), termios.FIONREAD, b"\0" * 4)
        except (ImportError, OSError, ValueError):  # not on this system, or nothing that can be typed into
            return 0
        return int.from_bytes(waiting, sys.byteorder)

    def advertise(self, hostname: str, instance_name: str, service_type: str, protocol: str, port: int, txt: Mapping[str, str]) -> None:
        """Tell the network of a service. This computer tells nobody: nothing of the script can be reached from there."""

    def withdraw(self) -> None:
        """Tell the network that the services are gone."""

    def find(self, service_type: str, protocol: str, timeout: float) -> List[Service]:
        """The services of a type that others offer."""
        return []

    def kept(self, name: str) -> str:
        """The path of a file that outlives the run, one for each drive: what a board keeps in its memory without power.

        It lies outside the drive, so that writing it is no change there.
        """
        return os.path.join(_state_folder(), name)


def _state_folder() -> str:
    import zlib

    from adafruit_httpserver import _drive

    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    drive = _drive.drive()
    name = f"{os.path.basename(drive) or 'drive'}-{zlib.crc32(os.fsencode(drive)):08x}"
    folder = os.path.join(base, "adafruit_httpserver", "boards", name)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    return folder


#: What this process's stand-ins ask. Read it at each use (``_host.host.address``): the runner may have replaced it.
host = Host()
