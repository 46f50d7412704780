# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``time`` as a board has it: whole seconds, no time zones, and a clock that the script can set by ``rtc``."""

from __future__ import annotations

import time as _time
from time import monotonic, monotonic_ns, sleep, struct_time
from typing import Any, Optional

from adafruit_httpserver.board import lacking, rtc

__all__ = ["localtime", "mktime", "monotonic", "monotonic_ns", "sleep", "struct_time", "time"]
__getattr__ = lacking("time", ", ".join(__all__))


def time() -> int:
    """What the clock shows, as seconds since 1970."""
    return rtc.seconds()


def localtime(secs: Optional[int] = None) -> struct_time:
    """Year, month, day and so on of some seconds since 1970; by default of what the clock shows."""
    return _time.gmtime(rtc.seconds() if secs is None else secs)


def mktime(t: Any) -> int:
    """The seconds since 1970 of a year, month, day and so on.

    :raises TypeError: it is no tuple of nine numbers
    :raises OverflowError: it is before 1970
    """
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("function takes exactly 9 arguments")
    if t[0] < 1970:
        raise OverflowError("timestamp out of range for platform time_t")
    return rtc.since_1970(t)
