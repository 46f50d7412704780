# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Four touch pads, a NeoPixel beside each, and how often each was touched."""

import json
import time
from secrets import secrets

import board
import neopixel
import socketpool
import touchio
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer

FRUIT = (("Banana", board.D5, 0xFFD000), ("Lime", board.D9, 0x60FF00), ("Cherry", board.D10, 0xFF0030), ("Plum", board.D11, 0x9000FF))

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Fruit</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  p { display: flex; justify-content: space-between; padding: .5rem 1.5rem; border-radius: 2rem; border: 1px solid #8888; }
  .down { color: white; background: #3a9d5d; }
</style>
{rows}
<button onclick="fetch('/reset', { method: 'POST' })">From the start</button>
<script>
  setInterval(async () => {
    for (const pad of await (await fetch("/pads")).json()) {
      const row = document.getElementById(pad.name);
      row.className = pad.touched ? "down" : "";
      row.lastChild.textContent = pad.count;
    }
  }, 300);
</script>
</html>
"""

pads = [touchio.TouchIn(pin) for _, pin, _ in FRUIT]
lights = neopixel.NeoPixel(board.NEOPIXEL, len(FRUIT))
touched = [False] * len(FRUIT)
counts = [0] * len(FRUIT)

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


@server.route("/")
def base(request):
    """The page."""
    rows = ['<p id="%s"><span>%s</span><b>%d</b></p>' % (fruit[0], fruit[0], count) for fruit, count in zip(FRUIT, counts)]
    return HTTPResponse(body=PAGE.replace("{rows}", "\n".join(rows)), content_type=MIMEType.TYPE_HTML)


@server.route("/pads")
def tell(request):
    """What the page asks for."""
    body = [{"name": fruit[0], "touched": down, "count": count} for fruit, down, count in zip(FRUIT, touched, counts)]
    return HTTPResponse(body=json.dumps(body), content_type=MIMEType.TYPE_JSON)


@server.route("/reset", HTTPMethod.POST)
def reset(request):
    """The button of the page."""
    counts[:] = [0] * len(FRUIT)
    return HTTPResponse(body="done")


server.start(str(wifi.radio.ipv4_address))
while True:
    for number, (name, _, colour) in enumerate(FRUIT):
        is_down = pads[number].value
        if is_down != touched[number]:
            touched[number] = is_down
            lights[number] = colour if is_down else 0
            if is_down:
                counts[number] += 1
                print(name, counts[number])
    server.poll()
    time.sleep(0.01)
