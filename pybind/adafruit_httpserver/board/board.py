# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``board``: the pins and buses of the board that is simulated."""

from __future__ import annotations

import functools
from typing import Any, Callable, Dict, List

from adafruit_httpserver.board import _boards, microcontroller, missing

_definition = _boards.chosen()
board_id = _definition.board_id


def _bus(name: str) -> Callable[[], Any]:
    def bus() -> Any:
        from adafruit_httpserver.board import busio

        pins = [globals()[pin] for pin in _definition.buses[name]]
        return getattr(busio, name.replace("STEMMA_", ""))(*pins)

    bus.__name__, bus.__doc__ = name, f"The board's own {name}, the same object at each call, with the pins of that name."
    return functools.lru_cache(maxsize=None)(bus)


def _contents() -> Dict[str, Any]:
    """All that scripts find in this module, except the display, which is made when it is asked for."""
    found: Dict[str, Any] = {}
    for gpio, names in _definition.pins.items():
        found.update(dict.fromkeys(names, microcontroller.pin_of(gpio, names[0])))
    for group, names in _definition.groups.items():
        if group != "rgb_pins":
            found[group] = tuple(found[name] for name in names)
    if "rgb_pins" in _definition.groups:
        found["MTX_COMMON"] = {
            "rgb_pins": tuple(found[name] for name in _definition.groups["rgb_pins"]),
            "clock_pin": found["MTX_CLK"],
            "latch_pin": found["MTX_LAT"],
            "output_enable_pin": found["MTX_OE"],
        }
    found.update({name: _bus(name) for name in _definition.buses})
    return found


globals().update(_contents())
_display = ["DISPLAY"] if _definition.display else []
__all__ = ["board_id", *_contents(), *_display]


def __getattr__(name: str) -> Any:
    if name in _display:
        from adafruit_httpserver.board import _displays

        return _displays.built_in(*_definition.display)  # type: ignore[misc]
    raise _unknown(name)


def _unknown(name: str) -> AttributeError:
    others = [] if name.startswith("_") else _boards.having(name)
    if others:
        return AttributeError(f"board.{name}: the {_definition.title} has no such pin; run with --board {others[0]} to have it")
    return missing("board", name, f"the pins of the {_definition.title}")


def __dir__() -> List[str]:
    return [*__all__, "__name__"]
