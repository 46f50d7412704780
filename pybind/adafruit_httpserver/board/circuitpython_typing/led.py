# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.led``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["ColorBasedColorUnion", "ColorBasedLED", "ColorUnion", "FillBasedColorUnion", "FillBasedLED"]
__getattr__ = lacking("circuitpython_typing.led", ", ".join(__all__))

ColorBasedColorUnion = ColorBasedLED = ColorUnion = FillBasedColorUnion = FillBasedLED = Any
