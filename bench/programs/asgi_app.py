# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A bare ASGI application, for uvicorn and granian."""

START = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain"), (b"content-length", b"11")]}
BODY = {"type": "http.response.body", "body": b"hello world"}


async def application(scope, receive, send):
    await send(START)
    await send(BODY)
