# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a source of sockets must have, for type hints."""

from __future__ import annotations

from typing import Any, Optional, Protocol, Union


class _ISocket(Protocol):
    """What the server needs of a socket."""

    def accept(self) -> tuple[Any, Any]:
        """Accept a connection: its socket and the client's address."""

    def bind(self, address: tuple[str, int]) -> None:
        """Give it an address."""

    def setblocking(self, flag: bool) -> None:
        """Say whether methods wait."""

    def settimeout(self, value: Optional[float]) -> None:
        """Say how long methods wait."""

    def setsockopt(self, level: int, optname: int, value: int) -> None:
        """Set an option."""

    def listen(self, backlog: int) -> None:
        """Begin to accept connections."""

    def send(self, data: bytes) -> int:
        """Send bytes, and return how many were sent."""

    def recv_into(self, buffer: Union[bytearray, memoryview], nbytes: int) -> int:
        """Receive bytes, and return how many."""

    def close(self) -> None:
        """Close it."""


class _ISocketPool(Protocol):
    """What the server needs of a source of sockets."""

    AF_INET: int
    SO_REUSEADDR: int
    SOCK_STREAM: int
    SOL_SOCKET: int

    def socket(self, family: int = ..., type: int = ..., proto: int = ...) -> Any:  # noqa: A002 - the socket module's name
        """Make a socket."""

    def getaddrinfo(
        self, host: str, port: int, family: int = ..., type: int = ..., proto: int = ..., flags: int = ...  # noqa: A002
    ) -> Any:
        """Look an address up."""
