# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``board``: the pins of a board that no factory makes, under the names that the common boards use."""

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board.microcontroller import Pin

_PINS = """LED NEOPIXEL BUTTON TX RX SDA SCL SCK MOSI MISO""".split()
_PINS += [f"A{i}" for i in range(6)] + [f"D{i}" for i in range(14)]
_PINS += [f"GP{i}" for i in range(29)] + [f"IO{i}" for i in range(22)]

__all__ = ["board_id", *_PINS]
__getattr__ = lacking("board", "LED, NEOPIXEL, BUTTON, A0-A5, D0-D13, GP0-GP28, IO0-IO21, TX, RX, SDA, SCL, SCK, MOSI, MISO")

board_id = "simulated_board"

globals().update({name: Pin(name) for name in _PINS})
