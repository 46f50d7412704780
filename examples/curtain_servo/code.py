# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A curtain on a servo: a page from the folder static, and an address for each position."""

import os

import board
import pwmio
import socketpool
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

wifi.radio.connect(os.getenv("CIRCUITPY_WIFI_SSID"), os.getenv("CIRCUITPY_WIFI_PASSWORD"))
server = HTTPServer(socketpool.SocketPool(wifi.radio), "/static")
servo = pwmio.PWMOut(board.GP15, frequency=50, duty_cycle=0)


def turn(percent):
    """A servo wants pulses of 1 to 2 ms, 50 times a second."""
    milliseconds = 1 + percent / 100
    servo.duty_cycle = int(milliseconds / 20 * 65535)


@server.route("/curtain/<percent>", HTTPMethod.POST)
def curtain(request: HTTPRequest, percent: str):
    if not percent.isdigit() or int(percent) > 100:
        with HTTPResponse(request, status=CommonHTTPStatus.BAD_REQUEST_400) as response:
            response.send("0 to 100, please")
        return
    turn(int(percent))
    print("Curtain at", percent, "%")
    with HTTPResponse(request, content_type=MIMEType.TYPE_TXT) as response:
        response.send(percent)


server.serve_forever(str(wifi.radio.ipv4_address))
