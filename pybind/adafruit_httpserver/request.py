# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Requests, and what is taken from them."""

__all__: "list[str]" = []
