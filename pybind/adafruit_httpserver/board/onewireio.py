# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``onewireio``: a bus of one wire. One thermometer is at it, a DS18B20, until somebody attaches other devices."""

from __future__ import annotations

from adafruit_httpserver.board import _wires, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["OneWire"]
__getattr__ = lacking("onewireio", "OneWire")


class OneWire(Resource):
    """The bus.

    :param pin: its pin
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "onewireio.OneWire"

    def __init__(self, pin: Pin) -> None:
        self._take(checked(pin))
        if not _wires.one_wire:
            from adafruit_httpserver.board._sensors.ds18b20 import DS18B20

            _wires.one_wire.append(DS18B20())

    def reset(self) -> bool:
        """Let the bus begin anew; False when somebody is there."""
        self._check()
        for device in _wires.one_wire:
            device.reset()
        return not _wires.one_wire

    def read_bit(self) -> bool:
        """Read a bit: False when one of the devices pulls the wire down."""
        self._check()
        return all([device.read_bit() for device in _wires.one_wire])

    def write_bit(self, value: bool) -> None:
        """Send a bit."""
        self._check()
        for device in _wires.one_wire:
            device.write_bit(bool(value))
