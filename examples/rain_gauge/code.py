# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A rain gauge that tips at each 0.28 mm, and its log, which is sent in chunks (release 1.1 has a way for that)."""

import time
from secrets import secrets

import board
import countio
import digitalio
import socketpool
import wifi

from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer

MILLIMETRES = 0.28
SECONDS = 0.5  # a line of the log; in a garden rather 600
LINES = 500

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<link rel="icon" href="data:,">
<title>Rain</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  b { display: block; font-size: 4rem; line-height: 1.2; }
</style>
<b>{rain} mm</b>
<p>of rain since the start, in {tips} tips</p>
<a class="button" href="/log.csv">The log</a>
</html>
"""

gauge = countio.Counter(board.D4, edge=countio.Edge.FALL, pull=digitalio.Pull.UP)
log = []
tips = 0

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


@server.route("/")
def base(request):
    """The page."""
    body = PAGE.replace("{rain}", "%.2f" % (gauge.count * MILLIMETRES)).replace("{tips}", str(gauge.count))
    return HTTPResponse(body=body, content_type=MIMEType.TYPE_HTML)


@server.route("/log.csv")
def send_log(request, conn):
    """A line for each time in which it rained; they are never in memory all at once as text."""
    response = HTTPResponse(content_type=MIMEType.TYPE_CSV)
    response.send_chunk_headers(conn)
    response.send_body_chunk(conn, "seconds,millimetres\n")
    for seconds, count in log:
        response.send_body_chunk(conn, "%d,%.2f\n" % (seconds, count * MILLIMETRES))
    response.send_body_chunk(conn, "")  # the end


began = looked = time.monotonic()
server.start(str(wifi.radio.ipv4_address))
while True:
    server.poll()
    now = time.monotonic()
    if now - looked >= SECONDS:
        looked, new, tips = now, gauge.count - tips, gauge.count
        if new:
            log.append((now - began, new))
            print("Rain: %.2f mm" % (new * MILLIMETRES))
            del log[:-LINES]
    time.sleep(0.01)
