# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing.socket``: see ``circuitpython_typing``."""

from typing import Any

from adafruit_httpserver.board import lacking

__all__ = ["CircuitPythonSocketType", "InterfaceType", "SocketType", "SocketpoolModuleType", "SSLContextType", "StandardPythonSocketType", "CommonCircuitPythonSocketType", "CommonSocketType", "SupportsRecvInto", "SupportsRecvWithFlags"]
__getattr__ = lacking("circuitpython_typing.socket", ", ".join(__all__))

CircuitPythonSocketType = InterfaceType = SocketType = SocketpoolModuleType = SSLContextType = StandardPythonSocketType = CommonCircuitPythonSocketType = CommonSocketType = SupportsRecvInto = SupportsRecvWithFlags = Any
