# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``microcontroller``: a simulated chip."""

import math
import time

from adafruit_httpserver.board import Name, StandIn, lacking

__all__ = ["Pin", "Processor", "ResetReason", "cpu", "cpus", "delay_us", "reset"]
__getattr__ = lacking("microcontroller", "cpu, cpus, delay_us, reset")


class Pin:
    """A pin of the simulated board."""

    def __init__(self, name: str):
        self._name = name
        self._user = None  # the object that has taken the pin

    def __repr__(self) -> str:
        return f"board.{self._name}"


class ResetReason:
    """Why the chip started."""

    POWER_ON = Name("microcontroller.ResetReason.POWER_ON")


class Processor(StandIn):
    """The processor; its values are made up, and the temperature moves so that a live page has something to show."""

    _owner = "microcontroller.cpu"

    @property
    def temperature(self) -> float:
        """Degrees Celsius: between 22 and 28, up and down within a minute."""
        return round(25.0 + 3.0 * math.sin(time.monotonic() * math.tau / 60.0), 2)

    @property
    def frequency(self) -> int:
        """Hertz."""
        return 240000000

    @property
    def voltage(self) -> float:
        """Volts."""
        return 3.3

    @property
    def uid(self) -> bytearray:
        """A number that tells this board from others; here all are the same."""
        return bytearray(b"desktop\x01")

    @property
    def reset_reason(self) -> Name:
        """Always POWER_ON: each run is a new start."""
        return ResetReason.POWER_ON


cpu = Processor()
cpus = (cpu,)


def delay_us(delay: int) -> None:
    """Wait for some microseconds."""
    until = time.perf_counter_ns() + delay * 1000
    while time.perf_counter_ns() < until:
        pass


def reset() -> None:
    """Ends the script: this runner does not start it again."""
    raise SystemExit("microcontroller.reset(): the script ends here, start it again by hand")
