# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_wiznet5k``: an Ethernet chip that is always plugged in, because this computer's own network is used."""

from adafruit_httpserver.board import lacking

__getattr__ = lacking("adafruit_wiznet5k", "the modules adafruit_wiznet5k, adafruit_wiznet5k_socket, adafruit_wiznet5k_socketpool")
