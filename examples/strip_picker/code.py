# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Eight NeoPixels in the colour that is picked, or in all of them."""

import time
from secrets import secrets

import board
import neopixel
import socketpool
import wifi
from rainbowio import colorwheel

from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

COUNT = 8

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Strip</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  #pick { width: 12rem; height: 12rem; border: 0; padding: 0; background: none; }
  input[type=range] { width: 100%; }
</style>
<input id="pick" type="color" value="{colour}" aria-label="colour">
<p><input id="much" type="range" min="0" max="100" value="{percent}" aria-label="brightness"></p>
<button onclick="ask('/rainbow')">Rainbow</button>
<button onclick="ask('/off')">Off</button>
<script>
  let waiting = false, next = null;
  async function ask(path) {  // one question at a time, and then the newest
    if (waiting) return next = path;
    waiting = true;
    await fetch(path);
    waiting = false;
    if (next) { path = next; next = null; ask(path); }
  }
  pick.oninput = () => ask("/fill?colour=" + pick.value.slice(1));
  much.oninput = () => ask("/brightness?percent=" + much.value);
</script>
</html>
"""

pixels = neopixel.NeoPixel(board.D6, COUNT, brightness=0.5, auto_write=False)
colour = 0xFF6600
turning = False

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def told():
    """What is shown, as text."""
    text = "rainbow" if turning else "#%06x" % colour
    return HTTPResponse(body="%s %d%%" % (text, round(pixels.brightness * 100)))


def bad(text):
    """The question makes no sense."""
    return HTTPResponse(status=CommonHTTPStatus.BAD_REQUEST_400, body=text)


@server.route("/")
def base(request):
    """The page."""
    body = PAGE.replace("{colour}", "#%06x" % colour).replace("{percent}", str(round(pixels.brightness * 100)))
    return HTTPResponse(body=body, content_type=MIMEType.TYPE_HTML)


@server.route("/fill")
def fill(request):
    """/fill?colour=ff6600"""
    global colour, turning
    text = request.query_params.get("colour", "")
    try:
        number = int(text, 16)
    except ValueError:
        number = -1
    if len(text) != 6 or number < 0:
        return bad("colour is six hexadecimal digits, such as ff6600")
    colour, turning = number, False
    pixels.fill(colour)
    pixels.show()
    return told()


@server.route("/brightness")
def brightness(request):
    """/brightness?percent=50"""
    try:
        percent = int(request.query_params.get("percent", ""))
    except ValueError:
        percent = -1
    if not 0 <= percent <= 100:
        return bad("percent is a number from 0 to 100")
    pixels.brightness = percent / 100
    pixels.show()
    return told()


@server.route("/rainbow")
def rainbow(request):
    """All colours, moving."""
    global turning
    turning = True
    return told()


@server.route("/off")
def off(request):
    """Dark."""
    global colour, turning
    colour, turning = 0, False
    pixels.fill(0)
    pixels.show()
    return told()


server.start(str(wifi.radio.ipv4_address))
step = 0
while True:
    server.poll()
    if turning:
        for place in range(COUNT):
            pixels[place] = colorwheel((place * 256 // COUNT + step) & 255)
        pixels.show()
        step += 2
    time.sleep(0.02)
