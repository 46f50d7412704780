# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``rtc``: the clock of the board. It shows this computer's time until the script sets it; the computer's own stays as it is."""

from __future__ import annotations

import time
from typing import Any, Optional

from adafruit_httpserver.board import StandIn, lacking

__all__ = ["RTC", "set_time_source"]
__getattr__ = lacking("rtc", ", ".join(__all__))

#: Seconds between the computer's clock, in UTC, and the board's; None until it is set.
_offset: Optional[float] = None
_source: Any = None


class RTC(StandIn):
    """The clock. There is one, however many objects there are."""

    _owner = "rtc.RTC"
    _calibration = 0

    @property
    def datetime(self) -> time.struct_time:
        """What the clock shows; a script can set it."""
        return time.gmtime(seconds())

    @datetime.setter
    def datetime(self, value: Any) -> None:
        if not isinstance(value, tuple) or len(value) != 9:
            raise TypeError("datetime must be of type struct_time")
        global _offset
        _offset = since_1970(value) - time.time()

    @property
    def calibration(self) -> int:
        """How much the clock is corrected, from -127 to 127; it needs no correction here."""
        return self._calibration

    @calibration.setter
    def calibration(self, value: int) -> None:
        RTC._calibration = int(value)


def seconds() -> int:
    """What the clock of the script shows, as seconds since 1970."""
    if _source is not None:
        return since_1970(_source.datetime)
    now = time.time()
    return int(now + (time.localtime(now).tm_gmtoff if _offset is None else _offset))


def since_1970(moment: Any) -> int:
    """The seconds since 1970 of a year, month, day and so on."""
    import calendar  # takes longer than all the rest

    return calendar.timegm(tuple(moment))


def set_time_source(rtc: Any) -> None:
    """Let ``time.time()`` and ``time.localtime()`` show another clock.

    :param rtc: an object with an attribute ``datetime``
    """
    global _source
    _source = None if isinstance(rtc, RTC) else rtc
