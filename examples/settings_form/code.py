# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A page of settings: they are kept in a file and in nvm, checked, and bite at once."""

import json
import os

import board
import microcontroller
import pwmio
import socketpool
import wifi

from adafruit_httpserver import GET, POST, Redirect, Request, Response, Server

wifi.radio.connect(os.getenv("CIRCUITPY_WIFI_SSID"), os.getenv("CIRCUITPY_WIFI_PASSWORD"))
server = Server(socketpool.SocketPool(wifi.radio), debug=True)
lamp = pwmio.PWMOut(board.LED, frequency=5000)
FILE = "/config.json"
nvm = microcontroller.nvm

try:
    with open(FILE) as file:
        config = json.load(file)
except OSError:
    config = {"name": os.getenv("WEB_NAME"), "brightness": 50, "night": False}

nvm[0] = 1 if nvm[0] == 255 else nvm[0] + 1  # how often it has started; memory that is new has 255


def apply():
    lamp.duty_cycle = config["brightness"] * 65535 // 100 // (10 if config["night"] else 1)


PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>body {{ font: 18px/2 system-ui; max-width: 22rem; margin: 2rem auto; padding: 0 1rem }} input {{ font: inherit }}</style>
<h1>{name}</h1>
<p style="color: tomato">{problem}</p>
<form method="post">
  <label>Name <input name="name" value="{name}"></label><br>
  <label>Brightness <input name="brightness" type="number" value="{brightness}"> %</label><br>
  <label><input name="night" type="checkbox" {checked}> night</label><br>
  <button>Save</button>
</form>
<small>started {starts} times</small>
"""


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def page(request: Request, problem: str = ""):
    body = PAGE.format(
        name=escaped(config["name"]),
        brightness=config["brightness"],
        checked="checked" if config["night"] else "",
        problem=problem,
        starts=nvm[0],
    )
    return Response(request, body, content_type="text/html")


def decoded(text):
    """Browsers send %C3%A9 for an accented letter, and + for a blank."""
    first, *others = text.replace("+", " ").split("%")
    data = first.encode() + b"".join(bytes([int(part[:2], 16)]) + part[2:].encode() for part in others)
    return data.decode()


@server.route("/", [GET, POST])
def settings(request: Request):
    if request.method == GET:
        return page(request)
    form = request.form_data
    brightness = form.get("brightness", "")
    if not brightness.isdigit() or int(brightness) > 100:
        return page(request, "Brightness is 0 to 100.")
    config["brightness"] = int(brightness)
    config["name"] = decoded(form.get("name", safe=False) or config["name"])
    config["night"] = form.get("night") == "on"
    with open(FILE, "w") as file:
        json.dump(config, file)
    apply()
    print("Saved", config["name"])
    return Redirect(request, "/")


apply()
server.serve_forever(str(wifi.radio.ipv4_address), os.getenv("WEB_PORT"))
