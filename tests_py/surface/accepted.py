# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which names are not as they were: the id of a row in docs/differences.md -> patterns of ``owner.name first..last``."""

#: Private names that published scripts use: these are there.
USED = {"_HTTPRequest", "_send", "_send_bytes", "_send_headers", "_close_connection"}

ACCEPTED: dict = {}
