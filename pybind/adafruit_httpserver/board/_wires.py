# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What is wired to the simulated board: devices that answer on its buses. None, until somebody attaches one."""

from __future__ import annotations

import errno
from typing import Any, Callable, Dict, List, Protocol, Sequence


class I2CDevice(Protocol):
    """What answers at an I2C address."""

    def write(self, data: bytes) -> None:
        """Take what the script has written, a whole message."""

    def read(self, count: int) -> bytes:
        """Give the bytes that the script asks for."""


class SPIDevice(Protocol):
    """What answers while its select pin is low."""

    def transfer(self, data: bytes) -> bytes:
        """Take bytes and give as many back."""


class UARTDevice(Protocol):
    """What is at the other end of a serial line."""

    def write(self, data: bytes) -> None:
        """Take what the script has sent."""

    def read(self) -> bytes:
        """Give what has been said since the last time; empty for nothing."""


i2c: Dict[int, I2CDevice] = {}
spi: Dict[str, SPIDevice] = {}
uart: Dict[str, UARTDevice] = {}
#: What answers to a pulse on a pin: takes its length and gives those of its own pulses, in microseconds.
pulses: Dict[str, Callable[[int], Sequence[int]]] = {}


class OneWireDevice(Protocol):
    """What is at a 1-wire bus, bit by bit."""

    def reset(self) -> None:
        """The bus begins anew."""

    def write_bit(self, bit: bool) -> None:
        """Take a bit."""

    def read_bit(self) -> bool:
        """Give a bit; True when there is nothing to say."""


one_wire: List[OneWireDevice] = []


def attached(address: int) -> I2CDevice:
    """The device at an I2C address.

    :raises OSError: ENODEV, as a board does where nobody acknowledges
    """
    try:
        return i2c[address]
    except KeyError:
        raise OSError(errno.ENODEV, "No such device") from None


def read(address: int, count: int) -> bytes:
    """As many bytes as were asked for, of the device at an address.

    :raises OSError: nobody is there
    :raises ValueError: the simulated device gave another number of bytes
    """
    device = attached(address)
    data = bytes(device.read(count))
    if len(data) != count:
        raise ValueError(f"the simulated device at {address:#04x} was asked for {count} bytes and gave {len(data)}")
    return data


def transfer(data: bytes) -> bytes:
    """What comes back on SPI: from the devices that are selected, else the zeros of a wire that nobody drives."""
    found = data[:0]
    for device in _selected():
        found = bytes(device.transfer(data))
        if len(found) != len(data):
            raise ValueError(f"a simulated device on SPI was given {len(data)} bytes and gave {len(found)}")
    return found or bytes(len(data))


def _selected() -> List[SPIDevice]:
    from adafruit_httpserver.board import _panel

    found: List[SPIDevice] = []
    for name, device in spi.items():
        signal: Any = _panel.panel.output(name)
        if signal is not None and signal.active and not signal.value:
            found.append(device)
    return found
