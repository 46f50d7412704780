# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How a request's word is packed: route << 40 | offset / 64 << 24 | length; see pybind/region.go."""

#: The part that holds the length; 0 for a request that stays in Go.
LENGTH = 0xFFFFFF
#: Takes the place of a request's first byte out of its word that was shifted to the right by 18.
START = 0xFFFF << 6


def bounds(word: int) -> slice:
    """Where a request's bytes are among those of its batch."""
    start = (word >> 24 & 0xFFFF) << 6
    return slice(start, start + (word & LENGTH))
