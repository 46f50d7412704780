# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What board this is and how it is doing, under a name in the network: http://my-board.local"""

import gc
import json
import os
import time

import board
import mdns
import microcontroller
import secrets
import socketpool
import supervisor
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Board</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  table { width: 100%; border-spacing: .6rem .2rem; }
  td { text-align: left; } td:first-child { text-align: right; opacity: .7; }
</style>
<h1>{name}</h1>
<table>
{rows}
</table>
<form method="post" action="/restart"><button>Restart</button></form>
</html>
"""

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))

me = mdns.Server(wifi.radio)
me.hostname = "my-board"
me.advertise_service(service_type="_http", protocol="_tcp", port=80)
restart = False


def facts():
    """What is known, as pairs."""
    drive = os.statvfs("/")
    return (
        ("system", "%s %s" % (os.uname().sysname, os.uname().release)),
        ("address", str(wifi.radio.ipv4_address)),
        ("name", me.hostname + ".local"),
        ("mac", ":".join("%02x" % byte for byte in wifi.radio.mac_address)),
        ("uid", "".join("%02x" % byte for byte in microcontroller.cpu.uid)),
        ("frequency", "%d MHz" % (microcontroller.cpu.frequency // 1000000)),
        ("temperature", "%.1f °C" % microcontroller.cpu.temperature),
        ("memory", "%d kB free" % (gc.mem_free() // 1024)),
        ("drive", "%d kB" % (drive[0] * drive[2] // 1024)),
        ("running", "%d s" % (supervisor.ticks_ms() // 1000)),
        ("started by", str(supervisor.runtime.run_reason).split(".")[-1]),
    )


@server.route("/")
def base(request: HTTPRequest):
    """The page."""
    rows = "\n".join("<tr><td>%s<td>%s</tr>" % pair for pair in facts())
    with HTTPResponse(request, content_type=MIMEType.TYPE_HTML) as response:
        response.send(PAGE.replace("{name}", board.board_id).replace("{rows}", rows))


@server.route("/fact/<name>")
def fact(request: HTTPRequest, name: str):
    """One of them, as text."""
    found = dict(facts()).get(name)
    if found is None:
        with HTTPResponse(request, status=(404, "Not Found")) as response:
            response.send("There is: " + ", ".join(key for key, _ in facts()))
        return
    with HTTPResponse(request) as response:
        response.send(found)


@server.route("/facts.json")
def everything(request: HTTPRequest):
    """All, as JSON."""
    with HTTPResponse(request, content_type=MIMEType.TYPE_JSON) as response:
        response.send(json.dumps(dict(facts())))


@server.route("/restart", HTTPMethod.POST)
def start_again(request: HTTPRequest):
    """The button of the page."""
    global restart
    restart = True
    with HTTPResponse(request) as response:
        response.send("See you soon")


print("Open http://my-board.local")
server.start(str(wifi.radio.ipv4_address))
while not restart:
    server.poll()
    time.sleep(0.01)
time.sleep(0.2)  # for the answer to go out
print("Restarting")
microcontroller.reset()
