# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A LED that blinks in one task, and a page in another one that sets how fast."""

import asyncio

import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver import GET, REQUEST_HANDLED_RESPONSE_SENT, Redirect, Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), debug=True)
led = digitalio.DigitalInOut(board.LED)
led.direction = digitalio.Direction.OUTPUT
blinking = {"seconds": 0.5, "times": 0, "answered": 0}


@server.route("/", GET)
def index(request: Request):
    links = " ".join("<a href=/set?ms=%d>%d ms</a>" % (ms, ms) for ms in (50, 100, 250, 500, 1000))
    body = "<!DOCTYPE html><title>Blink</title><h1>Every %d ms</h1>%s<p>%d times, %d answers" % (
        round(blinking["seconds"] * 1000),
        links,
        blinking["times"],
        blinking["answered"],
    )
    return Response(request, body, content_type="text/html")


@server.route("/set", GET)
def set_period(request: Request):
    milliseconds = request.query_params.get("ms", default="500")
    blinking["seconds"] = max(20, min(5000, int(milliseconds))) / 1000
    return Redirect(request, "/", preserve_method=True)


async def blink():
    while True:
        led.value = not led.value
        blinking["times"] += 1
        await asyncio.sleep(blinking["seconds"])


async def serve():
    server.start(str(wifi.radio.ipv4_address), 80)
    while True:
        if server.poll() == REQUEST_HANDLED_RESPONSE_SENT:
            blinking["answered"] += 1
        await asyncio.sleep_ms(5)


async def main():
    await asyncio.gather(asyncio.create_task(blink()), asyncio.create_task(serve()))


asyncio.run(main())
