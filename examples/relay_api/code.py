# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Four relays behind a JSON API: GET, PUT, DELETE."""

import board
import digitalio
import socketpool
import wifi

from adafruit_httpserver import (
    BAD_REQUEST_400,
    DELETE,
    GET,
    NOT_FOUND_404,
    PUT,
    JSONResponse,
    Request,
    Response,
    Server,
)

pool = socketpool.SocketPool(wifi.radio)
server = Server(pool, "/static", debug=True)
relays = {}
for name, pin in (("pump", board.GP2), ("fan", board.GP3), ("light", board.GP4), ("heater", board.GP5)):
    relays[name] = digitalio.DigitalInOut(pin)
    relays[name].switch_to_output(False)


@server.route("/api/relays", GET)
def all_relays(request: Request):
    return JSONResponse(request, {name: relay.value for name, relay in relays.items()})


@server.route("/api/relays", DELETE)
def all_off(request: Request):
    for relay in relays.values():
        relay.value = False
    return all_relays(request)


@server.route("/api/relays/<name>", [GET, PUT])
def one_relay(request: Request, name: str):
    if name not in relays:
        return JSONResponse(request, {"error": "no relay " + name}, status=NOT_FOUND_404)
    if request.method == PUT:
        wanted = request.json()
        if not isinstance(wanted.get("on"), bool):
            return JSONResponse(request, {"error": "on must be true or false"}, status=BAD_REQUEST_400)
        relays[name].value = wanted["on"]
    return JSONResponse(request, {"name": name, "on": relays[name].value})


@server.route("/")
def index(request: Request):
    links = "".join("<li><a href=/api/relays/%s>%s</a>" % (name, name) for name in relays)
    return Response(request, "<!DOCTYPE html><title>Relays</title><h1>Relays</h1><ul>" + links, content_type="text/html")


server.serve_forever(str(wifi.radio.ipv4_address), 80)
