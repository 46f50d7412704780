# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiobusio``: sounds over a bus, and a microphone that hears nothing."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import _sound, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["I2SOut", "PDMIn"]
__getattr__ = lacking("audiobusio", ", ".join(__all__))


class I2SOut(_sound.Output):
    """An amplifier on I2S.

    :param bit_clock: its clock pin
    :param word_select: the pin that tells left from right
    :param data: its data pin
    :param main_clock: another clock pin, or None
    :param left_justified: accepted
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "audiobusio.I2SOut"

    def __init__(
        self, bit_clock: Pin, word_select: Pin, data: Pin, *, main_clock: Optional[Pin] = None, left_justified: bool = False
    ) -> None:
        self._open((("main_clock", main_clock), ("bit_clock", bit_clock), ("word_select", word_select), ("data", data)))


class PDMIn(Resource):
    """A microphone. It hears nothing.

    :param clock_pin: its clock pin
    :param data_pin: its data pin
    :param sample_rate: samples a second; default 16000
    :param bit_depth: 8 or 16; default 8
    :param mono: accepted
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "audiobusio.PDMIn"

    def __init__(
        self,
        clock_pin: Pin,
        data_pin: Pin,
        *,
        sample_rate: int = 16000,
        bit_depth: int = 8,
        mono: bool = True,
        oversample: int = 64,
        startup_delay: float = 0.11,
    ) -> None:
        if bit_depth not in (8, 16):
            raise ValueError("bit_depth must be 8 or 16")
        self._take(checked(clock_pin, "clock_pin"), checked(data_pin, "data_pin"))
        self._rate, self._depth = sample_rate, bit_depth

    sample_rate = property(lambda self: self._rate, doc="Samples a second.")

    def record(self, destination: Any, destination_length: int) -> int:
        """Fill an array with what is heard: silence, the middle of the range. How many samples."""
        import time

        self._check()
        for place in range(destination_length):
            destination[place] = 1 << self._depth - 1
        time.sleep(destination_length / self._rate)
        return destination_length
