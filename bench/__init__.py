# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``make bench``: how fast this server is beside others, measured in turns on one machine."""
