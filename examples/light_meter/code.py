# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How bright it is: a photo resistor at A0, and a lamp at D5 that is the brighter the darker it is."""

import json
import time
from secrets import secrets

import analogio
import board
import pwmio
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer

light = analogio.AnalogIn(board.A0)
lamp = pwmio.PWMOut(board.D5, frequency=1000)

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))
smooth = light.value
brightest = darkest = light.value


@server.route("/light")
def tell(request):
    """What the page asks for."""
    volts = smooth * light.reference_voltage / 65535
    body = {"percent": round(smooth * 100 / 65535), "volts": round(volts, 2), "lamp": round(lamp.duty_cycle * 100 / 65535)}
    body["darkest"], body["brightest"] = round(darkest * 100 / 65535), round(brightest * 100 / 65535)
    return HTTPResponse(content_type="application/json", body=json.dumps(body))


# "/" and what else the page consists of are files of the folder static.
server.start(str(wifi.radio.ipv4_address), root="/static")
while True:
    value = light.value
    smooth += (value - smooth) * 0.3
    darkest, brightest = min(darkest, value), max(brightest, value)
    duty = 65535 - int(smooth)
    if abs(duty - lamp.duty_cycle) > 655:  # a hundredth
        lamp.duty_cycle = duty
    server.poll()
    time.sleep(0.02)
