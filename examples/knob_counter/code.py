# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A knob and three keys that every open page sees at once; its name in the network is knob.local."""

import json

import board
import keypad
import mdns
import rotaryio
import socketpool
import wifi

from adafruit_httpserver import GET, FileResponse, JSONResponse, Request, Server, SSEResponse

mdns_server = mdns.Server(wifi.radio)
mdns_server.hostname = "knob"
mdns_server.advertise_service(service_type="_http", protocol="_tcp", port=80)

server = Server(socketpool.SocketPool(wifi.radio), "/static")
knob = rotaryio.IncrementalEncoder(board.D5, board.D6)
keys = keypad.Keys((board.D9, board.D10, board.D11), value_when_pressed=False, pull=True)
state = {"position": 0, "presses": [0, 0, 0]}
listeners = []


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "knob.html")


@server.route("/state", GET)
def show(request: Request):
    return JSONResponse(request, dict(state, name=mdns_server.hostname))


@server.route("/events", GET)
def events(request: Request):
    listeners.append(SSEResponse(request))
    return listeners[-1]


def changed():
    """Whether the knob was turned or a key pressed since the last look."""
    before = json.dumps(state)
    state["position"] = knob.position
    event = keys.events.get()
    if event and event.pressed:
        state["presses"][event.key_number] += 1
    return json.dumps(state) != before


server.start(str(wifi.radio.ipv4_address), 80)
while True:
    server.poll()
    if changed():
        for listener in list(listeners):
            try:
                listener.send_event(json.dumps(state), event="state")
            except BrokenPipeError:
                listeners.remove(listener)
