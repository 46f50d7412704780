# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The light sensor of the simulated board. The thermometer is not plugged in: the API says so."""

from adafruit_httpserver import simulate

simulate.i2c(simulate.BH1750(light=320))
