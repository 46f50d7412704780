# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""MIME types of files, era 4."""

__all__: "list[str]" = []
