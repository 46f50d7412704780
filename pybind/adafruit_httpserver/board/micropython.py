# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``micropython``: names that help a board's compiler. They change nothing here."""

from __future__ import annotations

from typing import Any, Optional, TypeVar

from adafruit_httpserver.board import lacking

__all__ = ["const", "heap_lock", "heap_unlock", "kbd_intr", "native", "opt_level", "viper"]
__getattr__ = lacking("micropython", ", ".join(__all__))

_Thing = TypeVar("_Thing")


def const(value: _Thing) -> _Thing:
    """The value itself; a board's compiler keeps it as a constant."""
    return value


def native(function: _Thing) -> _Thing:
    """The function itself; a board's compiler makes machine code of it."""
    return function


def viper(function: _Thing) -> _Thing:
    """The function itself; a board's compiler makes faster machine code of it."""
    return function


def opt_level(level: Optional[int] = None) -> Any:
    """How much the compiler leaves out; it leaves out nothing here."""
    return 0 if level is None else None


def kbd_intr(chr: int) -> None:
    """Which character interrupts the script; Ctrl-C does so here."""


def heap_lock() -> int:
    """Forbid new objects; they are never forbidden here."""
    return 0


def heap_unlock() -> int:
    """The end of ``heap_lock``."""
    return 0
