# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_esp32spi.adafruit_esp32spi``: the chip."""

from __future__ import annotations

import ipaddress
from typing import Any, Dict, List, Optional, Tuple, Union

from adafruit_httpserver.board import StandIn, _host, lacking, wifi

__all__ = ["ESP_SPIcontrol", "Network", "WL_AP_LISTENING", "WL_CONNECTED", "WL_DISCONNECTED", "WL_IDLE_STATUS"]
__getattr__ = lacking("adafruit_esp32spi.adafruit_esp32spi", ", ".join(__all__))

WL_IDLE_STATUS, WL_CONNECTED, WL_DISCONNECTED, WL_AP_LISTENING = 0, 3, 6, 7

Network = wifi.Network
Text = Union[str, bytes]


class ESP_SPIcontrol(StandIn):
    """The chip. Libraries tell it by the name of its class. It joins any network, and its addresses can be bound to here.

    :param spi: the bus that it is at
    :param cs_dio: the pin that selects it, as a DigitalInOut
    :param ready_dio: the pin that says when it is ready
    :param reset_dio: the pin that resets it
    :param gpio0_dio: one more pin, or None
    """

    _owner = "adafruit_esp32spi.ESP_SPIcontrol"
    TCP_MODE, UDP_MODE, TLS_MODE = 0, 1, 2
    _ssid, _status = "", WL_IDLE_STATUS

    def __init__(self, spi: Any, cs_dio: Any, ready_dio: Any, reset_dio: Any, gpio0_dio: Any = None, *, debug: bool = False) -> None:
        self._debug = debug

    status = property(lambda self: self._status, doc="A number: WL_CONNECTED and the like.")
    firmware_version = property(lambda self: "1.7.7", doc="As text.")
    MAC_address = property(lambda self: bytearray(reversed(wifi.radio.mac_address)), doc="Six bytes, the last first.")
    MAC_address_actual = property(lambda self: bytearray(wifi.radio.mac_address), doc="Six bytes.")
    is_connected = property(lambda self: self._status == WL_CONNECTED, doc="Whether it has joined a network.")
    connected = is_connected
    ssid = property(lambda self: self._ssid, doc="The network that it has joined.")
    rssi = property(lambda self: wifi.Network.rssi, doc="How well it is heard.")
    ip_address = property(lambda self: self.unpretty_ip(_host.host.address), doc="Four bytes; to bind to, as text, on this computer.")
    ipv4_address = property(lambda self: _host.host.address, doc="The same as text.")

    @property
    def ap_info(self) -> Optional[wifi.Network]:
        """The network that it has joined, or None."""
        return wifi.Network(self._ssid) if self.connected else None

    @property
    def network_data(self) -> Dict[str, bytes]:
        """Address, gateway and mask, four bytes each."""
        return {"ip_addr": self.ip_address, "gateway": self.ip_address, "netmask": self.unpretty_ip("255.255.255.0")}

    def connect(self, ssid: Any, password: Optional[Text] = None, timeout: float = 10) -> None:
        """Join a network; any name and password will do. Older scripts give a dict with ``ssid`` and ``password``."""
        if isinstance(ssid, dict):
            ssid = ssid["ssid"]
        self._ssid, self._status = wifi._text(ssid, "ssid"), WL_CONNECTED

    def connect_AP(self, ssid: Text, password: Optional[Text], timeout_s: int = 10) -> int:
        """Join a network; the status."""
        self.connect(ssid, password)
        return self._status

    def create_AP(
        self, ssid: Text, password: Optional[Text] = None, channel: int = 1, timeout: int = 10
    ) -> int:
        """Be an access point; the status."""
        self._ssid, self._status = wifi._text(ssid, "ssid"), WL_AP_LISTENING
        return self._status

    def disconnect(self) -> None:
        """Leave the network."""
        self._status = WL_DISCONNECTED

    def reset(self) -> None:
        """Start the chip anew."""
        self._ssid, self._status = "", WL_IDLE_STATUS

    def start_scan_networks(self) -> None:
        """Begin to look for networks."""

    def get_scan_networks(self) -> List[wifi.Network]:
        """The networks that were found: the one that the drive is set up for."""
        return list(wifi.radio.start_scanning_networks())

    def scan_networks(self) -> List[wifi.Network]:
        """The networks that can be seen."""
        return self.get_scan_networks()

    def set_ip_config(self, ip_address: Any, gateway: Any, mask: Any = "255.255.255.0") -> None:
        """Accepted; ``ip_address`` stays the one that can be bound to here."""

    def set_dns_config(self, dns1: Any, dns2: Any) -> None:
        """Accepted; names are looked up with this computer's own means."""

    def set_hostname(self, hostname: str) -> None:
        """The name that it has in the network."""
        wifi.radio.hostname = hostname

    def get_host_by_name(self, hostname: Text) -> bytes:
        """The four bytes of the address of a host.

        :raises ConnectionError: nobody knows it
        """
        import socket

        try:
            return self.unpretty_ip(socket.gethostbyname(wifi._text(hostname, "hostname")))
        except socket.gaierror as problem:
            raise ConnectionError(f"Failed to request hostname: {problem}") from None

    def ping(self, dest: Any, ttl: int = 250) -> int:
        """Milliseconds until another computer answered; 0xFFFF for no answer."""
        address = self.pretty_ip(dest) if isinstance(dest, (bytes, bytearray)) else self.pretty_ip(self.get_host_by_name(dest))
        seconds = wifi.radio.ping(address)
        return 0xFFFF if seconds is None else round(seconds * 1000)

    def get_time(self) -> Tuple[int]:
        """The seconds since 1970, in a tuple."""
        import time

        return (int(time.time()),)

    @staticmethod
    def pretty_ip(ip: Union[bytes, bytearray]) -> str:
        """Four bytes of an address as text."""
        return ".".join(map(str, bytes(ip)))

    @staticmethod
    def unpretty_ip(ip: str) -> bytes:
        """The text of an address as four bytes."""
        return ipaddress.IPv4Address(ip).packed
