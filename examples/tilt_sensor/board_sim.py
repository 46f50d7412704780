# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The world around the board: an accelerometer on I2C that lies on its side."""

from adafruit_httpserver import simulate

simulate.i2c(simulate.MPU6050(x=0, y=9.8, z=0))
