# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A board without a keyboard is told its Wi-Fi: it opens a network of its own, with a page that asks."""

import json
import os
import time

import socketpool
import supervisor
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus
from forms import decode

FILE = "/wifi.json"

HEAD = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Set-up</title>
<link rel="stylesheet" href="/style.css">
"""
FORM = HEAD + """<h1>Which Wi-Fi?</h1>
<form method="post" action="/join">
<input name="ssid" list="networks" placeholder="Name" required>
<datalist id="networks">{networks}</datalist>
<input name="password" type="password" placeholder="Password">
<button>Join</button>
</form>
</html>
"""
JOINED = HEAD + """<h1>Joined</h1>
<p>This board is in the Wi-Fi <b>{ssid}</b>.</p>
<form method="post" action="/forget"><button>Forget it</button></form>
</html>
"""
WAIT = HEAD + """<h1>Thank you</h1>
<p>{text}</p>
</html>
"""


def settings():
    """What was entered before, or None."""
    try:
        with open(FILE) as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def escape(text):
    """Text that cannot be taken for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def html(text, status=CommonHTTPStatus.OK_200):
    """A page."""
    return HTTPResponse(status=status, body=text, content_type=MIMEType.TYPE_HTML)


def networks():
    """The names of the networks around, for the form."""
    names = sorted({network.ssid for network in wifi.radio.start_scanning_networks()})
    wifi.radio.stop_scanning_networks()
    return "".join('<option value="%s">' % escape(name) for name in names)


server = HTTPServer(socketpool.SocketPool(wifi.radio))
restart = False
entered = settings()

if entered:
    wifi.radio.connect(entered["ssid"], entered["password"])
    address = str(wifi.radio.ipv4_address)
    print("Joined", entered["ssid"])
else:
    wifi.radio.start_ap("Set up this board", "circuitpython")
    address = str(wifi.radio.ipv4_address_ap)
    choices = networks()
    print('Join the Wi-Fi "Set up this board", password "circuitpython"')


@server.route("/")
def base(request):
    """The form, or what was entered."""
    if entered:
        return html(JOINED.replace("{ssid}", escape(entered["ssid"])))
    return html(FORM.replace("{networks}", choices))


@server.route("/join", HTTPMethod.POST)
def join(request):
    """The form was sent."""
    global restart
    form = decode(request.body)
    if not form.get("ssid"):
        return html(WAIT.replace("{text}", "The name is missing."), CommonHTTPStatus.BAD_REQUEST_400)
    if 0 < len(form.get("password", "")) < 8:
        return html(WAIT.replace("{text}", "A password has at least 8 characters."), CommonHTTPStatus.BAD_REQUEST_400)
    with open(FILE, "w") as file:
        json.dump({"ssid": form["ssid"], "password": form.get("password", "")}, file)
    restart = True
    return html(WAIT.replace("{text}", "The board joins %s now." % escape(form["ssid"])))


@server.route("/forget", HTTPMethod.POST)
def forget(request):
    """The button of the page."""
    global restart
    try:
        os.remove(FILE)
    except OSError:  # it was not there
        pass
    restart = True
    return html(WAIT.replace("{text}", "Join the network of the board again."))


# Not the whole drive: a password is on it.
server.start(address, root_path="/www")
while not restart:
    server.poll()
    time.sleep(0.01)
time.sleep(0.2)  # for the answer to go out
supervisor.reload()
