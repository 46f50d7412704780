# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Devices with registers."""

from __future__ import annotations

from typing import Dict, Iterable, Optional


class Registers:
    """A device with registers of one byte, as most sensors on I2C are.

    The first byte that is written says which register; what follows is stored there and in the next ones. What is read begins
    there and goes on. A subclass sets ``self.registers`` at the beginning, and may set some anew in ``refresh``.

    :param values: register -> its bytes
    """

    def __init__(self, values: Optional[Dict[int, bytes]] = None) -> None:
        self.registers, self._at = bytearray(256), 0
        for register, data in (values or {}).items():
            self.put(register, data)

    def put(self, register: int, data: Iterable[int]) -> None:
        """Set a register and those behind it."""
        for place, byte in enumerate(data):
            self.registers[(register + place) & 0xFF] = byte

    def refresh(self) -> None:
        """Called before each reading; a subclass puts there what it measures."""

    def write(self, data: bytes) -> None:
        """Take what the script has written."""
        self._at = data[0]
        self.put(self._at, data[1:])

    def read(self, count: int) -> bytes:
        """Give what the script asks for."""
        self.refresh()
        return bytes(self.registers[(self._at + place) & 0xFF] for place in range(count))
