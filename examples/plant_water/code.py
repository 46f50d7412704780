# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How dry is the plant, and a pump: readings are kept, and downloaded as CSV, piece by piece."""

import time

import analogio
import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer

server = HTTPServer(socketpool.SocketPool(wifi.radio), "/static")
moisture = analogio.AnalogIn(board.A0)
pump = digitalio.DigitalInOut(board.D5)
pump.direction = digitalio.Direction.OUTPUT
readings = []
DRY = 30  # percent


def percent():
    return round(moisture.value / 65535 * 100)


def measure():
    readings.append((time.monotonic(), percent()))
    del readings[:-100]
    pump.value = readings[-1][1] < DRY


@server.route("/moisture")
def show(request):
    headers = {"X-Pump": "on" if pump.value else "off"}
    with HTTPResponse(request, headers=headers) as response:
        response.send("%d" % percent())


@server.route("/readings.csv")
def download(request):
    with HTTPResponse(request, content_type=MIMEType.TYPE_CSV, chunked=True) as response:
        response.send_chunk("seconds,percent\n")
        for seconds, value in readings:
            response.send_chunk("%.1f,%d\n" % (seconds, value))


server.start(str(wifi.radio.ipv4_address))
print("Plant on http://%s" % wifi.radio.ipv4_address)
next_time = time.monotonic()
while True:
    if time.monotonic() >= next_time:
        measure()
        next_time = time.monotonic() + 0.5
    server.poll()
