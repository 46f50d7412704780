# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A door that opens for who knows the password, or for a program that has the token."""

from secrets import secrets
from time import monotonic

import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver import (
    GET,
    POST,
    UNAUTHORIZED_401,
    Basic,
    Bearer,
    Request,
    Response,
    Server,
    check_authentication,
    require_authentication,
)

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = Server(socketpool.SocketPool(wifi.radio), debug=True)
server.headers = {"X-Frame-Options": "DENY", "Cache-Control": "no-store"}
AUTHS = [Basic(secrets["door_user"], secrets["door_password"]), Bearer(secrets["door_token"])]
latch = digitalio.DigitalInOut(board.D9)
latch.switch_to_output(False)
contact = digitalio.DigitalInOut(board.BUTTON)  # pressed: the door is shut
contact.switch_to_input(digitalio.Pull.UP)
close_at = None

PAGE = """<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Door</title>
<body style="font: 20px system-ui; text-align: center"><h1>The door is %s</h1>
<form method="post" action="/open"><button style="font-size: 2rem">Open</button></form>
"""


@server.route("/", GET)
def index(request: Request):
    require_authentication(request, AUTHS)
    return Response(request, PAGE % ("open" if contact.value else "shut"), content_type="text/html")


@server.route("/open", POST)
def open_door(request: Request):
    global close_at
    if not check_authentication(request, AUTHS):
        print("Somebody tried")
        return Response(request, "not for you", status=UNAUTHORIZED_401, headers={"WWW-Authenticate": "Bearer"})
    latch.value = True
    close_at = monotonic() + 1
    return Response(request, "open for a second")


server.start(str(wifi.radio.ipv4_address), 80)
while True:
    server.poll()
    if close_at is not None and monotonic() > close_at:
        latch.value, close_at = False, None
