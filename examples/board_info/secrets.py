# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
WIFI_SSID = "my-wifi"
WIFI_PASSWORD = "my-password"
