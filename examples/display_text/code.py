# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What is sent from a phone stands on the display of the board, as large as fits."""

import board
import displayio
import secrets
import socketpool
import terminalio
import wifi
from lettering import Lettering

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Door sign</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  textarea { font: inherit; width: 100%; box-sizing: border-box; height: 5em; }
  pre { border: 1px solid #8888; padding: 1rem; border-radius: .5rem; }
</style>
<pre>{text}</pre>
<textarea id="text" maxlength="120" placeholder="Back at three"></textarea>
<button onclick="send(text.value)">Show it</button>
<button onclick="send('')">Clear</button>
<script>
  async function send(body) {
    await fetch("/text", { method: "PUT", body });
    location.reload();
  }
</script>
</html>
"""
MOST = 120

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))

sign = Lettering(terminalio.FONT, board.DISPLAY.width, board.DISPLAY.height)
group = displayio.Group()
group.append(sign.group)
try:
    board.DISPLAY.root_group = group
except AttributeError:  # before CircuitPython 8
    board.DISPLAY.show(group)


@server.route("/")
def base(request: HTTPRequest):
    """The page."""
    text = "\n".join(sign.lines).replace("&", "&amp;").replace("<", "&lt;")
    with HTTPResponse(request, content_type=MIMEType.TYPE_HTML) as response:
        response.send(PAGE.replace("{text}", text))


@server.route("/text")
def tell(request: HTTPRequest):
    """What is on the display."""
    with HTTPResponse(request) as response:
        response.send("\n".join(sign.lines))


@server.route("/text", HTTPMethod.PUT)
def put_text(request: HTTPRequest):
    """Show another text."""
    text = request.body.decode()
    if len(text) > MOST:
        with HTTPResponse(request, status=CommonHTTPStatus.BAD_REQUEST_400) as response:
            response.send("At most %d characters" % MOST)
        return
    sign.show(text)
    print("The sign says:", " / ".join(sign.lines), "scale", sign.scale)
    with HTTPResponse(request) as response:
        response.send("\n".join(sign.lines))


sign.show("Welcome")
server.serve_forever(str(wifi.radio.ipv4_address))
