# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The API eras of adafruit_httpserver: one package per era, each a thin set of classes over the same core."""
