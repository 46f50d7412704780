# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.audio``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["AudioSample"]
__getattr__ = lacking("circuitpython_typing.audio", ", ".join(__all__))

AudioSample = Any
