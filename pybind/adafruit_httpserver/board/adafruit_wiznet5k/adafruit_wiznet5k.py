# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_wiznet5k.adafruit_wiznet5k``: the chip."""

from __future__ import annotations

import ipaddress
from typing import Any, Optional, Tuple, Union

from adafruit_httpserver.board import StandIn, _host, lacking

__all__ = ["WIZNET5K"]
__getattr__ = lacking("adafruit_wiznet5k.adafruit_wiznet5k", "WIZNET5K")

_MAC = bytes((0xDE, 0xAD, 0xBE, 0xEF, 0xFE, 0xED))


class WIZNET5K(StandIn):
    """The chip. Libraries tell it by the name of its class.

    :param spi_bus: the bus that it is at
    :param cs: the pin that selects it, as a DigitalInOut
    :param reset: the pin that resets it, or None
    :param is_dhcp: accepted; this computer has its address already
    :param mac: six bytes, or text such as ``de:ad:be:ef:fe:ed``
    :param hostname: accepted
    :param debug: accepted
    """

    _owner = "adafruit_wiznet5k.WIZNET5K"

    TCP_MODE, UDP_MODE, TLS_MODE = 0x21, 0x02, 0x03

    def __init__(
        self,
        spi_bus: Any,
        cs: Any,
        reset: Any = None,
        is_dhcp: bool = True,
        mac: Union[bytes, bytearray, str, Tuple[int, ...]] = _MAC,
        hostname: Optional[str] = None,
        debug: bool = False,
        **older: Any,
    ) -> None:
        self._mac = bytes.fromhex(mac.replace(":", "").replace("-", "")) if isinstance(mac, str) else bytes(mac)
        if len(self._mac) != len(_MAC):
            raise ValueError("Invalid MAC address")

    chip = property(lambda self: "w5500", doc="The name of the chip.")
    max_sockets = property(lambda self: 8, doc="How many sockets a real chip has; here there are as many as you like.")
    link_status = property(lambda self: True, doc="Whether a cable is plugged in.")
    mac_address = property(lambda self: self._mac, doc="Six bytes.")
    mac_address_debug = property(lambda self: self.pretty_mac(self._mac), doc="The same as text.")
    ip_address = property(lambda self: self.unpretty_ip(_host.host.address), doc="Four bytes; to bind to, as text, on this computer.")
    pretty_ip_address = property(lambda self: _host.host.address, doc="The same as text.")

    @property
    def ifconfig(self) -> Tuple[bytes, bytes, bytes, bytes]:
        """Address, mask, gateway and name server, four bytes each. What a script sets here changes nothing: it could not bind to it."""
        return self.ip_address, self.unpretty_ip("255.255.255.0"), self.ip_address, self.ip_address

    @ifconfig.setter
    def ifconfig(self, params: Tuple[Any, Any, Any, Any]) -> None:
        if len(params) != 4:
            raise ValueError("ifconfig takes address, mask, gateway and name server")

    def maintain_dhcp_lease(self) -> None:
        """Nothing is to be done: this computer keeps its address."""

    def get_host_by_name(self, hostname: str) -> bytes:
        """The four bytes of the address of a host.

        :raises ConnectionError: nobody knows it
        """
        import socket

        try:
            return self.unpretty_ip(socket.gethostbyname(hostname))
        except socket.gaierror as problem:
            raise ConnectionError(f"Failed to resolve hostname {hostname}: {problem}") from None

    @staticmethod
    def pretty_ip(ip: bytes) -> str:
        """Four bytes of an address as text."""
        return ".".join(map(str, bytes(ip)))

    @staticmethod
    def unpretty_ip(ip: str) -> bytes:
        """The text of an address as four bytes."""
        return ipaddress.IPv4Address(ip).packed

    @staticmethod
    def pretty_mac(mac: bytes) -> str:
        """Six bytes of a hardware address as text."""
        return ":".join(f"{each:02x}" for each in mac)
