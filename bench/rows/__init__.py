# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The rows of the table, by the name that selects them. Each is a function of the bench that yields figures."""

from . import connections, era4, get, latency, payload, start

#: In the order of the table.
ROWS = {
    "get": get.constant,
    "pinned": get.pinned,
    "headers": get.headers,
    "era4": era4.era4,
    "post": payload.post,
    "close": connections.closing,
    "file": payload.files,
    "pipelined": connections.pipelined,
    "upload": payload.upload,
    "crowd": latency.crowd,
    "idle": connections.idle,
    "slow": latency.slow_handler,
    "start": start.start,
    "poll": start.idle_poll,
    "field": get.field,
}
