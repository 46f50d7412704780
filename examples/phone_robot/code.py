# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A robot with two motors and a head, driven from a phone. It stops when it hears nothing for a second."""

import time
from secrets import secrets

import board
import socketpool
import wifi
from motors import Motor, Servo

from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

#: how fast left and right turn, for each direction
WAYS = {
    "forward": (1.0, 1.0),
    "back": (-0.7, -0.7),
    "left": (-0.5, 0.5),
    "right": (0.5, -0.5),
    "stop": (0.0, 0.0),
}
PATIENCE = 1.0

left = Motor(board.GP10, board.GP11)
right = Motor(board.GP12, board.GP13)
head = Servo(board.GP14)
way = "stop"
heard = time.monotonic()

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def drive(name):
    """Go that way from now on."""
    global way, heard
    heard = time.monotonic()
    if name != way:
        print("Going:", name)
        way = name
        left.throttle, right.throttle = WAYS[name]


@server.route("/")
def base(request):
    """The page."""
    return HTTPResponse(filename="/index.html")


@server.route("/drive")
def drive_there(request):
    """/drive?way=forward, again and again while a finger is on the button."""
    name = request.query_params.get("way", "")
    if name not in WAYS:
        return HTTPResponse(status=CommonHTTPStatus.BAD_REQUEST_400, body="way is one of " + ", ".join(sorted(WAYS)))
    drive(name)
    return HTTPResponse(body=way)


@server.route("/look")
def look(request):
    """/look?angle=90, from 0 to 180 degrees."""
    try:
        head.angle = float(request.query_params.get("angle", ""))
    except ValueError:
        return HTTPResponse(status=CommonHTTPStatus.BAD_REQUEST_400, body="angle is a number from 0 to 180")
    return HTTPResponse(body="%d" % head.angle)


@server.route("/way")
def tell(request):
    """Where it is going."""
    return HTTPResponse(body=way)


server.start(str(wifi.radio.ipv4_address))
while True:
    server.poll()
    if way != "stop" and time.monotonic() - heard > PATIENCE:
        print("Nobody is there")
        drive("stop")
    time.sleep(0.005)
