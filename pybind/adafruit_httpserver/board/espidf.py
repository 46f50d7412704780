# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``espidf``: the memory of Espressif's chips, as one with 2 MB of PSRAM has it."""

from __future__ import annotations

import builtins
from typing import Optional

from adafruit_httpserver.board import lacking

__all__ = [
    "IDFError",
    "MemoryError",
    "erase_nvs",
    "get_reserved_psram",
    "get_total_psram",
    "heap_caps_get_free_size",
    "heap_caps_get_largest_free_block",
    "heap_caps_get_total_size",
]
__getattr__ = lacking("espidf", ", ".join(__all__))

_TOTAL, _FREE, _BLOCK, _PSRAM = 200_000, 120_000, 90_000, 2 * 1024 * 1024


class IDFError(OSError):
    """What goes wrong inside of Espressif's software; nothing does here."""


class MemoryError(builtins.MemoryError):
    """Espressif's software has no memory left; it always has here."""


def heap_caps_get_total_size() -> int:
    """Bytes of memory that Espressif's software has."""
    return _TOTAL


def heap_caps_get_free_size() -> int:
    """Bytes of it that are left."""
    return _FREE


def heap_caps_get_largest_free_block() -> int:
    """Bytes of it that are left in one piece."""
    return _BLOCK


def get_total_psram() -> int:
    """Bytes of PSRAM."""
    return _PSRAM


def get_reserved_psram() -> Optional[int]:
    """Bytes of it that were kept for other uses."""
    return 0


def erase_nvs() -> None:
    """Erase what Espressif's software has kept; it has kept nothing."""
