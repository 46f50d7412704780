# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The script may write to the drive."""

import storage

storage.remount("/", readonly=False)
