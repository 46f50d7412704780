# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_bus_device``: devices on a bus that others use too. Many boards have it built in, and drivers of sensors need it."""

from adafruit_httpserver.board import lacking

__getattr__ = lacking("adafruit_bus_device", "the modules i2c_device, spi_device")
