# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Counts how often the board's button is pressed; the count outlives a loss of power."""

import struct
import time
from secrets import secrets

import board
import digitalio
import microcontroller
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2; url=/">
<link rel="icon" href="data:,">
<title>Counter</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  b { display: block; font-size: 6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
</style>
<b>{count}</b>
<p>times was the button pressed.</p>
<form method="post" action="/reset"><button>From the start</button></form>
</html>
"""

button = digitalio.DigitalInOut(board.BUTTON)
button.switch_to_input(pull=digitalio.Pull.UP)

MARK = 0x5A  # tells our number from what else may be in the memory


def load():
    """The number that was kept, else 0."""
    mark, number = struct.unpack("<BI", microcontroller.nvm[0:5])
    return number if mark == MARK else 0


def keep(number):
    """Keep a number."""
    microcontroller.nvm[0:5] = struct.pack("<BI", MARK, number)


def page():
    """The page as it is now."""
    return HTTPResponse(content_type="text/html", body=PAGE.replace("{count}", str(count)))


wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


@server.route("/")
def base(request):
    """The page."""
    return page()


@server.route("/reset", "POST")
def reset(request):
    """The button of the page."""
    global count
    count = 0
    keep(count)
    print("From the start")
    return page()


count = load()
print("Pressed until now:", count)
server.start(str(wifi.radio.ipv4_address))
was_pressed = False
while True:
    is_pressed = not button.value
    if is_pressed and not was_pressed:
        count += 1
        keep(count)
        print("Pressed:", count)
    was_pressed = is_pressed
    server.poll()
    time.sleep(0.01)
