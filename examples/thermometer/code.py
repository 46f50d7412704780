# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Temperature and humidity of an AHT20 on a page, and as JSON for other programs."""

import json
from secrets import secrets

import board
import socketpool
import wifi
from aht20 import AHT20

from adafruit_httpserver import HTTPResponse, HTTPServer

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Thermometer</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  b { display: block; font-size: 4rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
  .cold { color: #2a82d6; } .warm { color: #d8572a; }
</style>
<b id="celsius" class="{class}">{celsius} °C</b>
<p><span id="percent">{percent}</span> % humidity</p>
<script>
  setInterval(async () => {
    const now = await (await fetch("/data.json")).json();
    document.getElementById("celsius").textContent = now.celsius.toFixed(1) + " °C";
    document.getElementById("celsius").className = now.celsius < 18 ? "cold" : "warm";
    document.getElementById("percent").textContent = now.percent.toFixed(0);
  }, 2000);
</script>
</html>
"""

sensor = AHT20(board.I2C())

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


@server.route("/")
def base(request):
    """The page; from then on it asks for the data."""
    celsius, percent = sensor.measure()
    body = PAGE.replace("{class}", "cold" if celsius < 18 else "warm")
    body = body.replace("{celsius}", "%.1f" % celsius).replace("{percent}", "%.0f" % percent)
    return HTTPResponse(content_type="text/html", body=body)


@server.route("/data.json")
def data(request):
    """What other programs ask for."""
    celsius, percent = sensor.measure()
    print("%.1f degrees, %.0f percent" % (celsius, percent))
    return HTTPResponse(content_type="application/json", body=json.dumps({"celsius": celsius, "percent": percent}))


server.serve_forever(str(wifi.radio.ipv4_address))
