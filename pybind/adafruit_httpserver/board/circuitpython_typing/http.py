# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.http``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["HTTPProtocol", "HTTPResponse"]
__getattr__ = lacking("circuitpython_typing.http", ", ".join(__all__))

HTTPProtocol = HTTPResponse = Any
