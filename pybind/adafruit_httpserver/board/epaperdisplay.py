# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``epaperdisplay``: displays that keep what they show."""

from __future__ import annotations

import time
from typing import Any, Optional, Union

from adafruit_httpserver.board import _displays, lacking
from adafruit_httpserver.board._pins import Pin, checked_or_none

__all__ = ["EPaperDisplay"]
__getattr__ = lacking("epaperdisplay", "EPaperDisplay")


class EPaperDisplay(_displays.Screen):
    """A display of electronic paper. Its colours are not reduced to those that real paper has.

    :param display_bus: what it is connected by
    :param width: in pixels
    :param height: in pixels
    :param rotation: 0, 90, 180 or 270; default 0
    :param busy_pin: accepted and taken
    :param seconds_per_frame: how long to wait between two pictures; default 180
    """

    _owner = "epaperdisplay.EPaperDisplay"

    def __init__(
        self,
        display_bus: Any,
        start_sequence: Union[bytes, bytearray],
        stop_sequence: Union[bytes, bytearray],
        *,
        width: int,
        height: int,
        rotation: int = 0,
        busy_pin: Optional[Pin] = None,
        seconds_per_frame: float = 180,
        **chip: Any,
    ) -> None:
        checked_or_none(busy_pin, "busy_pin")
        self._bus, self._seconds, self._next = display_bus, float(seconds_per_frame), 0.0
        self._take(busy_pin)
        self._start(width, height, rotation, auto_refresh=False)

    bus = property(lambda self: self._bus, doc="What it is connected by.")
    busy = property(lambda self: False, doc="Whether it is changing its picture.")

    @property
    def time_to_refresh(self) -> float:
        """Seconds until it may be given another picture."""
        return max(self._next - time.monotonic(), 0.0)

    def update_refresh_mode(self, start_sequence: Any, seconds_per_frame: float) -> None:
        """Another way to change the picture."""
        self._seconds = float(seconds_per_frame)

    def refresh(self, **older: Any) -> bool:
        """Show what has changed.

        :raises RuntimeError: the time between two pictures is not over
        """
        self._check()
        if self.time_to_refresh > 0:
            raise RuntimeError("Refresh too soon")
        self._next = time.monotonic() + self._seconds
        self._changed()
        return True
