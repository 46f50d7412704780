# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What stand-ins ask of the computer, answered by the runner."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, NamedTuple, NoReturn, Optional, Set, Tuple

from adafruit_httpserver import _listen
from adafruit_httpserver.board import _host
from adafruit_httpserver.run import typed
from adafruit_httpserver.run.channel import Channel
from adafruit_httpserver.run.stopping import Stop, Stopper
from adafruit_httpserver.run.task import Task

if TYPE_CHECKING:
    from adafruit_httpserver.run.advertising import Advertiser


class _Told(NamedTuple):
    """What the script has told of a service."""

    service: _host.Service
    txt: Mapping[str, str]


def _given(port: int) -> int:
    """The port that a server got which asked for this one."""
    given: int = getattr(_listen.policy, "given", {}).get(port, port)
    return given


class RunnerHost(_host.Host):
    """The answers for one run.

    :param task: what the run was told
    :param stopper: ends it
    :param runner: the line to the runner, which starts the next run; None when nobody does
    :param before: is called before the script is ended to be started again
    """

    def __init__(
        self, task: Task, stopper: Stopper, runner: Optional[Channel] = None, before: Callable[[], None] = lambda: None
    ) -> None:
        self.address, self.board, self.real = task.address, task.board or None, task.real
        self.run_reason, self.reset_reason = task.run_reason, task.reset_reason
        self._stopper, self._runner, self._before = stopper, runner, before
        self._name = ""
        self._advertiser: Optional[Advertiser] = None
        if task.address != _host.Host.address:  # --lan
            from adafruit_httpserver.run import advertising

            self._name, self._advertiser = advertising.label(os.path.basename(task.folder)), advertising.Advertiser(task.address)
        self._of_script: Set[str] = set()
        self._services: Dict[Tuple[str, str, str], _Told] = {}
        self._told = self._sought = False

    def restart(self, why: str, after: float = 0.0) -> NoReturn:
        """End the script and start it again in a fresh process."""
        if self._runner is None:
            super().restart(why, after)
        self._before()
        self._runner.send("restarts", why=why, after=after)  # it holds whatever the script does now
        stop = Stop(0, "", again=True)
        self._stopper.stop(stop)
        raise stop

    def autoreload(self, on: bool) -> None:
        """Say whether a saved file starts the script again."""
        if self._runner is not None:
            self._runner.send("autoreload", on=bool(on))

    def next_code_file(self, name: Optional[str]) -> None:
        """Say which script comes next; None for the usual one."""
        if self._runner is not None:
            self._runner.send("next", name=name or "")

    def typed(self) -> int:
        """How many bytes have been typed that the script has not read."""
        return typed.waiting() or super().typed()  # with --no-reload, Python's own stdin is left in its place

    def listens(self, url: str) -> None:
        """A server of the script listens: with --lan the first one is found under the name of the drive, too.

        :param url: its address
        """
        if self._advertiser is None:
            return
        for told in self._services.values():
            if _given(told.service.port) != told.service.port:
                self._tell(told)  # the script told of it before it had another port
        if self._told:
            return
        from urllib.parse import urlsplit

        self._told = True
        parts = urlsplit(url)
        port = parts.port or 80
        try:
            self._advertiser.service(self._name, self._name, f"_{parts.scheme}._tcp", port, {})
        except (OSError, ValueError) as problem:
            print(f"  (the network is not told of it by mDNS: {problem})")
        else:
            print(f"  (in this network also {parts.scheme}://{self._name}.local:{port})")

    def advertise(self, hostname: str, instance_name: str, service_type: str, protocol: str, port: int, txt: Mapping[str, str]) -> None:
        """Tell the network of a service of the script's, with --lan; else say that nobody is told."""
        told = _Told(_host.Service(hostname, instance_name, service_type, protocol, port, self.address), txt)
        self._services[instance_name, service_type, protocol] = told
        if self._advertiser is None:
            if not self._told:
                self._told = True
                print(f"  mdns      {hostname}.local is told to nobody: run it with --lan")
            return
        self._of_script.add(hostname)
        self._tell(told)

    def _tell(self, told: _Told) -> None:
        service = told.service
        try:
            if self._advertiser is not None:
                kind = f"{service.service_type}.{service.protocol}"
                self._advertiser.service(service.hostname, service.instance_name, kind, _given(service.port), told.txt)
        except OSError as problem:
            print(f"  mdns      {service.hostname}.local is told to nobody: {problem}")

    def find(self, service_type: str, protocol: str, timeout: float) -> List[_host.Service]:
        """The services of a type: those of the script, and with --lan those of others in the network."""
        own = [told.service for told in self._services.values() if told.service.kind == (service_type, protocol)]
        called = self._advertiser.name if self._advertiser is not None else str
        found = [_host.Service(called(each.hostname), each.instance_name, *each.kind, _given(each.port), each.address) for each in own]
        if self._advertiser is None:
            self._say_once("only what this script tells is found: run it with --lan")
            return found
        try:
            answers = self._advertiser.find(f"{service_type}.{protocol}", timeout)
        except (OSError, ValueError) as problem:
            self._say_once(f"nobody can be asked: {problem}")
            return found
        known = {(each.hostname.lower(), each.port) for each in found}
        others = [answer for answer in answers if (answer[1].lower(), answer[2]) not in known]
        return found + [_host.Service(host, name, service_type, protocol, port, address) for name, host, port, address in others]

    def _say_once(self, words: str) -> None:
        if not self._sought:
            self._sought = True
            print(f"  mdns      {words}")

    def withdraw(self) -> None:
        """Tell of the services of the script's no more."""
        self._services.clear()
        if self._advertiser is not None:
            for name in self._of_script - {self._name}:
                self._advertiser.close(name)
        self._of_script.clear()

    def end(self) -> None:
        """Take leave of the network: the run is over."""
        if self._advertiser is not None:
            with contextlib.suppress(OSError):  # there is nobody left to tell
                self._advertiser.end()
