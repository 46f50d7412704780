# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_esp32spi.adafruit_esp32spi_socket``: the module of sockets that older scripts give to a server."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board.socketpool import Socket, SocketPool

__all__ = ["getaddrinfo", "set_interface", "socket"]
_LACKING = lacking("adafruit_esp32spi.adafruit_esp32spi_socket", "socket, getaddrinfo, set_interface and the constants of sockets")

socket = Socket
getaddrinfo = SocketPool(None).getaddrinfo


def set_interface(iface: Any) -> None:
    """Say which chip the sockets belong to; here they are this computer's."""


def __getattr__(name: str) -> Any:
    if name.isupper() and hasattr(SocketPool, name):
        return getattr(SocketPool, name)
    return _LACKING(name)
