# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``busio``: buses. Nothing is connected to them until somebody attaches a simulated device, see docs/board.md."""

from __future__ import annotations

import sys
import time
from typing import Any, List, Optional, Union

from adafruit_httpserver.board import Name, _panel, _wires, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked, checked_or_none

__all__ = ["I2C", "SPI", "UART"]
__getattr__ = lacking("busio", ", ".join(__all__))

Readable = Union[bytes, bytearray, memoryview]
Writable = Union[bytearray, memoryview]

#: The addresses that a scan looks at; those outside are reserved.
_FIRST, _LAST = 0x08, 0x77
_TOP = sys.maxsize


class _Shared(Resource):
    """A bus that is used by one at a time."""

    _locked = False

    def try_lock(self) -> bool:
        """Take the bus; False when it is taken already."""
        self._check()
        if self._locked:
            return False
        self._locked = True
        return True

    def unlock(self) -> None:
        """Give the bus back."""
        self._check()
        self._locked = False

    def _must_be_locked(self) -> None:
        self._check()
        if not self._locked:
            raise RuntimeError("Function requires lock")


class I2C(_Shared):
    """A bus whose devices have addresses.

    :param scl: the clock pin
    :param sda: the data pin
    :param frequency: hertz; default 100000
    :param timeout: microseconds that a device may take; default 255
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "busio.I2C"

    def __init__(self, scl: Pin, sda: Pin, *, frequency: int = 100000, timeout: int = 255) -> None:
        checked(scl, "scl")
        checked(sda, "sda")
        if frequency <= 0:
            raise ValueError("frequency must be >= 1")
        self._take(scl, sda)

    def scan(self) -> List[int]:
        """The addresses at which somebody answers."""
        self._must_be_locked()
        return sorted(address for address in _wires.i2c if _FIRST <= address <= _LAST)

    def readfrom_into(self, address: int, buffer: Writable, *, start: int = 0, end: int = _TOP) -> None:
        """Read from a device until the buffer, or the given part of it, is full.

        :raises OSError: nobody is at this address
        :raises RuntimeError: the bus is not locked
        """
        self._must_be_locked()
        view = _part(buffer, start, end)
        view[:] = _wires.read(address, len(view))

    def writeto(self, address: int, buffer: Readable, *, start: int = 0, end: int = _TOP, stop: bool = True) -> None:
        """Write to a device.

        :raises OSError: nobody is at this address
        :raises RuntimeError: the bus is not locked
        """
        self._must_be_locked()
        data = bytes(memoryview(buffer)[start:end])
        device = _wires.attached(address)
        if data:  # nothing but the address is how libraries look whether somebody is there
            device.write(data)

    def writeto_then_readfrom(
        self,
        address: int,
        out_buffer: Readable,
        in_buffer: Writable,
        *,
        out_start: int = 0,
        out_end: int = _TOP,
        in_start: int = 0,
        in_end: int = _TOP,
    ) -> None:
        """Write to a device and then read from it, with nobody in between.

        :raises OSError: nobody is at this address
        :raises RuntimeError: the bus is not locked
        """
        self.writeto(address, out_buffer, start=out_start, end=out_end)
        self.readfrom_into(address, in_buffer, start=in_start, end=in_end)


class SPI(_Shared):
    """A bus whose devices have a select pin each.

    :param clock: the clock pin
    :param MOSI: the pin for what the script sends, or None
    :param MISO: the pin for what it reads, or None
    :param half_duplex: one wire for both; a board has it on few chips
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "busio.SPI"
    _frequency = 250000

    def __init__(
        self,
        clock: Pin,
        MOSI: Optional[Pin] = None,
        MISO: Optional[Pin] = None,
        half_duplex: bool = False,
    ) -> None:
        checked(clock, "clock")
        self._mosi, self._miso = checked_or_none(MOSI, "mosi"), checked_or_none(MISO, "miso")
        if MOSI is None and MISO is None:
            raise ValueError("Must provide MISO or MOSI pin")
        if half_duplex:
            raise NotImplementedError("Half duplex SPI is not implemented")
        self._take(clock, self._mosi, self._miso)

    def configure(self, *, baudrate: int = 100000, polarity: int = 0, phase: int = 0, bits: int = 8) -> None:
        """Say how fast and in which manner bytes go. Simulated devices understand all.

        :raises RuntimeError: the bus is not locked
        :raises ValueError: polarity or phase is neither 0 nor 1, or bits not 8 or 9
        """
        self._must_be_locked()
        for value, allowed, name in ((polarity, (0, 1), "polarity"), (phase, (0, 1), "phase"), (bits, (8, 9), "bits")):
            if value not in allowed:
                raise ValueError(f"{name} must be {allowed[0]}-{allowed[1]}")
        self._frequency = int(baudrate)

    @property
    def frequency(self) -> int:
        """Bits a second."""
        self._check()
        return self._frequency

    def write(self, buffer: Readable, *, start: int = 0, end: int = _TOP) -> None:
        """Send bytes.

        :raises RuntimeError: the bus is not locked
        :raises ValueError: it has no MOSI pin
        """
        self._must_be_locked()
        self._must_have(self._mosi, "MOSI")
        _wires.transfer(bytes(memoryview(buffer)[start:end]))

    def readinto(self, buffer: Writable, *, start: int = 0, end: int = _TOP, write_value: int = 0) -> None:
        """Read bytes, while ``write_value`` is sent.

        :raises RuntimeError: the bus is not locked
        :raises ValueError: it has no MISO pin
        """
        self._must_be_locked()
        self._must_have(self._miso, "MISO")
        view = memoryview(buffer)[start:end]
        view[:] = _wires.transfer(bytes([write_value]) * len(view))

    def write_readinto(
        self,
        out_buffer: Readable,
        in_buffer: Writable,
        *,
        out_start: int = 0,
        out_end: int = _TOP,
        in_start: int = 0,
        in_end: int = _TOP,
    ) -> None:
        """Send bytes and read as many at the same time.

        :raises RuntimeError: the bus is not locked
        :raises ValueError: it lacks a pin, or the buffers differ in length
        """
        self._must_be_locked()
        self._must_have(self._mosi, "MOSI")
        self._must_have(self._miso, "MISO")
        sent, view = bytes(memoryview(out_buffer)[out_start:out_end]), memoryview(in_buffer)[in_start:in_end]
        if len(sent) != len(view):
            raise ValueError("buffer slices must be of equal length")
        view[:] = _wires.transfer(sent)

    @staticmethod
    def _must_have(pin: Optional[Pin], name: str) -> None:
        if pin is None:
            raise ValueError(f"No {name} pin")


class _Parity:
    """The parity bit of a serial line."""

    EVEN, ODD = Name("busio.UART.Parity.EVEN"), Name("busio.UART.Parity.ODD")


class UART(Resource):
    """A serial line.

    :param tx: the pin for what the script sends, or None
    :param rx: the pin for what it reads, or None
    :param baudrate: bits a second; default 9600
    :param timeout: seconds to wait for what is read; default 1
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use, both are None, or the timeout is negative
    """

    _owner = "busio.UART"
    Parity = _Parity

    def __init__(
        self,
        tx: Optional[Pin] = None,
        rx: Optional[Pin] = None,
        *,
        rts: Optional[Pin] = None,
        cts: Optional[Pin] = None,
        rs485_dir: Optional[Pin] = None,
        rs485_invert: bool = False,
        baudrate: int = 9600,
        bits: int = 8,
        parity: Optional[Name] = None,
        stop: int = 1,
        timeout: float = 1,
        receiver_buffer_size: int = 64,
    ) -> None:
        pins = (("tx", tx), ("rx", rx), ("rts", rts), ("cts", cts), ("rs485_dir", rs485_dir))
        wires = [checked_or_none(pin, name) for name, pin in pins]
        if tx is None and rx is None:
            raise ValueError("tx and rx cannot both be None")
        self._baudrate, self._timeout = int(baudrate), _valid_timeout(timeout)
        self._take(*wires)
        self._tx, self._rx, self._waiting = tx, rx, bytearray()
        self._output = _panel.panel.signal(f"UART {tx._name}", _panel.TEXT, "") if tx is not None else None

    def _release(self) -> None:
        if self._output is not None:
            self._output.activate(False)

    @property
    def baudrate(self) -> int:
        """Bits a second."""
        self._check()
        return self._baudrate

    @baudrate.setter
    def baudrate(self, value: int) -> None:
        self._check()
        self._baudrate = int(value)

    @property
    def timeout(self) -> float:
        """Seconds to wait for what is read."""
        self._check()
        return self._timeout

    @timeout.setter
    def timeout(self, value: float) -> None:
        self._check()
        self._timeout = _valid_timeout(value)

    @property
    def in_waiting(self) -> int:
        """How many bytes can be read at once."""
        self._check()
        self._listen()
        return len(self._waiting)

    def reset_input_buffer(self) -> None:
        """Throw away what was not read."""
        self._check()
        self._listen()
        self._waiting.clear()

    def write(self, buf: Readable) -> int:
        """Send bytes; how many were sent.

        :raises ValueError: there is no tx pin
        """
        self._check()
        if self._tx is None or self._output is None:
            raise ValueError("No tx pin")
        data = bytes(memoryview(buf))
        self._output.set(_shown(data))
        self._output.activate()
        device = self._device()
        if device is not None:
            device.write(data)
        return len(data)

    def read(self, nbytes: Optional[int] = None) -> Optional[bytes]:
        """Wait for bytes: so many, or as many as come until the timeout; None when none came.

        :raises ValueError: there is no rx pin
        """
        return self._take_bytes(lambda: nbytes if nbytes is not None and len(self._waiting) >= nbytes else None)

    def readinto(self, buf: Writable) -> Optional[int]:
        """Read until the buffer is full or the timeout; how many bytes, None for none."""
        view = memoryview(buf)
        data = self.read(len(view))
        if data is None:
            return None
        view[: len(data)] = data
        return len(data)

    def readline(self) -> Optional[bytes]:
        """Read up to a line end, or until the timeout; None when nothing came."""
        return self._take_bytes(lambda: self._waiting.find(b"\n") + 1 or None)

    def _take_bytes(self, enough: Any) -> Optional[bytes]:
        self._check()
        if self._rx is None:
            raise ValueError("No rx pin")
        until = time.monotonic() + self._timeout
        self._listen()
        while enough() is None and time.monotonic() < until:
            time.sleep(min(0.005, self._timeout))
            self._listen()
        count = enough()
        count = len(self._waiting) if count is None else count
        data = bytes(self._waiting[:count])
        del self._waiting[:count]
        return data or None

    def _listen(self) -> None:
        device = self._device()
        if device is not None:
            self._waiting += device.read()

    def _device(self) -> Optional[_wires.UARTDevice]:
        for pin in (self._tx, self._rx):
            if pin is not None and pin._name in _wires.uart:
                return _wires.uart[pin._name]
        return None

    # As a stream
    def __iter__(self) -> UART:
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if line is None:
            raise StopIteration
        return line


def _part(buffer: Writable, start: int, end: int) -> memoryview:
    view = memoryview(buffer).cast("B")[start:end]
    if not len(view):
        raise ValueError("Buffer must be at least length 1")
    return view


def _valid_timeout(timeout: float) -> float:
    if not 0 <= float(timeout) <= 100:
        raise ValueError("timeout must be 0-100")
    return float(timeout)


def _shown(data: bytes) -> str:
    """What was sent, as people read it."""
    return repr(data)[2:-1] if len(data) <= 40 else repr(data[:40])[2:-1] + f" ... ({len(data)} bytes)"
