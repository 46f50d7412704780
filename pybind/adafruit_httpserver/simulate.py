# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The world around a simulated board, for a ``board_sim.py`` on the drive: what is wired to it, and what its inputs are.

::

    from adafruit_httpserver import simulate

    simulate.i2c(simulate.AHT20(temperature=19.5))
    simulate.set("A0", 1.2)        # volts
    simulate.set("BUTTON", True)   # pressed
"""

from __future__ import annotations

import os
from typing import Any, Callable, Optional, Sequence, TypeVar, Union

from adafruit_httpserver.board import _boards, _panel, _pixels, _wires
from adafruit_httpserver.board._sensors.aht20 import AHT20
from adafruit_httpserver.board._sensors.bh1750 import BH1750
from adafruit_httpserver.board._sensors.bme280 import BME280
from adafruit_httpserver.board._sensors.dht import DHT11, DHT22
from adafruit_httpserver.board._sensors.ds18b20 import DS18B20
from adafruit_httpserver.board._sensors.hcsr04 import HCSR04
from adafruit_httpserver.board._sensors.ina219 import INA219
from adafruit_httpserver.board._sensors.mcp9808 import MCP9808
from adafruit_httpserver.board._sensors.mpu6050 import MPU6050
from adafruit_httpserver.board._sensors.registers import Registers
from adafruit_httpserver.board._sensors.scd4x import SCD4X
from adafruit_httpserver.board._sensors.sht4x import SHT4X
from adafruit_httpserver.board._sensors.sht31d import SHT31D
from adafruit_httpserver.board._sensors.ssd1306 import SSD1306
from adafruit_httpserver.board._sensors.words import Words

__all__ = [
    "AHT20",
    "BH1750",
    "BME280",
    "DHT11",
    "DHT22",
    "DS18B20",
    "HCSR04",
    "INA219",
    "MCP9808",
    "MPU6050",
    "Registers",
    "SCD4X",
    "SHT31D",
    "SHT4X",
    "SSD1306",
    "Words",
    "camera",
    "i2c",
    "matrix",
    "one_wire",
    "pulses",
    "set",
    "spi",
    "uart",
]

_Device = TypeVar("_Device")
_Value = Union[float, bool, Callable[[], Union[float, bool]]]


def set(name: str, value: _Value) -> None:
    """Set an input, now or as soon as the script uses it.

    :param name: a pin, such as ``A0`` or ``BUTTON``, or what the panel shows, such as ``cpu.temperature``
    :param value: volts, degrees ..., True for pressed; or a function that gives the value each time
    :raises ValueError: the value is out of range
    """
    _panel.panel.preset(_shown(name), value)


def i2c(device: _Device, address: Optional[int] = None) -> _Device:
    """Attach a device to the I2C buses.

    :param device: a sensor of this module, or an object with ``write(data)`` and ``read(count)``
    :param address: its address, 7 bits; by default its ``ADDRESS``
    :raises ValueError: the address is out of range, or taken
    """
    at = getattr(device, "ADDRESS", None) if address is None else address
    if not isinstance(at, int) or not 0 <= at <= 0x7F:
        raise ValueError(f"an I2C address is a number from 0 to 0x7f, not {at!r}; give it as simulate.i2c(device, address=0x38)")
    if at in _wires.i2c:
        raise ValueError(f"there is a device at the I2C address {at:#04x} already: {_wires.i2c[at]!r}")
    _must_have(device, "write", "read")
    _wires.i2c[at] = device  # type: ignore[assignment]
    return device


def spi(device: _Device, select: str) -> _Device:
    """Attach a device to the SPI buses.

    :param device: an object with ``transfer(data)``, which takes bytes and returns as many
    :param select: the name of its select pin, such as ``D10``; it answers while the pin is low
    """
    _must_have(device, "transfer")
    _wires.spi[_shown(select)] = device  # type: ignore[assignment]
    return device


def uart(device: _Device, pin: str) -> _Device:
    """Attach a device to a serial line.

    :param device: an object with ``write(data)`` and ``read()``, which returns what it has said since the last time
    :param pin: the name of the board's pin of the line, such as ``TX``
    """
    _must_have(device, "write", "read")
    _wires.uart[_shown(pin)] = device  # type: ignore[assignment]
    return device


def pulses(device: _Device, pin: str) -> _Device:
    """Attach what answers with pulses to a pin: a DHT22, an HCSR04 (at its echo), a remote control.

    :param device: a sensor of this module, or a function that takes the length of the pulse that asks, and returns those of the
        answer, all in microseconds
    :param pin: the name of the pin, such as ``D4``
    """
    if not callable(device):
        raise TypeError(f"a device at pulses is called with the length of a pulse; {type(device).__name__} cannot be called")
    _wires.pulses[_shown(pin)] = device
    return device


def matrix(pin: str, columns: int, serpentine: bool = False) -> None:
    """Say that a strip of NeoPixels is a matrix, so that it is shown in rows, the first pixel at the top left.

    :param pin: the name of the pin that its wire is at, such as ``NEOPIXEL``
    :param columns: how many pixels are in a row
    :param serpentine: whether the wire goes back and forth, so that every second row begins on the right; default False
    :raises ValueError: a row has at least one pixel
    """
    if not isinstance(columns, int) or columns < 1:
        raise ValueError(f"a matrix has rows of at least one pixel, not {columns!r}; write simulate.matrix({pin!r}, 8)")
    _pixels.matrices[_shown(pin)] = _pixels.Matrix(columns, bool(serpentine))


def one_wire(device: _Device) -> _Device:
    """Attach a device to the 1-wire buses, beside others; without any, there is one DS18B20.

    :param device: a DS18B20, or an object with ``reset()``, ``write_bit(bit)`` and ``read_bit()``
    """
    _must_have(device, "reset", "write_bit", "read_bit")
    _wires.one_wire.append(device)  # type: ignore[arg-type]
    return device


def camera(source: Union[str, Sequence[str], Callable[[int, int], bytes]]) -> None:
    """Say what the camera sees.

    :param source: the path of a JPEG file of this computer, or several that follow each other; or a function that takes a width
        and a height and returns the bytes of a JPEG file
    :raises OSError: there is no such file
    """
    from adafruit_httpserver.board import _camera

    if callable(source):
        _camera.source = source
        return
    paths = [source] if isinstance(source, (str, os.PathLike)) else list(source)
    pictures = []
    for path in paths:
        with open(path, "rb") as file:
            pictures.append(file.read())
    _camera.source = _camera.show_files(pictures)


def _shown(name: str) -> str:
    """The name that a pin is shown by, for any of its names."""
    for names in _boards.chosen().pins.values():
        if name.upper() in names:
            return names[0]
    return name


def _must_have(device: Any, *methods: str) -> None:
    for method in methods:
        if not callable(getattr(device, method, None)):
            raise TypeError(f"the simulated device {device!r} has no method {method}()")
