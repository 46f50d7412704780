# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``mdns``: names on the local network. Whether others hear of them, the runner decides: see ``_host``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Sequence, Tuple

from adafruit_httpserver.board import StandIn, _host, lacking

if TYPE_CHECKING:
    from ipaddress import IPv4Address

__all__ = ["RemoteService", "Server"]
__getattr__ = lacking("mdns", ", ".join(__all__))

_LABEL_BYTES = 63
_TXT_BYTES = 255


class RemoteService(StandIn):
    """A service that was found."""

    _owner = "mdns.RemoteService"

    def __init__(self, found: _host.Service) -> None:
        self._found = found

    hostname = property(lambda self: self._found.hostname, doc="The name of the computer, without ``.local``.")
    instance_name = property(lambda self: self._found.instance_name, doc="The name that people read.")
    service_type = property(lambda self: self._found.service_type, doc="Such as ``_http``.")
    protocol = property(lambda self: self._found.protocol, doc="``_tcp`` or ``_udp``.")
    port = property(lambda self: self._found.port, doc="The port.")

    @property
    def ipv4_address(self) -> Optional[IPv4Address]:
        """The address of the computer, or None."""
        import ipaddress

        return ipaddress.IPv4Address(self._found.address) if self._found.address else None


class Server(StandIn):
    """Tells names and services, and finds those of others. There is one at a time.

    :param network_interface: ``wifi.radio``
    :raises RuntimeError: there is one already
    """

    _owner = "mdns.Server"
    _exists = False

    def __init__(self, network_interface: Any) -> None:
        if network_interface is None:
            raise ValueError("network_interface must be wifi.radio, not None")
        if Server._exists:
            raise RuntimeError("mDNS already initialized")
        Server._exists = True
        self._hostname, self._instance, self._gone = "cpy-simulated", "", False

    def deinit(self) -> None:
        """Tell the network that the services are gone."""
        if not self._gone:
            self._gone = True
            Server._exists = False
            _host.host.withdraw()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *problem: object) -> None:
        self.deinit()

    @property
    def hostname(self) -> str:
        """The name of this board in the network, without ``.local``.

        :raises ValueError: when set: it is empty or longer than 63 bytes
        """
        self._check()
        return self._hostname

    @hostname.setter
    def hostname(self, value: str) -> None:
        self._check()
        self._hostname = _label(value, "hostname")

    @property
    def instance_name(self) -> str:
        """The name that people read; by default that of the host."""
        self._check()
        return self._instance or self._hostname

    @instance_name.setter
    def instance_name(self, value: str) -> None:
        self._check()
        self._instance = _label(value, "instance_name")

    def find(self, service_type: str, protocol: str, *, timeout: float = 1) -> Tuple[RemoteService, ...]:
        """The services that others offer.

        :param service_type: such as ``_http``
        :param protocol: ``_tcp`` or ``_udp``
        :param timeout: how many seconds to listen for answers; default 1
        """
        self._check()
        return tuple(map(RemoteService, _host.host.find(_label(service_type, "service_type"), _label(protocol, "protocol"), timeout)))

    def advertise_service(self, *, service_type: str, protocol: str, port: int, txt_records: Sequence[str] = ()) -> None:
        """Tell the network of a service.

        :param service_type: such as ``_http``
        :param protocol: ``_tcp`` or ``_udp``
        :param port: its port
        :param txt_records: ``key=value`` texts, of at most 255 bytes each
        """
        self._check()
        if not 0 <= int(port) <= 65535:
            raise ValueError("port must be 0-65535")
        kind, how = _label(service_type, "service_type"), _label(protocol, "protocol")
        _host.host.advertise(self.hostname, self.instance_name, kind, how, int(port), _records(txt_records))

    def _check(self) -> None:
        if self._gone:
            raise ValueError("Object has been deinitialized and can no longer be used. Create a new object.")


def _label(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be of type str, not {type(value).__name__}")
    if not 1 <= len(value.encode()) <= _LABEL_BYTES:
        raise ValueError(f"{name} length must be 1-{_LABEL_BYTES}")
    return value


def _records(texts: Sequence[str]) -> Dict[str, str]:
    found = {}
    for text in texts:
        if len(text.encode()) > _TXT_BYTES:
            raise ValueError(f"txt_records item length must be 0-{_TXT_BYTES}")
        key, _, value = text.partition("=")
        found[key] = value
    return found
