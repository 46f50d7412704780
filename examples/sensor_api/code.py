# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A JSON API of the sensors on the I2C bus: light, temperature, and what the processor itself knows.

    GET /api                      all values; a sensor that does not answer has null
    GET /api/light                one of them
    GET /api/temperature?unit=F   in degrees Fahrenheit
"""

import json
import os

import board
import microcontroller
import socketpool
import wifi
from sensors import BH1750, MCP9808

from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus, HTTPStatus

UNAVAILABLE = HTTPStatus(503, "Service Unavailable")

i2c = board.I2C()
SENSORS = {
    "light": ("lx", BH1750(i2c).lux),
    "temperature": ("°C", MCP9808(i2c).celsius),
    "processor": ("°C", lambda: microcontroller.cpu.temperature),
}

wifi.radio.connect(os.getenv("CIRCUITPY_WIFI_SSID"), os.getenv("CIRCUITPY_WIFI_PASSWORD"))
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def answer(value, status=CommonHTTPStatus.OK_200):
    """JSON; pages of other sites may ask for it, too."""
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
    return HTTPResponse(status, json.dumps(value), headers, MIMEType.TYPE_JSON)


def read(name):
    """What a sensor measures, or None when it does not answer."""
    try:
        return round(SENSORS[name][1](), 2)
    except OSError as problem:
        print("No", name + ":", problem)
        return None


@server.route("/api")
def everything(request):
    """All values."""
    return answer({name: {"value": read(name), "unit": unit} for name, (unit, _) in SENSORS.items()})


def add_route(name, unit):
    """The address of a sensor."""

    @server.route("/api/" + name)
    def one(request):
        wanted = request.query_params.get("unit", "")
        if wanted not in ("", "C", "F") or (wanted and unit != "°C"):
            return answer({"error": "unit is C or F, and only for temperatures"}, CommonHTTPStatus.BAD_REQUEST_400)
        value = read(name)
        if value is None:
            return answer({"error": "the sensor does not answer"}, UNAVAILABLE)
        if wanted == "F":
            return answer({"value": round(value * 9 / 5 + 32, 2), "unit": "°F"})
        return answer({"value": value, "unit": unit})


for each in SENSORS:
    add_route(each, SENSORS[each][0])

print("Sensors:", ", ".join(sorted(SENSORS)))
server.serve_forever(str(wifi.radio.ipv4_address), root_path="/www")
