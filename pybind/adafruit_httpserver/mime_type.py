# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""MIME types of files, eras 1 to 3."""

__all__: "list[str]" = []
