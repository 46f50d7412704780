# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``alarm.time``: see ``TimeAlarm``."""

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board._waking import TimeAlarm

__all__ = ["TimeAlarm"]
__getattr__ = lacking("alarm.time", "TimeAlarm")
