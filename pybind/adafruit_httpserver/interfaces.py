# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What other classes are made of, and what a source of sockets must have."""

__all__: "list[str]" = []
