# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``wifi``: a radio that is always connected, because this computer's own network is used.

Whatever a script does with it, its addresses are ones that the script can bind to here.
"""

from adafruit_httpserver.board import Name, StandIn, lacking

__all__ = ["AuthMode", "Network", "Radio", "radio"]
__getattr__ = lacking("wifi", ", ".join(__all__))

_HERE = "127.0.0.1"


def _address(text: str):
    import ipaddress  # not at the top: many scripts never need it, and it takes longer than all the rest

    return ipaddress.IPv4Address(text)


class AuthMode:
    """How a network is protected."""

    OPEN, WEP, WPA, WPA2, WPA3, PSK, ENTERPRISE = (
        Name("wifi.AuthMode." + name) for name in ("OPEN", "WEP", "WPA", "WPA2", "WPA3", "PSK", "ENTERPRISE")
    )


class Network(StandIn):
    """A network that was found."""

    _owner = "wifi.Network"
    ssid = bssid = rssi = channel = country = authmode = None

    def __init__(self, ssid: str):
        self.ssid, self.bssid, self.rssi, self.channel = ssid, b"\x02\x00\x00\x00\x00\x02", -40, 6
        self.country, self.authmode = "", [AuthMode.WPA2, AuthMode.PSK]


class Radio(StandIn):
    """The radio. Scripts and libraries tell it by the name of its class."""

    _owner = "wifi.radio"
    hostname = "desktop"
    tx_power = 20.0
    _ssid, _enabled, _station, _ap, _scanning = "", True, True, False, False

    # -- as a station

    def connect(self, ssid, password=b"", *, channel=0, bssid=b"", timeout=None) -> None:
        """Join a network; any name and password will do."""
        self._ssid = _text(ssid, "ssid")
        _text(password, "password")
        self._station = self._enabled = True

    def start_station(self) -> None:
        """Be a station."""
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
    def ap_info(self):
        """The network that the radio is part of, or None."""
        return Network(self._ssid or _configured()) if self.connected else None

    # -- as an access point

    def start_ap(self, ssid, password=b"", *, channel=1, authmode=(), max_connections=4) -> None:
        """Be an access point."""
        _text(ssid, "ssid")
        _text(password, "password")
        self._ap = True

    def stop_ap(self) -> None:
        """Be no access point any more."""
        self._ap = False

    @property
    def ap_active(self) -> bool:
        """Whether the access point is on."""
        return self._enabled and self._ap

    # -- addresses: what a script sets is noted nowhere, for it could not bind to it

    ipv4_address = property(lambda self: _address(_HERE), doc="The address to bind to on this computer.")
    ipv4_address_ap = property(lambda self: _address(_HERE), doc="The address to bind to on this computer.")
    ipv4_gateway = property(lambda self: _address(_HERE), doc="This computer.")
    ipv4_gateway_ap = property(lambda self: _address(_HERE), doc="This computer; some scripts bind to it.")
    ipv4_subnet = property(lambda self: _address("255.0.0.0"), doc="The mask of this computer's inner network.")
    ipv4_subnet_ap = property(lambda self: _address("255.0.0.0"), doc="The mask of this computer's inner network.")
    mac_address = property(lambda self: b"\x02\x00\x00\x00\x00\x01", doc="Six bytes, made up.")
    mac_address_ap = property(lambda self: b"\x02\x00\x00\x00\x00\x02", doc="Six bytes, made up.")

    def set_ipv4_address(self, *, ipv4, netmask, gateway, ipv4_dns=None) -> None:
        """Accepted; ``ipv4_address`` stays the one that can be bound to here."""

    def set_ipv4_address_ap(self, *, ipv4, netmask, gateway) -> None:
        """Accepted; ``ipv4_address_ap`` stays the one that can be bound to here."""

    def start_dhcp(self, *, ipv4=True, ipv6=False) -> None:
        """Accepted; this computer has its address already."""

    def stop_dhcp(self) -> None:
        """Accepted; this computer keeps its address."""

    # -- the air

    def start_scanning_networks(self, *, start_channel=1, stop_channel=11):
        """The networks that can be seen: the one that the drive is set up for."""
        return iter([Network(self._ssid or _configured())])

    def stop_scanning_networks(self) -> None:
        """End the search."""

    def ping(self, ip, *, timeout=0.5):
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


def _text(value, name: str) -> str:
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
