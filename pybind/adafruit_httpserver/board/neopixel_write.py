# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``neopixel_write``: the bytes that a strip of NeoPixels takes from its wire."""

from __future__ import annotations

from typing import Union

from adafruit_httpserver.board import _pixels, digitalio, lacking

__all__ = ["neopixel_write"]
__getattr__ = lacking("neopixel_write", "neopixel_write")


def neopixel_write(digitalinout: digitalio.DigitalInOut, buf: Union[bytes, bytearray, memoryview]) -> None:
    """Send bytes to the strip: three or four for each pixel, green first.

    :param digitalinout: the pin, which must be an output
    :param buf: the bytes
    :raises TypeError: the pin is not a DigitalInOut, or the bytes are none
    """
    if not isinstance(digitalinout, digitalio.DigitalInOut):
        raise TypeError(f"digitalinout must be of type DigitalInOut, not {type(digitalinout).__name__}")
    digitalinout._check()
    digitalinout._output.activate(False)  # the strip is shown, not its wire
    _pixels.show(digitalinout._pins[0]._name, bytes(memoryview(buf)))
