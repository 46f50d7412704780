# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``alarm.touch``: see ``TouchAlarm``."""

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board._waking import TouchAlarm

__all__ = ["TouchAlarm"]
__getattr__ = lacking("alarm.touch", "TouchAlarm")
