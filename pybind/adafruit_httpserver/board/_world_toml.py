# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``board_sim.toml``: inputs and sensors without a program, read as settings.toml is: ``AHT20.temperature = 19.5``."""

from __future__ import annotations

from typing import Any, Dict

from adafruit_httpserver import simulate
from adafruit_httpserver.board import _world
from adafruit_httpserver.run import settings

NAME = _world.SETTINGS

_SENSORS = [name for name in simulate.__all__ if name.isupper()]


def apply(text: str) -> None:
    """Set the inputs and attach the sensors that a text names.

    :raises ValueError: a line that means nothing; the error says which
    """
    parts: Dict[str, Dict[str, Any]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, value = next(iter(settings.parse(line).items()), ("", None))
        if not key or isinstance(value, settings.Fault):
            raise ValueError(f"{NAME} line {number}: not like A0 = 1.2 or AHT20.temperature = 19.5: {line.strip()}")
        part, dot, name = key.partition(".")
        if part in _SENSORS or (dot and part != "cpu"):
            parts.setdefault(part, {})[name] = _value(value)
        else:
            _checked(key, simulate.set, key, _value(value))
    for part, given in parts.items():
        _checked(part, _attach if part in _SENSORS else _matrix, part, **given)


def _attach(sensor: str, address: Any = None, pin: Any = "", **given: Any) -> None:
    if given.pop("", True) is not True:
        raise ValueError(f"write {sensor} = true, or what it measures")
    device = getattr(simulate, sensor)(**given)
    if hasattr(device, "read_bit"):
        simulate.one_wire(device)
    elif not callable(device):
        simulate.i2c(device, address)
    elif pin:
        simulate.pulses(device, pin)
    else:
        raise ValueError(f'the pin is missing: {sensor}.pin = "D4"')


def _matrix(strip: str, **given: Any) -> None:
    if "columns" not in given or set(given) - {"columns", "serpentine"}:
        raise ValueError(f"no such sensor (there is {', '.join(_SENSORS)}), and a matrix of NeoPixels has columns and serpentine")
    simulate.matrix(strip, **given)


def _checked(place: str, action: Any, *arguments: Any, **given: Any) -> None:
    try:
        action(*arguments, **given)
    except (TypeError, ValueError) as problem:
        raise ValueError(f"{NAME}: {place}: {problem}") from None


def _value(value: Any) -> Any:
    """What is no whole number is text to settings.toml."""
    if value in ("true", "false"):
        return value == "true"
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value
