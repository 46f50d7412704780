# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""An alarm clock: the clock is set from the phone, and it beeps at the time of the alarm."""

import json
import time

import board
import pwmio
import rtc
import socketpool
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import HTTPStatus

clock = rtc.RTC()
buzzer = pwmio.PWMOut(board.GP16, frequency=880, variable_frequency=True)
server = HTTPServer(socketpool.SocketPool(wifi.radio), "/static")
alarm = {"time": None, "rings": False}


def state():
    now = clock.datetime
    return json.dumps(
        {
            "now": "%02d:%02d:%02d" % (now.tm_hour, now.tm_min, now.tm_sec),
            "alarm": alarm["time"] and "%02d:%02d" % alarm["time"],
            "rings": alarm["rings"],
        }
    )


def answer(request):
    with HTTPResponse(request, content_type=MIMEType.TYPE_JSON) as response:
        response.send(state())


def ring(on):
    alarm["rings"] = on
    buzzer.duty_cycle = 32768 if on else 0


@server.route("/clock")
def get_clock(request):
    answer(request)


@server.route("/clock", HTTPMethod.PUT)
def set_clock(request):
    try:
        hour, minute, second = json.loads(request.body)
    except ValueError:
        with HTTPResponse(request, status=HTTPStatus(422, "Unprocessable Entity")) as response:
            response.send("send [hour, minute, second]")
        return
    clock.datetime = time.struct_time((2026, 1, 1, hour, minute, second, 3, 1, -1))
    answer(request)


@server.route("/alarm", HTTPMethod.PUT)
def set_alarm(request):
    alarm["time"] = tuple(json.loads(request.body))
    answer(request)


@server.route("/alarm", HTTPMethod.DELETE)
def stop_alarm(request):
    alarm["time"] = None
    ring(False)
    answer(request)


server.start(str(wifi.radio.ipv4_address))
while True:
    server.poll()
    if alarm["time"] == (clock.datetime.tm_hour, clock.datetime.tm_min) and not alarm["rings"]:
        print("Wake up!")
        ring(True)
