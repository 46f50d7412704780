# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_sdcard``: the card of a board, as older scripts have it, see ``sdcardio``."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import lacking, sdcardio

__all__ = ["SDCard"]
__getattr__ = lacking("adafruit_sdcard", "SDCard")


class SDCard(sdcardio.Card):
    """The card.

    :param spi: the bus that it is at
    :param cs: the pin that selects it, as a DigitalInOut
    :param baudrate: accepted
    """

    _owner = "adafruit_sdcard.SDCard"

    def __init__(self, spi: Any, cs: Any, baudrate: int = 1320000) -> None:
        cs.switch_to_output(value=True)
