# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``gc`` as a board has it: Python's own, and the two functions that tell how much memory there is."""

from __future__ import annotations

import gc as _gc
import sys as _sys
from gc import collect, disable, enable, isenabled
from typing import Optional

from adafruit_httpserver.board import lacking

__all__ = ["collect", "disable", "enable", "isenabled", "mem_alloc", "mem_free", "threshold"]
__getattr__ = lacking("gc", ", ".join(__all__))

#: What scripts are told to have, in bytes: as much as a board with plenty of memory.
_TOTAL = 8 * 1024 * 1024
_BLOCK = 16  # a board's unit; Python's own blocks are larger, and there are more of them


def mem_alloc() -> int:
    """Bytes in use: Python's blocks, counted as a board's."""
    return min(_sys.getallocatedblocks() * _BLOCK, _TOTAL // 2)


def mem_free() -> int:
    """Bytes that are left."""
    return _TOTAL - mem_alloc()


def threshold(*amount: int) -> Optional[int]:
    """Ask for or set the amount after which memory is tidied up; it changes nothing here."""
    return _gc.get_threshold()[0] if not amount else None
