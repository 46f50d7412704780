# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``terminalio``: the font that a board has built in."""

from adafruit_httpserver.board import fontio, lacking

__all__ = ["FONT"]
__getattr__ = lacking("terminalio", "FONT")

FONT = fontio.BuiltinFont()
