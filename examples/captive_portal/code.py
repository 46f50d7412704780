# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A board that has never been set up: it opens a network of its own, and asks for the one to join."""

import socketpool
import wifi

from adafruit_httpserver import GET, POST, Redirect, Request, Response, Server

wifi.radio.start_ap("Shelf-Lamp-Setup", "12345678")
print("Join the network Shelf-Lamp-Setup, then open http://%s" % wifi.radio.ipv4_address_ap)
server = Server(socketpool.SocketPool(wifi.radio), debug=True)
chosen = {}

HEAD = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Setup</title><style>body { font: 18px/2 system-ui; max-width: 20rem; margin: 2rem auto } input, select { font: inherit; width: 100% }</style>
"""


def networks():
    found = {}
    for network in wifi.radio.start_scanning_networks():
        found[network.ssid] = max(network.rssi, found.get(network.ssid, -200))
    wifi.radio.stop_scanning_networks()
    return sorted(found, key=found.get, reverse=True)


@server.route("/setup", GET)
def form(request: Request):
    options = "".join("<option>%s</option>" % ssid for ssid in networks())
    body = (
        """<h1>Which network?</h1><form method="post"><select name="ssid">%s</select>
<input name="password" type="password" placeholder="password"><button>Join</button></form>"""
        % options
    )
    return Response(request, HEAD + body, content_type="text/html")


@server.route("/setup", POST)
def join(request: Request):
    chosen["ssid"] = request.form_data.get("ssid").replace("+", " ")
    chosen["password"] = request.form_data.get("password")
    return Response(request, HEAD + "<h1>Thank you</h1>The board joins %s." % chosen["ssid"], content_type="text/html")


@server.route("/", GET)
@server.route("/....", GET)
def anything(request: Request):
    """Phones ask for a page of their makers to see whether there is internet: they are led to the form."""
    return Redirect(request, "/setup")


server.start(str(wifi.radio.ipv4_address_ap), 80)
while not chosen:
    server.poll()
server.poll()
server.stop()
wifi.radio.stop_ap()
wifi.radio.connect(chosen["ssid"], chosen["password"])
print("Joined", chosen["ssid"], "as", wifi.radio.ipv4_address)
