# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sliders for a NeoPixel strip over a WebSocket, in asyncio, with a rainbow when nobody is there."""

import asyncio

import board
import neopixel
import socketpool
import wifi
from rainbowio import colorwheel

from adafruit_httpserver import GET, FileResponse, Request, Server, Websocket

server = Server(socketpool.SocketPool(wifi.radio), "/static")
pixels = neopixel.NeoPixel(board.GP22, 8, brightness=1.0, auto_write=False)
sockets = []


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "sliders.html")


@server.route("/pixels", GET)
def connect(request: Request):
    sockets.append(Websocket(request))
    return sockets[-1]


def paint(message):
    """Three numbers: "255,0,64"."""
    color = tuple(min(255, max(0, int(part))) for part in message.split(","))
    pixels.fill(color)
    pixels.show()
    return "#%02x%02x%02x" % color


async def handle_http():
    while True:
        server.poll()
        await asyncio.sleep(0)


async def handle_sockets():
    while True:
        for socket in list(sockets):
            message = socket.receive(fail_silently=True)
            if socket.closed:
                sockets.remove(socket)
            elif message:
                try:
                    color = paint(message)
                except (ValueError, TypeError):
                    socket.send_message("three numbers, please")
                    continue
                for each in sockets:  # all pages show it
                    each.send_message(color, fail_silently=True)
        await asyncio.sleep(0.01)


async def rainbow():
    step = 0
    while True:
        if not sockets:
            for index in range(len(pixels)):
                pixels[index] = colorwheel((step + index * 32) % 256)
            pixels.show()
            step += 8
        await asyncio.sleep(0.25)


async def main():
    server.start(str(wifi.radio.ipv4_address), 80)
    await asyncio.gather(handle_http(), handle_sockets(), rainbow())


asyncio.run(main())
