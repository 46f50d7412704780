# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Simulated sensors, as their data sheets describe them, for the drivers that scripts use. What they measure is set on the panel."""

from __future__ import annotations

import itertools
import struct
from typing import Callable, Dict, Generator, Iterable, List, Optional, Union

from adafruit_httpserver.board import _panel

#: A number, or a function that gives it each time.
Measure = Union[float, Callable[[], float]]


def _measure(name: str, value: Measure, unit: str, low: float, high: float) -> _panel.Signal:
    signal = _panel.panel.signal(name, _panel.NUMBER, value, unit=unit, low=low, high=high)
    signal.activate()
    return signal


def crc8(data: bytes, polynomial: int = 0x31, start: int = 0xFF) -> int:
    """The check sum that Sensirion's sensors send."""
    crc = start
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ polynomial if crc & 0x80 else crc << 1) & 0xFF
    return crc


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


class AHT20:
    """A sensor of temperature and humidity, at 0x38.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    ADDRESS = 0x38

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = _measure("AHT20 temperature", temperature, "°C", -40, 85)
        self._percent = _measure("AHT20 humidity", humidity, "%", 0, 100)

    def write(self, data: bytes) -> None:
        """Reset, initialize or measure: nothing takes time here."""

    def read(self, count: int) -> bytes:
        """The status (ready, calibrated), and twenty bits each of humidity and temperature."""
        wet, warm = (self._percent.value / 100, (self._celsius.value + 50) / 200)
        bits = min(int(wet * 0xFFFFF), 0xFFFFF) << 20 | min(int(warm * 0xFFFFF), 0xFFFFF)
        data = b"\x18" + bits.to_bytes(5, "big")
        return (data + bytes((crc8(data),)))[:count].ljust(count, b"\xff")


class SHT31D:
    """A sensor of temperature and humidity, at 0x44.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    ADDRESS = 0x44

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = _measure("SHT31 temperature", temperature, "°C", -40, 125)
        self._percent = _measure("SHT31 humidity", humidity, "%", 0, 100)
        self._command = 0

    def write(self, data: bytes) -> None:
        """Take a command of two bytes."""
        self._command = int.from_bytes(data[:2], "big")

    def read(self, count: int) -> bytes:
        """Numbers of two bytes, each with its check sum."""
        numbers = [round((self._celsius.value + 45) / 175 * 0xFFFF), round(self._percent.value / 100 * 0xFFFF)]
        if self._command == 0xF32D:  # the status
            numbers = [0]
        elif self._command in (0x3780, 0x3682):  # the serial number
            numbers = [0x5348, 0x5431]
        words = [struct.pack(">H", number) for number in numbers]
        return b"".join(word + bytes((crc8(word),)) for word in words)[:count].ljust(count, b"\xff")


class BME280(Registers):
    """A sensor of temperature, humidity and air pressure, at 0x77 or 0x76.

    Its calibration is chosen so that a measured number stands for its value by one factor.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    :param pressure: hectopascal; default 1013.25
    """

    ADDRESS = 0x77
    _T1, _T2, _P1, _H2 = 27000, 26000, 36000, 100

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0, pressure: Measure = 1013.25) -> None:
        super().__init__({0xD0: b"\x60", 0x88: struct.pack("<HhhH", self._T1, self._T2, 0, self._P1), 0xE1: struct.pack("<h", self._H2)})
        self._celsius = _measure("BME280 temperature", temperature, "°C", -40, 85)
        self._percent = _measure("BME280 humidity", humidity, "%", 0, 100)
        self._pascal = _measure("BME280 pressure", pressure, "hPa", 300, 1100)

    def refresh(self) -> None:
        """Put the three numbers where they are read; each by the formula of the data sheet, backwards."""
        warm = int(16384 * (self._celsius.value * 5120 / self._T2 + self._T1 / 1024))
        press = int(1048576 - self._pascal.value * 100 * self._P1 / 6250)
        wet = min(int(self._percent.value * 65536 / self._H2), 0xFFFF)
        self.put(0xF7, (press << 4).to_bytes(3, "big") + (warm << 4).to_bytes(3, "big") + wet.to_bytes(2, "big"))
        self.registers[0xF3] = 0  # not busy


class DHT22:
    """A sensor of temperature and humidity with one wire; a DHT22 or AM2302.

    :param temperature: degrees Celsius; default 21.5
    :param humidity: percent; default 45
    """

    _name = "DHT22"

    def __init__(self, temperature: Measure = 21.5, humidity: Measure = 45.0) -> None:
        self._celsius = _measure(f"{self._name} temperature", temperature, "°C", -40, 80)
        self._percent = _measure(f"{self._name} humidity", humidity, "%", 0, 100)

    def __call__(self, asked: int) -> List[int]:
        """The lengths of its pulses, in microseconds, once it has been asked by a long one."""
        if not asked:
            return []
        data = self._bytes()
        bits = "".join(f"{byte:08b}" for byte in (*data, sum(data) & 0xFF))
        return [80, 80, *itertools.chain.from_iterable((50, 70 if bit == "1" else 26) for bit in bits), 50]

    def _bytes(self) -> bytes:
        tenths = round(abs(self._celsius.value) * 10) | (0x8000 if self._celsius.value < 0 else 0)
        return struct.pack(">HH", round(self._percent.value * 10), tenths)


class DHT11(DHT22):
    """A sensor of temperature and humidity with one wire, coarser than the DHT22."""

    _name = "DHT11"

    def _bytes(self) -> bytes:
        whole, tenths = divmod(round(abs(self._celsius.value) * 10), 10)
        return bytes((round(self._percent.value), 0, whole, tenths | (0x80 if self._celsius.value < 0 else 0)))


class HCSR04:
    """A sensor of distance by ultrasound; attach it to the pin of its echo.

    :param distance: centimetres; default 100
    """

    def __init__(self, distance: Measure = 100.0) -> None:
        self._centimetres = _measure("HC-SR04 distance", distance, "cm", 2, 400)

    def __call__(self, asked: int) -> List[int]:
        """How long the sound is under way, there and back, in microseconds."""
        return [round(self._centimetres.value / 0.017)]


class DS18B20:
    """A thermometer at a 1-wire bus.

    :param temperature: degrees Celsius; default 21.5
    :param serial: the number that tells it from others; default 1
    """

    _SEARCH, _READ_ROM, _MATCH, _SKIP = 0xF0, 0x33, 0x55, 0xCC
    _SCRATCHPAD, _POWER = 0xBE, 0xB4

    def __init__(self, temperature: Measure = 21.5, serial: int = 1) -> None:
        name = "DS18B20" if serial == 1 else f"DS18B20 {serial}"
        self._celsius = _measure(name, temperature, "°C", -55, 125)
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
