# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``microcontroller``: a simulated chip."""

from __future__ import annotations

import math
import time
import types
from typing import Any, Dict, NoReturn

from adafruit_httpserver.board import Name, StandIn, _boards, _host, _panel, missing
from adafruit_httpserver.board._pins import Pin

__all__ = [
    "Pin",
    "Processor",
    "ResetReason",
    "RunMode",
    "cpu",
    "cpus",
    "delay_us",
    "disable_interrupts",
    "enable_interrupts",
    "nvm",
    "on_next_reset",
    "pin",
    "reset",
    "watchdog",
]

_pins: Dict[str, Pin] = {}


def pin_of(gpio: str, name: str) -> Pin:
    """The pin object of a GPIO, which has one however many names it has.

    :param gpio: the GPIO, such as ``GPIO13``
    :param name: the name that it is shown by, if it is a new one
    """
    return _pins.setdefault(gpio, Pin(name, gpio))


class ResetReason:
    """Why the chip started."""

    POWER_ON, BROWNOUT, SOFTWARE, DEEP_SLEEP_ALARM, RESET_PIN, WATCHDOG, UNKNOWN, RESCUE_DEBUG = (
        Name("microcontroller.ResetReason." + name)
        for name in ("POWER_ON", "BROWNOUT", "SOFTWARE", "DEEP_SLEEP_ALARM", "RESET_PIN", "WATCHDOG", "UNKNOWN", "RESCUE_DEBUG")
    )


class RunMode:
    """What a reset leads to."""

    NORMAL, UF2, BOOTLOADER, SAFE_MODE = (
        Name("microcontroller.RunMode." + name) for name in ("NORMAL", "UF2", "BOOTLOADER", "SAFE_MODE")
    )


def _warmth() -> float:
    return round(25.0 + 3.0 * math.sin(time.monotonic() * math.tau / 60.0), 2)


class Processor(StandIn):
    """The processor. Its temperature moves a little, so that a live page has something to show, until somebody sets it."""

    _owner = "microcontroller.cpu"

    def __init__(self) -> None:
        self._hertz = _boards.chosen().chip.hertz
        self._celsius = _panel.panel.signal("cpu.temperature", _panel.NUMBER, _warmth, unit="°C", low=-40.0, high=125.0)

    @property
    def temperature(self) -> float:
        """Degrees Celsius: between 22 and 28, up and down within a minute, or what was set."""
        self._celsius.activate()
        return float(self._celsius.value)

    @property
    def frequency(self) -> int:
        """Hertz."""
        return self._hertz

    @frequency.setter
    def frequency(self, value: int) -> None:
        self._hertz = int(value)

    @property
    def voltage(self) -> float:
        """Volts."""
        return 3.3

    @property
    def uid(self) -> bytearray:
        """A number that tells this board from others: another one for each drive, always the same for one."""
        import hashlib

        from adafruit_httpserver import _drive

        size = 6 if _boards.chosen().chip.platform == "Espressif" else 8
        return bytearray(hashlib.sha256(_drive.drive().encode("utf-8", "surrogateescape")).digest()[:size])

    @property
    def reset_reason(self) -> Any:
        """Why this run was started: POWER_ON, or what the run before it asked for."""
        return getattr(ResetReason, _host.host.reset_reason)


cpu = Processor()
cpus = (cpu,)
nvm: Any  # these two are made when they are asked for
watchdog: Any
_on_reset = RunMode.NORMAL


def delay_us(delay: int) -> None:
    """Wait for some microseconds."""
    until = time.perf_counter_ns() + int(delay) * 1000
    while time.perf_counter_ns() < until:
        pass


def disable_interrupts() -> None:
    """Keep what a board does beside the script from running; nothing runs beside it here, so that nothing changes."""


def enable_interrupts() -> None:
    """The end of ``disable_interrupts``."""


def on_next_reset(run_mode: Name) -> None:
    """Say what the next reset leads to. Only NORMAL starts the script again here."""
    global _on_reset
    if not isinstance(run_mode, Name):
        raise TypeError(f"run_mode must be of type RunMode, not {type(run_mode).__name__}")
    _on_reset = run_mode


def reset() -> NoReturn:
    """Start again, as after power-on.

    :raises NotImplementedError: another mode than NORMAL was asked for, which only a board has
    """
    if _on_reset is not RunMode.NORMAL:
        raise NotImplementedError(f"{_on_reset!r} is not simulated on this computer; only RunMode.NORMAL is")
    _host.host.restart("reset")


class _PinModule(types.ModuleType):
    """``microcontroller.pin``: the pins by the names that the chip's maker gave them."""

    def __getattr__(self, name: str) -> Pin:
        for gpio, names in _boards.chosen().pins.items():
            if name == gpio or name in names and name.startswith("GPIO"):
                return pin_of(gpio, names[0])
        if name.startswith("GPIO") and name[4:].isdigit() and int(name[4:]) < 49:
            return pin_of(name, name)
        raise missing("microcontroller.pin", name, "GPIO0 to GPIO48")


pin = _PinModule("microcontroller.pin")


def __getattr__(name: str) -> Any:
    if name == "nvm":
        from adafruit_httpserver.board import nvm

        made = nvm.memory(_boards.chosen().chip.nvm)
    elif name == "watchdog":
        from adafruit_httpserver.board import watchdog

        made = watchdog.timer
    else:
        raise missing("microcontroller", name, ", ".join(__all__))
    return globals().setdefault(name, made)
