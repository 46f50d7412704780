# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The way in which many remote controls send: NEC's."""

import array

_LONG_ON, _LONG_OFF, _ON, _ZERO, _ONE = 9000, 4500, 562, 562, 1687  # microseconds


def pulses(address, command):
    """How long the light is on and off by turns.

    :param address: of the device, 8 bits
    :param command: the key, 8 bits
    """
    bits = address | (address ^ 0xFF) << 8 | command << 16 | (command ^ 0xFF) << 24
    lengths = array.array("H", [_LONG_ON, _LONG_OFF])
    for place in range(32):  # the lowest bit first
        lengths.append(_ON)
        lengths.append(_ONE if bits >> place & 1 else _ZERO)
    lengths.append(_ON)
    return lengths
