# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.io``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["ROValueIO", "ValueIO"]
__getattr__ = lacking("circuitpython_typing.io", ", ".join(__all__))

ROValueIO = ValueIO = Any
