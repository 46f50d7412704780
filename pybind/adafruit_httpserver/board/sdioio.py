# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``sdioio``: the card of a board with wires of its own, see ``sdcardio``."""

from __future__ import annotations

from typing import Sequence

from adafruit_httpserver.board import lacking, sdcardio
from adafruit_httpserver.board._pins import Pin, checked

__all__ = ["SDCard"]
__getattr__ = lacking("sdioio", "SDCard")


class SDCard(sdcardio.Card):
    """The card.

    :param clock: its clock pin
    :param command: its command pin
    :param data: its data pins, one or four
    :param frequency: accepted
    """

    _owner = "sdioio.SDCard"

    def __init__(self, clock: Pin, command: Pin, data: Sequence[Pin], frequency: int) -> None:
        self._take(*[checked(pin) for pin in (clock, command, *data)])
        self._hertz, self._wires = int(frequency), len(data)

    frequency = property(lambda self: self._hertz, doc="Hertz.")
    width = property(lambda self: self._wires, doc="How many data pins.")
