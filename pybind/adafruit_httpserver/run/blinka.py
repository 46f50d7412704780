# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``--board auto``: on a computer that has pins (a Raspberry Pi ...) Adafruit-Blinka drives them, and stand-ins give way to it."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any, Optional, Tuple

from adafruit_httpserver.board import StandIn, missing

#: The name that asks for it.
AUTO = "auto"

#: Stand-ins that give way: all that is wired to pins. What is not installed is missing then, for a simulated part would do nothing.
WIRED = frozenset(
    """adafruit_bus_device adafruit_pixelbuf adafruit_pycamera adafruit_sdcard analogio audiobusio audiocore audioio audiomixer audiomp3
    audiopwmio bitbangio bitmaptools board busdisplay busio countio digitalio displayio epaperdisplay espcamera fontio fourwire framebufferio
    i2cdisplaybus keypad microcontroller neopixel neopixel_write onewireio pulseio pwmio rgbmatrix rotaryio sdcardio sdioio terminalio
    touchio vectorio""".split()
)

#: What Adafruit-Blinka calls computers without pins.
_WITHOUT_PINS = ("GENERIC_LINUX_PC", "OS_AGNOSTIC_BOARD")

#: What a board's module microcontroller has and Blinka's lacks, and the runner can do.
_OF_THE_RUNNER = ("ResetReason", "RunMode", "nvm", "on_next_reset", "reset", "watchdog")

_THERMOMETER = "/sys/class/thermal/thermal_zone0/temp"


def detect() -> Tuple[str, str]:
    """Ask Adafruit-Blinka for the board.

    :return: what it calls the board, such as ``RASPBERRY_PI_4B``, and nothing; or nothing, and why
    """
    from importlib.util import find_spec

    if not find_spec("adafruit_blinka") or not find_spec("adafruit_platformdetect"):
        return "", "Adafruit-Blinka is not installed"
    try:
        found = importlib.import_module("adafruit_platformdetect").Detector().board.id
    except Exception as problem:  # noqa: BLE001 - whatever a foreign library raises, there is a board to simulate
        return "", f"Adafruit-Blinka can not look for a board: {problem}"
    if not found or found in _WITHOUT_PINS:
        return "", "Adafruit-Blinka recognises no board here"
    return str(found), ""


def title(name: str) -> str:
    """What people call a board: Raspberry Pi 4B."""
    return name.replace("_", " ").title()


def hint(name: str) -> str:
    """What to say about a module that gave way, and is not installed; empty for others."""
    if name.partition(".")[0] not in WIRED:
        return ""
    return f"{name} is not simulated beside real pins (--board auto), and Adafruit-Blinka has none; install a package that has it"


def complete(module: ModuleType) -> None:
    """Let Blinka's module microcontroller have what boards have besides."""
    vars(module).setdefault("__getattr__", _of_the_runner)


def _of_the_runner(name: str) -> Any:
    if name == "cpu":
        return _cpu
    if name not in _OF_THE_RUNNER:
        raise missing("microcontroller", name, "what Adafruit-Blinka has, cpu, " + ", ".join(_OF_THE_RUNNER))
    from adafruit_httpserver.board import microcontroller

    return getattr(microcontroller, name)


class _Processor(StandIn):
    """The processor of this computer."""

    _owner = "microcontroller.cpu"

    @property
    def temperature(self) -> Optional[float]:
        """Degrees Celsius, as Linux tells them; None where it does not."""
        try:
            with open(_THERMOMETER, encoding="ascii") as file:
                return int(file.read()) / 1000
        except (OSError, ValueError):
            return None


_cpu = _Processor()
