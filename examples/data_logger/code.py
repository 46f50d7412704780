# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Writes what it measures to an SD card, and gives it out as CSV and as a curve."""

import json
import os
import time

import analogio
import board
import microcontroller
import sdcardio
import secrets
import socketpool
import storage
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer

LOG = "/sd/log.csv"
TITLE = "seconds,volts,celsius\n"
SECONDS = 0.5
SHOWN = 60

card = sdcardio.SDCard(board.SPI(), board.SD_CS)
storage.mount(storage.VfsFat(card), "/sd")
volts = analogio.AnalogIn(board.A1)
newest = []

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def size():
    """How long the log is, in bytes."""
    try:
        return os.stat(LOG)[6]
    except OSError:
        return 0


def begin():
    """Begin a log."""
    with open(LOG, "w") as file:
        file.write(TITLE)
    newest.clear()


def measure():
    """Add a line to the log."""
    line = (round(time.monotonic() - began, 1), round(volts.value * 3.3 / 65535, 3), round(microcontroller.cpu.temperature, 1))
    with open(LOG, "a") as file:
        file.write("%.1f,%.3f,%.1f\n" % line)
    newest.append(line)
    del newest[:-SHOWN]


@server.route("/newest")
def tell(request: HTTPRequest):
    """What the curve is drawn from."""
    with HTTPResponse(request, content_type=MIMEType.TYPE_JSON) as response:
        response.send(json.dumps({"lines": newest, "bytes": size()}))


@server.route("/log.csv")
def download(request: HTTPRequest):
    """The whole log."""
    with HTTPResponse(request, content_type=MIMEType.TYPE_CSV) as response:
        response.send_file("log.csv", root_path="/sd")


@server.route("/log.csv", HTTPMethod.DELETE)
def clear(request: HTTPRequest):
    """Begin again."""
    begin()
    print("The log is empty")
    with HTTPResponse(request) as response:
        response.send("The log is empty")


began = time.monotonic()
if not size():
    begin()
print("Logging to", LOG)
server.start(str(wifi.radio.ipv4_address), root_path="/www")
due = time.monotonic()
while True:
    server.poll()
    if time.monotonic() >= due:
        due += SECONDS
        measure()
    time.sleep(0.01)
