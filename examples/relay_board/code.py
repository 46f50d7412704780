# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Four relays. Their board switches a relay on while its pin is low."""

import board
import digitalio
import secrets
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer

PINS = (board.GP2, board.GP3, board.GP4, board.GP5)
NAMES = ("Pump", "Fan", "Light", "Bell")

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Relays</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  p { display: flex; justify-content: space-between; align-items: center; }
  .on { background: #3a9d5d; color: white; }
</style>
{rows}
<a class="button" href="/all/off">All off</a>
</html>
"""
ROW = '<p>{name} <a class="button {state}" href="/{number}/{other}">{state}</a></p>'

relays = []
for pin in PINS:
    relay = digitalio.DigitalInOut(pin)
    relay.switch_to_output(value=True)
    relays.append(relay)

wifi.radio.connect(secrets.WIFI_SSID, secrets.WIFI_PASSWORD)
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def is_on(number):
    """Whether a relay is on."""
    return not relays[number].value


def switch(number, on):
    """Switch a relay."""
    if is_on(number) != on:
        relays[number].value = not on
        print(NAMES[number], "on" if on else "off")


def page():
    """The page as it is now."""
    rows = []
    for number, name in enumerate(NAMES):
        state, other = ("on", "off") if is_on(number) else ("off", "on")
        rows.append(ROW.format(name=name, number=number + 1, state=state, other=other))
    return HTTPResponse(content_type="text/html", body=PAGE.replace("{rows}", "\n".join(rows)))


def add_routes(number):
    """The addresses of a relay, such as /1/on."""

    @server.route("/%d/on" % (number + 1))
    def on(request):
        switch(number, True)
        return page()

    @server.route("/%d/off" % (number + 1))
    def off(request):
        switch(number, False)
        return page()


for each in range(len(relays)):
    add_routes(each)


@server.route("/")
def base(request):
    """The page."""
    return page()


@server.route("/all/off")
def all_off(request):
    """The button below."""
    for number in range(len(relays)):
        switch(number, False)
    return page()


@server.route("/state")
def state(request):
    """One digit for each relay, for other programs."""
    return HTTPResponse(body="".join("1" if is_on(number) else "0" for number in range(len(relays))))


server.serve_forever(str(wifi.radio.ipv4_address))
