# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What must not be in the code."""

secrets = {
    "ssid": "my-wifi",
    "password": "my-password",
    "door_user": "anna",
    "door_password": "open:sesame",
    "door_token": "2f7a9c",
}
