# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Devices with registers of two bytes, the higher one first, as many of Texas Instruments' and Microchip's are."""

from __future__ import annotations

from typing import Dict, Optional


class Words:
    """A device with registers of two bytes.

    The first byte that is written says which register; two more are stored there. A subclass may have ``measured``.

    :param values: register -> its number
    """

    def __init__(self, values: Optional[Dict[int, int]] = None) -> None:
        self.words, self._at = dict(values or {}), 0

    def measured(self, register: int) -> Optional[int]:
        """The number of a register that is measured just now; None for one that is stored."""
        return None

    def write(self, data: bytes) -> None:
        """Take what the script has written."""
        self._at = data[0]
        if len(data) >= 3:
            self.words[self._at] = int.from_bytes(data[1:3], "big")

    def read(self, count: int) -> bytes:
        """Give what the script asks for."""
        number = self.measured(self._at)
        data = ((self.words.get(self._at, 0) if number is None else number) & 0xFFFF).to_bytes(2, "big")
        return (data * count)[:count]
