# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The processor's temperature as a chart that moves: server-sent events."""

from time import monotonic

import microcontroller
import socketpool
import wifi

from adafruit_httpserver import GET, FileResponse, Request, Response, Server, SSEResponse

server = Server(socketpool.SocketPool(wifi.radio), "/static", debug=True)
listener: SSEResponse = None
next_event = monotonic()


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "chart.html")


@server.route("/now", GET)
def now(request: Request):
    return Response(request, "%.1f" % microcontroller.cpu.temperature)


@server.route("/temperature", GET)
def events(request: Request):
    global listener
    if listener is not None:
        listener.close()  # the newest page listens
    listener = SSEResponse(request)
    return listener


server.start(str(wifi.radio.ipv4_address), 80)
hot = False
while True:
    server.poll()
    if listener is None or monotonic() < next_event:
        continue
    next_event = monotonic() + 0.5
    celsius = microcontroller.cpu.temperature
    try:
        listener.send_event("%.1f" % celsius)
        if (celsius > 40) != hot:
            hot = celsius > 40
            listener.send_event("too hot" if hot else "cooler", event="warning")
    except BrokenPipeError:
        print("Nobody listens")
        listener = None
