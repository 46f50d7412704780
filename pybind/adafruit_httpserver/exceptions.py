# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The exceptions of the package."""


class ServerStoppedError(Exception):
    """A server was polled that has not been started, or has been stopped."""
