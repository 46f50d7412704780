# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``sdcardio``: the card of a board. There is one, and its files are in a folder of the drive, see ``storage``."""

from __future__ import annotations

from typing import Any, NoReturn

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["SDCard"]
__getattr__ = lacking("sdcardio", "SDCard")

_BLOCK = 512


class Card(Resource):
    """A card, however it is connected. Its files can be had, its blocks cannot."""

    def count(self) -> int:
        """How many blocks of 512 bytes fit on the disk that the drive is on."""
        import shutil

        from adafruit_httpserver import _drive

        self._check()
        return shutil.disk_usage(_drive.drive()).total // _BLOCK

    def readblocks(self, start_block: int, buf: Any) -> NoReturn:
        """Not simulated: mount the card, and read its files."""
        raise NotImplementedError("the blocks of a card are not simulated on this computer; mount it with storage.VfsFat and use its files")

    def writeblocks(self, start_block: int, buf: Any) -> NoReturn:
        """Not simulated: mount the card, and write files."""
        self.readblocks(start_block, buf)

    def sync(self) -> None:
        """Write what is buffered; nothing is."""
        self._check()


class SDCard(Card):
    """The card.

    :param bus: the SPI bus that it is at
    :param cs: the pin that selects it
    :param baudrate: accepted
    :raises TypeError: the pin is none
    :raises ValueError: the pin is in use
    """

    _owner = "sdcardio.SDCard"

    def __init__(self, bus: Any, cs: Pin, baudrate: int = 8000000) -> None:
        self._take(checked(cs, "cs"))
