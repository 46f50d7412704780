# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.device_drivers``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["I2CDeviceDriver"]
__getattr__ = lacking("circuitpython_typing.device_drivers", ", ".join(__all__))

I2CDeviceDriver = Any
