# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The lamp of the board, switched from a web page. Each page shows how the lamp is now."""

from secrets import secrets

import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>LED</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  .lamp { width: 8rem; height: 8rem; margin: 0 auto 1.5rem; border-radius: 50%; background: #8885; }
  .on { background: #ffd35c; box-shadow: 0 0 4rem #ffb300; }
</style>
<div class="lamp {state}" role="img" aria-label="lamp {state}"></div>
<p>The LED is <b>{state}</b>.</p>
<a class="button" href="/on">On</a>
<a class="button" href="/off">Off</a>
</html>
"""

led = digitalio.DigitalInOut(board.LED)
led.switch_to_output()

print("Connecting to", secrets["ssid"])
wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def page():
    """The page as it is now."""
    # The braces of the styles are no fields, so no format().
    body = PAGE.replace("{state}", "on" if led.value else "off")
    return HTTPResponse(content_type="text/html", body=body)


@server.route("/")
def base(request):
    """The page."""
    return page()


@server.route("/on")
def switch_on(request):
    """The first button."""
    led.value = True
    return page()


@server.route("/off")
def switch_off(request):
    """The second button."""
    led.value = False
    return page()


server.serve_forever(str(wifi.radio.ipv4_address))
