# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.pil``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["Image"]
__getattr__ = lacking("circuitpython_typing.pil", ", ".join(__all__))

Image = Any
