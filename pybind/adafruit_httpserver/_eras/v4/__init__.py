# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4: the API of the releases 4.0.0 to 4.8.2, ``from adafruit_httpserver import Server, Request, Response, ...``."""
