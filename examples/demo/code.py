# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A lamp with a switch and a thermometer on one page, as people write it for a board.

It runs there as it stands, and here with: python -m adafruit_httpserver run examples/demo
"""

from secrets import secrets

import microcontroller
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer

wifi.radio.connect(secrets["ssid"], secrets["password"])

server = HTTPServer(socketpool.SocketPool(wifi.radio))
lamp = {"on": False, "switched": 0}


def state():
    """What the page shows, as JSON."""
    on = "true" if lamp["on"] else "false"
    celsius = microcontroller.cpu.temperature
    body = '{"on": %s, "switched": %d, "celsius": %.1f}' % (on, lamp["switched"], celsius)
    return HTTPResponse(content_type="application/json", body=body)


@server.route("/state")
def get_state(request):
    """The page asks for this every second."""
    return state()


@server.route("/switch", "POST")
def switch(request):
    """The button asks for this."""
    lamp["on"] = not lamp["on"]
    lamp["switched"] += 1
    print("The lamp is", "on" if lamp["on"] else "off")
    return state()


# "/" has no route, so the file index.html is sent.
server.serve_forever(str(wifi.radio.ipv4_address))
