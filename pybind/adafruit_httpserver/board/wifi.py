# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``wifi``: a radio that is always connected, because this computer's own network is used.

Whatever a script does with it, its addresses are ones that the script can bind to here.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Iterator, List, Optional, Sequence, Tuple, Union

from adafruit_httpserver.board import Name, StandIn, _host, lacking

if TYPE_CHECKING:
    from ipaddress import IPv4Address

__all__ = ["AuthMode", "Network", "PowerManagement", "Radio", "Station", "radio"]
__getattr__ = lacking("wifi", ", ".join(__all__))

_LOOPBACK = "127."
_HOSTNAME_BYTES = 253

Text = Union[str, bytes, bytearray, memoryview]


@functools.lru_cache(maxsize=None)
def _address(text: str) -> IPv4Address:
    import ipaddress  # not at the top: many scripts never need it, and it takes longer than all the rest

    return ipaddress.IPv4Address(text)


class AuthMode:
    """How a network is protected."""

    OPEN, WEP, WPA, WPA2, WPA3, PSK, ENTERPRISE = (
        Name("wifi.AuthMode." + name) for name in ("OPEN", "WEP", "WPA", "WPA2", "WPA3", "PSK", "ENTERPRISE")
    )


class PowerManagement:
    """How much the radio saves power."""

    MIN, MAX, NONE, UNKNOWN = (Name("wifi.PowerManagement." + name) for name in ("MIN", "MAX", "NONE", "UNKNOWN"))


class Network(StandIn):
    """A network that was found."""

    _owner = "wifi.Network"
    ssid, bssid, rssi, channel, country = "", b"\x02\x00\x00\x00\x00\x02", -40, 6, ""
    authmode: Sequence[Name] = (AuthMode.WPA2, AuthMode.PSK)

    def __init__(self, ssid: str) -> None:
        self.ssid, self.authmode = ssid, [AuthMode.WPA2, AuthMode.PSK]


class Station(StandIn):
    """Somebody who has joined the access point."""

    _owner = "wifi.Station"
    mac_address, rssi = b"\x02\x00\x00\x00\x00\x03", -40
    ipv4_address: Optional[IPv4Address] = None


class Radio(StandIn):
    """The radio. Scripts and libraries tell it by the name of its class."""

    _owner = "wifi.radio"
    tx_power, listen_interval = 20.0, 100
    power_management = PowerManagement.MIN
    _hostname, _ssid, _ap_ssid = "desktop", "", ""
    _enabled, _station, _ap, _mac = True, True, False, b"\x02\x00\x00\x00\x00\x01"
    _mac_ap = b"\x02\x00\x00\x00\x00\x02"
    _dns: Tuple[str, ...] = ()

    # -- as a station

    def connect(
        self,
        ssid: Text,
        password: Text = b"",
        *,
        channel: int = 0,
        bssid: Optional[Text] = b"",
        timeout: Optional[float] = None,
    ) -> None:
        """Join a network; any name and password will do.

        :raises TypeError: name or password is no text
        :raises ConnectionError: the radio is switched off
        """
        name = _text(ssid, "ssid")
        _text(password, "password")
        self._must_be_enabled()
        self._ssid, self._station = name, True

    def start_station(self) -> None:
        """Be a station."""
        self._must_be_enabled()
        self._station = True

    def stop_station(self) -> None:
        """Leave the network."""
        self._station = False

    @property
    def connected(self) -> bool:
        """Whether the radio is part of a network: it is, from the start, until the script leaves it."""
        return self._enabled and self._station

    @property
    def enabled(self) -> bool:
        """Whether the radio is switched on."""
        return self._enabled

    @enabled.setter
    def enabled(self, value: bool) -> None:
        self._enabled = bool(value)

    @property
    def hostname(self) -> str:
        """The name that the radio has in the network.

        :raises ValueError: when set: the name is empty or longer than 253 characters, or has others than letters, digits, ``-``
        """
        return self._hostname

    @hostname.setter
    def hostname(self, value: Text) -> None:
        name = _text(value, "hostname")
        if not 1 <= len(name) <= _HOSTNAME_BYTES:
            raise ValueError(f"hostname length must be 1-{_HOSTNAME_BYTES}")
        if not all(part and part.replace("-", "").isalnum() and part.isascii() for part in name.split(".")):
            raise ValueError("invalid hostname")
        self._hostname = name

    @property
    def ap_info(self) -> Optional[Network]:
        """The network that the radio is part of, or None."""
        return Network(self._ssid or _configured()) if self.connected else None

    # -- as an access point

    def start_ap(
        self,
        ssid: Text,
        password: Text = b"",
        *,
        channel: int = 1,
        authmode: Sequence[Name] = (),
        max_connections: Optional[int] = 4,
    ) -> None:
        """Be an access point. Nobody can join it here: the browser of this computer reaches the script as ever.

        :raises TypeError: name or password is no text
        """
        name = _text(ssid, "ssid")
        _text(password, "password")
        self._must_be_enabled()
        self._ap_ssid, self._ap = name, True

    def stop_ap(self) -> None:
        """Be no access point any more."""
        self._ap = False

    @property
    def ap_active(self) -> bool:
        """Whether the access point is on."""
        return self._enabled and self._ap

    @property
    def stations_ap(self) -> Optional[List[Station]]:
        """Who has joined the access point: nobody; None when it is off."""
        return [] if self.ap_active else None

    # -- addresses: what a script sets is noted nowhere, for it could not bind to it

    ipv4_address = property(lambda self: _address(_host.host.address), doc="The address to bind to on this computer.")
    ipv4_address_ap = property(lambda self: _address(_host.host.address), doc="The address to bind to on this computer.")
    ipv4_gateway = property(lambda self: _address(_host.host.address), doc="This computer.")
    ipv4_gateway_ap = property(lambda self: _address(_host.host.address), doc="This computer; some scripts bind to it.")
    ipv4_subnet = property(lambda self: _mask(), doc="The mask of the network that the address is in.")
    ipv4_subnet_ap = property(lambda self: _mask(), doc="The mask of the network that the address is in.")
    addresses = property(lambda self: (_host.host.address,), doc="All addresses, as text.")
    addresses_ap = property(lambda self: (_host.host.address,) if self.ap_active else (), doc="Those of the access point, as text.")

    @property
    def ipv4_dns(self) -> IPv4Address:
        """The computer that knows names: this one, which passes questions on, or what was set."""
        return _address(self.dns[0] if ":" not in self.dns[0] else _host.host.address)

    @ipv4_dns.setter
    def ipv4_dns(self, value: object) -> None:
        self.dns = (str(value),)

    @property
    def dns(self) -> Tuple[str, ...]:
        """The computers that know names. Names are looked up with this computer's own means, whatever is set."""
        return self._dns or (_host.host.address,)

    @dns.setter
    def dns(self, value: Sequence[str]) -> None:
        import ipaddress

        self._dns = tuple(str(ipaddress.ip_address(str(each))) for each in value)

    @property
    def mac_address(self) -> bytes:
        """Six bytes, made up."""
        return self._mac

    @mac_address.setter
    def mac_address(self, value: Text) -> None:
        self._mac = _mac(value)

    @property
    def mac_address_ap(self) -> bytes:
        """Six bytes, made up."""
        return self._mac_ap

    @mac_address_ap.setter
    def mac_address_ap(self, value: Text) -> None:
        self._mac_ap = _mac(value)

    def set_ipv4_address(self, *, ipv4: Any, netmask: Any, gateway: Any, ipv4_dns: Any = None) -> None:
        """Accepted; ``ipv4_address`` stays the one that can be bound to here."""

    def set_ipv4_address_ap(self, *, ipv4: Any, netmask: Any, gateway: Any) -> None:
        """Accepted; ``ipv4_address_ap`` stays the one that can be bound to here."""

    def start_dhcp(self, *, ipv4: bool = True, ipv6: bool = False) -> None:
        """Accepted; this computer has its address already."""

    def stop_dhcp(self) -> None:
        """Accepted; this computer keeps its address."""

    def start_dhcp_ap(self) -> None:
        """Accepted; nobody joins who would need an address."""

    def stop_dhcp_ap(self) -> None:
        """Accepted; nobody joins who would need an address."""

    # -- the air

    def start_scanning_networks(self, *, start_channel: int = 1, stop_channel: int = 11) -> Iterator[Network]:
        """The networks that can be seen: the one that the drive is set up for."""
        self._must_be_enabled()
        return iter([Network(self._ssid or _configured())])

    def stop_scanning_networks(self) -> None:
        """End the search."""

    def ping(self, ip: Any, *, timeout: float = 0.5) -> Optional[float]:
        """Seconds until another computer answered, or None; asks it with this computer's own ``ping``."""
        import ipaddress
        import os
        import subprocess
        import time

        once = ["-n", "1", "-w", str(int(timeout * 1000))] if os.name == "nt" else ["-c", "1"]
        address = str(ipaddress.ip_address(str(ip)))
        start = time.monotonic()
        try:
            done = subprocess.run(["ping", *once, address], timeout=timeout + 0.1, capture_output=True, check=False)
        except (OSError, subprocess.TimeoutExpired):  # no ping on this computer, or no answer
            return None
        return time.monotonic() - start if done.returncode == 0 else None

    def _must_be_enabled(self) -> None:
        if not self._enabled:
            raise RuntimeError("wifi is not enabled")


def _mask() -> IPv4Address:
    return _address("255.0.0.0" if _host.host.address.startswith(_LOOPBACK) else "255.255.255.0")


def _mac(value: Text) -> bytes:
    octets = bytes(value.encode() if isinstance(value, str) else value)
    if len(octets) != len(Radio._mac):
        raise ValueError("Invalid MAC address")
    return octets


def _text(value: Any, name: str) -> str:
    """A name or password as text; both are str or bytes on a board."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode("utf-8", "replace")
    raise TypeError(f"{name} must be str or bytes, not {type(value).__name__}")


def _configured() -> str:
    """The name of the network that settings.toml has, else a made-up one."""
    from adafruit_httpserver.run import settings

    return str(settings.read().get("CIRCUITPY_WIFI_SSID", "my-wifi"))


radio = Radio()
