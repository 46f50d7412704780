# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The API of releases 1.0.0 to 3.0.2, which scripts import from submodules of the package."""
