# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_esp32spi``: a Wi-Fi chip beside the board's own, that uses this computer's network."""

from adafruit_httpserver.board import lacking

__getattr__ = lacking("adafruit_esp32spi", "the modules adafruit_esp32spi, adafruit_esp32spi_socket, adafruit_esp32spi_socketpool")
