# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The sensor of the simulated board; a real one never looks at this file."""

from adafruit_httpserver import simulate

simulate.i2c(simulate.AHT20(temperature=16.5, humidity=58))
