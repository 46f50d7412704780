# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Two servers in one script: HTTPS with a certificate from the drive, and HTTP that leads there."""

import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver import GET, POST, JSONResponse, MOVED_PERMANENTLY_301, Redirect, Request, Response, Server

pool = socketpool.SocketPool(wifi.radio)
secure = Server(pool, https=True, certfile="/certificates/cert.pem", keyfile="/certificates/key.pem", debug=True)
plain = Server(pool, debug=True)
light = digitalio.DigitalInOut(board.LED)
light.switch_to_output(False)

PAGE = """<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Light</title>
<body style="font: 20px system-ui; text-align: center"><h1>Light</h1>
<button onclick="fetch('/toggle', {method: 'POST'})">Toggle</button>
"""


@secure.route("/", GET)
def index(request: Request):
    return Response(request, PAGE, content_type="text/html")


@secure.route("/toggle", POST)
def toggle(request: Request):
    light.value = not light.value
    return JSONResponse(request, {"on": light.value})


@plain.route("/", GET)
@plain.route("/....", GET)
def lead(request: Request):
    host = request.headers.get("Host").split(":")[0]
    # 8443 is where a computer has what asks for port 443; take it out on a board.
    return Redirect(request, "https://%s:8443%s" % (host, request.path), status=MOVED_PERMANENTLY_301)


address = str(wifi.radio.ipv4_address)
secure.start(address, 443)
plain.start(address, 80)
while True:
    secure.poll()
    plain.poll()
