# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The remote control of a television, as a page: an infrared LED at GP16 sends what its keys would."""

import board
import pulseio
import secrets
import socketpool
import wifi
from nec import pulses

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

ADDRESS = 0x04
KEYS = {"power": 0x08, "up": 0x40, "down": 0x41, "left": 0x07, "right": 0x06, "ok": 0x44, "mute": 0x09}
KEYS.update({str(digit): 0x10 + digit for digit in range(10)})
ORDER = ("power", "up", "mute", "left", "ok", "right", "1", "down", "2", "3", "4", "5", "6", "7", "8", "9", "0")

PAGE_TOP = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Remote</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  main { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: .4rem; }
  main button { margin: 0; padding: 1em 0; }
</style>
<main>
"""
PAGE_BOTTOM = """</main>
<script>
  for (const button of document.querySelectorAll("button"))
    button.onclick = () => fetch("/press/" + button.textContent, { method: "POST" });
</script>
</html>
"""

led = pulseio.PulseOut(board.GP16, frequency=38000, duty_cycle=0x5555)
sent = 0

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))


@server.route("/")
def base(request: HTTPRequest):
    """The page, a piece at a time."""
    with HTTPResponse(request, content_type=MIMEType.TYPE_HTML, chunked=True) as response:
        response.send_chunk(PAGE_TOP)
        for name in ORDER:
            response.send_chunk("<button>%s</button>\n" % name)
        response.send_chunk(PAGE_BOTTOM)


@server.route("/press/<key>", HTTPMethod.POST)
def press(request: HTTPRequest, key: str):
    """Send what a key sends."""
    global sent
    if key not in KEYS:
        with HTTPResponse(request, status=CommonHTTPStatus.NOT_FOUND_404) as response:
            response.send("There is no key %s" % key)
        return
    led.send(pulses(ADDRESS, KEYS[key]))
    sent += 1
    print("Sent: %s, 0x%02x" % (key, KEYS[key]))
    with HTTPResponse(request) as response:
        response.send("%s was sent, no. %d" % (key, sent))


server.serve_forever(str(wifi.radio.ipv4_address))
