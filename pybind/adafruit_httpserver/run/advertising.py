# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What --lan tells the network by mDNS: host names and services of this computer. The other side is pybind/mdns.go."""

from __future__ import annotations

import re
from typing import Dict, Mapping

_LABEL_BYTES = 63


class Advertiser:
    """The names that this computer answers to, until it is closed.

    :param address: the IPv4 address that the names lead to; its network hears of them, no other
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._hosts: Dict[str, int] = {}

    def host(self, name: str) -> int:
        """Answer to a host name, without ``.local``.

        :raises OSError: the network or the system refuses it
        :raises ValueError: the address is not one of this computer
        """
        from adafruit_httpserver import _region, _seam

        if name not in self._hosts:
            host, address = name.encode(), self._address.encode()
            self._hosts[name] = _seam.check(_seam.core().pybind_Advertise(*_region.span(host), *_region.span(address)))
        return self._hosts[name]

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

        number = self.host(host)
        instance = re.sub(r"[.\\]", "-", instance)  # Go's DNS messages take a dot for the end of a label, escaped or not
        texts = "".join(f"{text}\0" for text in (instance, kind, *(f"{key}={value}" for key, value in txt.items()))).encode()
        _seam.check(_seam.core().pybind_AddService(number, port, *_region.span(texts)))

    def close(self, name: str) -> None:
        """Answer to a host name and of its services no more."""
        number = self._hosts.pop(name, None)
        if number is not None:
            from adafruit_httpserver import _seam

            _seam.check(_seam.core().pybind_Withdraw(number))


def label(text: str) -> str:
    """A host name made of the name of a folder: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LABEL_BYTES].strip("-") or "circuitpython"
