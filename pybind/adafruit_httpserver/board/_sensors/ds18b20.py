# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The DS18B20, a thermometer with one wire (data sheet of Maxim)."""

from __future__ import annotations

import struct
from typing import Generator, List, Optional

from adafruit_httpserver.board._sensors.measure import Measure, measure


class DS18B20:
    """A thermometer at a 1-wire bus.

    :param temperature: degrees Celsius; default 21.5
    :param serial: the number that tells it from others; default 1
    """

    _SEARCH, _READ_ROM, _MATCH, _SKIP = 0xF0, 0x33, 0x55, 0xCC
    _SCRATCHPAD, _POWER = 0xBE, 0xB4

    def __init__(self, temperature: Measure = 21.5, serial: int = 1) -> None:
        name = "DS18B20" if serial == 1 else f"DS18B20 {serial}"
        self._celsius = measure(name, temperature, "°C", -55, 125)
        rom = b"\x28" + serial.to_bytes(6, "little")
        self._rom = _bits(rom + bytes((_dallas_crc(rom),)))
        self.reset()

    def reset(self) -> None:
        """The bus begins anew."""
        self._talk = self._answers()
        self._heard: List[bool] = []
        self._listens = next(self._talk) is None
        self._says = True

    def write_bit(self, bit: bool) -> None:
        """Take a bit."""
        self._heard.append(bit)
        self._go_on()

    def read_bit(self) -> bool:
        """Give a bit; True when it has nothing to say."""
        if self._listens:
            return True
        says = self._says
        self._go_on()
        return says

    def _go_on(self) -> None:
        step = next(self._talk, None)
        self._listens, self._says = step is None, True if step is None else step

    def _answers(self) -> Generator[Optional[bool], None, None]:
        """A conversation: None where a bit of the script is wanted, which is then in ``_heard``; else a bit of its own."""
        command = yield from self._byte()
        if command == self._SEARCH:
            for bit in self._rom:
                yield bit
                yield not bit
                yield None
                if self._heard[-1] != bit:  # another device is meant
                    return
        elif command == self._READ_ROM:
            yield from self._rom
        elif command == self._MATCH:
            for bit in self._rom:
                yield None
                if self._heard[-1] != bit:
                    return
        while True:
            command = yield from self._byte()
            if command == self._SCRATCHPAD:
                yield from self._memory()
            elif command == self._POWER:
                yield True

    def _byte(self) -> Generator[Optional[bool], None, int]:
        for _ in range(8):
            yield None
        return sum(bit << place for place, bit in enumerate(self._heard[-8:]))

    def _memory(self) -> List[bool]:
        data = struct.pack("<h", round(self._celsius.value * 16)) + b"\x4b\x46\x7f\xff\x0c\x10"
        return _bits(data + bytes((_dallas_crc(data),)))


def _bits(data: bytes) -> List[bool]:
    """The bits of bytes, the lowest of each first."""
    return [bool(byte >> place & 1) for byte in data for place in range(8)]


def _dallas_crc(data: bytes) -> int:
    crc = 0
    for bit in _bits(data):
        crc = crc >> 1 ^ (0x8C if (crc ^ bit) & 1 else 0)
    return crc
