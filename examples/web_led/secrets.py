# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
secrets = {
    "ssid": "my-wifi",
    "password": "my-password",
}
