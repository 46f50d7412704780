# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``alarm.pin``: see ``PinAlarm``."""

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board._waking import PinAlarm

__all__ = ["PinAlarm"]
__getattr__ = lacking("alarm.pin", "PinAlarm")
