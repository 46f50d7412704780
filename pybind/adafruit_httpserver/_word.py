# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How a request's word is packed: route << 40 | offset / 64 << 24 | length; see pybind/region.go."""

#: The part that holds the length; 0 for a request that stays in Go.
LENGTH = 0xFFFFFF


def bounds(word: int) -> slice:
    """Where a request's bytes are among those of its batch."""
    start = (word >> 24 & 0xFFFF) << 6
    return slice(start, start + (word & LENGTH))
