# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The garage door, for those who know the password (HTTP Basic, done by hand: this release has none).

A relay presses the button of the door's motor for half a second; a switch tells whether the door is closed.
"""

import binascii
import os
import time

import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import HTTPStatus

UNAUTHORIZED = HTTPStatus(401, "Unauthorized")
PRESS = 0.5
CREDENTIALS = (os.getenv("DOOR_USER") + ":" + os.getenv("DOOR_PASSWORD")).encode()

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3; url=/">
<link rel="icon" href="data:,">
<title>Garage</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  .door { width: 12rem; height: 9rem; margin: 0 auto 1.5rem; border: 4px solid #8888; border-bottom: 0; }
  .closed { background: repeating-linear-gradient(#999, #999 1.4rem, #777 1.5rem); }
</style>
<div class="door {state}"></div>
<p>The door is <b>{state}</b>.</p>
<form method="post" action="/press"><button>{verb}</button></form>
</html>
"""

relay = digitalio.DigitalInOut(board.D12)
relay.switch_to_output()
closed = digitalio.DigitalInOut(board.D11)  # a magnet on the door closes the switch
closed.switch_to_input(pull=digitalio.Pull.UP)
released_at = 0

wifi.radio.connect(os.getenv("CIRCUITPY_WIFI_SSID"), os.getenv("CIRCUITPY_WIFI_PASSWORD"))
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def may_enter(request):
    """Whether the right name and password came with a request."""
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    try:
        return kind == "Basic" and binascii.a2b_base64(value) == CREDENTIALS
    except ValueError:
        return False


def refused():
    """Let the browser ask for the password."""
    print("Somebody was refused")
    headers = {"WWW-Authenticate": 'Basic realm="Garage"'}
    return HTTPResponse(status=UNAUTHORIZED, body="This door is not yours.", headers=headers)


@server.route("/")
def base(request):
    """The page."""
    if not may_enter(request):
        return refused()
    state, verb = ("open", "Close") if closed.value else ("closed", "Open")
    body = PAGE.replace("{state}", state).replace("{verb}", verb)
    return HTTPResponse(body=body, content_type=MIMEType.TYPE_HTML)


@server.route("/press", HTTPMethod.POST)
def press(request):
    """Press the button of the motor."""
    global released_at
    if not may_enter(request):
        return refused()
    relay.value = True
    released_at = time.monotonic() + PRESS
    return HTTPResponse(status=HTTPStatus(303, "See Other"), headers={"Location": "/"})


server.start(str(wifi.radio.ipv4_address))
while True:
    server.poll()
    if relay.value and time.monotonic() >= released_at:
        relay.value = False
    time.sleep(0.01)
