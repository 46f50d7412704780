# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What --lan tells the network by mDNS, and asks it: host names and services. The other side is pybind/mdns.go and browse.go."""

from __future__ import annotations

import errno
import re
import socket
import threading
import time
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Tuple

if TYPE_CHECKING:
    from adafruit_httpserver.run.responder import Responder

_LABEL_BYTES = 63

#: whether a name is free is known after 0.75 s, or later when it is not
_LOOK_EVERY = 0.25

#: the port of mDNS is another program's, or not for us
_REFUSED = (errno.EADDRINUSE, errno.EACCES, errno.EPERM)

#: room for some hundred services
_FOUND_BYTES = 1 << 16

#: Who has answered is remembered for so many seconds: nobody tells all the same more than once in a second (RFC 6762, 6).
_REMEMBERED = 10

#: the name that people read, host, port and IPv4 address
Service = Tuple[str, str, int, str]


class Advertiser:
    """The names that this computer answers to, until it is closed; and those of others.

    :param address: the IPv4 address that the names lead to; its network hears of them, no other
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._hosts: Dict[str, int] = {}
        self._names: Dict[str, str] = {}
        self._responder: Optional[Responder] = None
        self._answers: Dict[str, Dict[str, Tuple[float, Service]]] = {}

    def host(self, name: str) -> int:
        """Answer to a host name, without ``.local``. When it is taken, say by which one instead.

        :raises OSError: the network or the system refuses it
        :raises ValueError: the address is not one of this computer
        """
        from adafruit_httpserver import _region, _seam

        if name not in self._hosts:
            host, address = name.encode(), self._address.encode()
            self._hosts[name] = _seam.check(_seam.core().pybind_Advertise(*_region.span(host), *_region.span(address)))
            threading.Thread(target=self._settle, args=(name, self._hosts[name]), name="mdns", daemon=True).start()
        return self._hosts[name]

    def name(self, host: str) -> str:
        """The name that this computer answers to: the one that was asked for, or another when that is taken."""
        return self._names.get(host, host)

    def _settle(self, host: str, number: int) -> None:
        """Wait until it is known which name is free, and say so when it is another."""
        from adafruit_httpserver import _region, _seam, exceptions

        memory, at = _region.buffer(_LABEL_BYTES)
        length = 0
        try:
            while not length:
                time.sleep(_LOOK_EVERY)
                length = _seam.check(_seam.core().pybind_Advertised(number, at, len(memory)))
        except exceptions.ServerStoppedError:
            return  # it was withdrawn meanwhile
        except (OSError, ValueError) as problem:
            print(f"  mdns      {host}.local is told to nobody: {problem}")
            return
        name = memory.raw[:length].decode()
        if name != host:
            self._names[host] = name
            print(f"  mdns      {host}.local is taken: here it is {name}.local")

    def service(self, host: str, instance: str, kind: str, port: int, txt: Mapping[str, str]) -> None:
        """Tell of a service.

        :param host: the name of the host, without ``.local``
        :param instance: the name that people read
        :param kind: such as ``_http._tcp``
        :param port: its port
        :param txt: more about it
        :raises OSError: the network or the system refuses it
        :raises ValueError: a name or the type is not one that DNS-SD knows
        """
        from adafruit_httpserver import _region, _seam

        if self._responder is None:
            try:
                number = self.host(host)
            except OSError as problem:
                self._responder = self._of_system(problem)
        if self._responder is not None:
            self._responder.service(self._not_own(host), instance, kind, port, txt)
            return
        instance = re.sub(r"[.\\]", "-", instance)  # Go's DNS messages take a dot for the end of a label, escaped or not
        texts = "".join(f"{text}\0" for text in (instance, kind, *(f"{key}={value}" for key, value in txt.items()))).encode()
        _seam.check(_seam.core().pybind_AddService(number, port, *_region.span(texts)))

    def _of_system(self, problem: OSError) -> Responder:
        """The system's responder, where the port of mDNS is refused."""
        from adafruit_httpserver.run import responder

        if problem.errno not in _REFUSED:
            raise problem
        command = responder.command()
        if command is None:
            raise OSError(problem.errno, f"port 5353 is refused: {responder.lack()}") from problem
        print(f"  mdns      port 5353 is refused: {command} is asked to tell of names")
        return responder.Responder(command, self._address)

    def _not_own(self, host: str) -> str:
        """A host name that is not the computer's own. Whether others have it, the system's responder finds out."""
        if host.lower() == socket.gethostname().partition(".")[0].lower() and host not in self._names:
            self._names[host] = f"{host[: _LABEL_BYTES - 2]}-2"
            print(f"  mdns      {host}.local is taken: here it is {self._names[host]}.local")
        return self.name(host)

    def find(self, kind: str, seconds: float) -> List[Service]:
        """The services of a type that others offer.

        :param kind: such as ``_http._tcp``
        :param seconds: how long to wait for answers
        :raises OSError: the network or the system refuses it
        :raises ValueError: the type is not one that DNS-SD knows
        """
        from adafruit_httpserver import _region, _seam

        asked, address = kind.encode(), self._address.encode()
        number = _seam.check(_seam.core().pybind_Browse(*_region.span(asked), *_region.span(address)))
        memory, at = _region.buffer(_FOUND_BYTES)
        try:
            time.sleep(max(seconds, 0))
        finally:
            length = _seam.check(_seam.core().pybind_Browsed(number, at, len(memory)))
        texts = memory.raw[:length].decode("utf-8", "replace").split("\0")
        now, known = time.monotonic(), self._answers.setdefault(kind, {})
        for name, host, port, where in zip(*(texts[part::4] for part in range(4))):
            known[name] = now, (name, host, int(port), where)
        self._answers[kind] = {name: answer for name, answer in known.items() if now - answer[0] < _REMEMBERED}
        return [service for _, service in self._answers[kind].values()]

    def close(self, name: str) -> None:
        """Answer to a host name and of its services no more, and say so."""
        if self._responder is not None:
            self._responder.close(self.name(name))
        number = self._hosts.pop(name, None)
        self._names.pop(name, None)
        if number is not None:
            from adafruit_httpserver import _seam

            _seam.check(_seam.core().pybind_Withdraw(number))

    def end(self) -> None:
        """Answer to nothing any more, and say so."""
        for name in list(self._hosts):
            self.close(name)
        if self._responder is not None:
            self._responder.end()


def label(text: str) -> str:
    """A host name made of the name of a folder: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LABEL_BYTES].strip("-") or "circuitpython"
