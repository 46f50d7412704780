# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Simulated sensors, one file each, as their data sheets describe them, for the drivers that scripts use.

What they measure is set on the panel.
"""
