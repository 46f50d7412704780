# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Who may send requests, era 4."""

__all__: "list[str]" = []
