# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A volume knob: turn it, or use the page; the computer at the USB cable becomes louder or quieter."""

import json
import struct
import time

import board
import keypad
import rotaryio
import secrets
import socketpool
import usb_hid
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

LOUDER, QUIETER, MUTE = 0xE9, 0xEA, 0xE2  # of the USB tables: consumer page
STEP = 2  # per cent that a computer goes at each report

knob = rotaryio.IncrementalEncoder(board.D9, board.D10)
key = keypad.Keys((board.D11,), value_when_pressed=False, pull=True)
for device in usb_hid.devices:
    if device.usage_page == 0x0C and device.usage == 0x01:
        control = device
volume, muted, position = 50, False, knob.position

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def send(code):
    """Press and let go a key of a media keyboard."""
    control.send_report(struct.pack("<H", code))
    control.send_report(b"\x00\x00")


def go_to(percent):
    """Change the volume step by step."""
    global volume
    percent = max(0, min(100, percent))
    while abs(percent - volume) >= STEP:
        louder = percent > volume
        send(LOUDER if louder else QUIETER)
        volume += STEP if louder else -STEP
    print("Volume:", volume)


def mute():
    """Silence, or not any more."""
    global muted
    muted = not muted
    send(MUTE)
    print("Muted" if muted else "Not muted")


def tell(request):
    """Answer with the state, as JSON."""
    with HTTPResponse(request, content_type=MIMEType.TYPE_JSON) as response:
        response.send(json.dumps({"volume": volume, "muted": muted}))


@server.route("/state")
def state(request: HTTPRequest):
    """What the page asks for."""
    tell(request)


@server.route("/volume/<percent>", HTTPMethod.POST)
def set_volume(request: HTTPRequest, percent: str):
    """/volume/40"""
    if not percent.isdigit() or int(percent) > 100:
        with HTTPResponse(request, status=CommonHTTPStatus.BAD_REQUEST_400) as response:
            response.send("The volume goes from 0 to 100")
        return
    go_to(int(percent))
    tell(request)


@server.route("/mute", HTTPMethod.POST)
def switch_mute(request: HTTPRequest):
    """The button of the page."""
    mute()
    tell(request)


# "/" has no route: www/index.html
server.start(str(wifi.radio.ipv4_address), root_path="/www")
while True:
    turned = knob.position - position
    if turned:
        position += turned
        go_to(volume + turned * STEP)
    event = key.events.get()
    if event and event.pressed:
        mute()
    server.poll()
    time.sleep(0.01)
