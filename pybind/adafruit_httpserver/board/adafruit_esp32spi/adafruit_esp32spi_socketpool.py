# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_esp32spi.adafruit_esp32spi_socketpool``: the sockets of the chip, which are this computer's."""

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board.socketpool import Socket, SocketPool

__all__ = ["Socket", "SocketPool"]
__getattr__ = lacking("adafruit_esp32spi.adafruit_esp32spi_socketpool", "Socket, SocketPool")
