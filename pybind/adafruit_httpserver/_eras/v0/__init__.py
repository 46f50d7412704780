# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 0: the API of the releases 0.1.0 to 0.5.4, ``from adafruit_httpserver import HTTPServer, HTTPResponse, ...``."""
