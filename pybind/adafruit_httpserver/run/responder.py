# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The system's own mDNS responder, asked by its command: it tells of names and services where the port of mDNS is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from typing import Dict, List, Mapping, Optional, Tuple

#: Runs a command until it ends, or until nobody holds the other end of the standard input any more: a run that is ended by
#: force leaves nothing behind. Only its own child is ended, by its number.
_GUARD = 'exec 3<&0; "$@" 3<&- & p=$!; { read -r _; kill $p; } <&3 2>&- & r=$!; wait $p; s=$?; kill $r 2>&-; exit $s'

#: how long a command may take to end, in seconds
_PATIENCE = 2.0


def command() -> Optional[str]:
    """The path of the command that asks the responder of this system; None when it is not installed."""
    if sys.platform == "win32":
        return None
    return shutil.which(_name())


def lack() -> str:
    """What to do where there is no command."""
    if sys.platform in ("win32", "darwin"):
        return "end the program that has it"
    return f"end the program that has it, or install {_name()} (Debian: avahi-utils)"


def _name() -> str:
    return "dns-sd" if sys.platform == "darwin" else "avahi-publish"


class Responder:
    """What the system's responder was asked to tell, until it is closed.

    :param command: the path of the command
    :param address: the IPv4 address that names lead to
    """

    def __init__(self, command: str, address: str) -> None:
        self._command, self._address = command, address
        self._asked: Dict[Tuple[str, ...], subprocess.Popen[str]] = {}
        self._said: Dict[str, Tuple[str, ...]] = {}

    def service(self, host: str, instance: str, kind: str, port: int, txt: Mapping[str, str]) -> None:
        """Tell of a service, and of its host. Told again, it replaces what was told.

        :raises OSError: the command can not be started
        """
        texts = [f"{key}={value}" for key, value in txt.items()]
        if self._command.endswith("dns-sd"):
            told = ["-P", instance, kind, "local", str(port), f"{host}.local", self._address, *texts]
        else:
            if (host,) not in self._asked:  # no reverse name: the computer's own leads back from the address
                self._ask((host,), ["-a", "-R", "--", f"{host}.local", self._address])
            told = ["-s", "-H", f"{host}.local", "--", instance, kind, str(port), *texts]
        self._end((host, instance, kind))
        self._ask((host, instance, kind), told)

    def close(self, host: str) -> None:
        """Tell of a host and its services no more."""
        for key in [key for key in self._asked if key[0] == host]:
            self._end(key)

    def end(self) -> None:
        """Tell of nothing any more."""
        for key in list(self._asked):
            self._end(key)

    def _ask(self, key: Tuple[str, ...], arguments: List[str]) -> None:
        asked = self._asked[key] = subprocess.Popen(
            ["/bin/sh", "-c", _GUARD, "sh", self._command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C is for the run, which ends this
        )
        threading.Thread(target=self._watch, args=(key, asked), name="mdns", daemon=True).start()

    def _watch(self, key: Tuple[str, ...], asked: subprocess.Popen[str]) -> None:
        """Say so when a command ends by itself; once for each host, the others of it end for the same reason."""
        last = ""
        for line in asked.stdout or ():
            last = line.strip() or last
        asked.wait()
        if self._asked.get(key) is asked and self._said.setdefault(key[0], key) == key:
            print(f"  mdns      {key[0]}.local is told to nobody: {self._command} has ended: {last or asked.returncode}")

    def _end(self, key: Tuple[str, ...]) -> None:
        asked = self._asked.pop(key, None)
        if asked is not None and asked.stdin is not None:
            asked.stdin.close()
            try:
                asked.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                asked.kill()
