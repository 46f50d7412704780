# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A log of what is touched and counted, sent as it is read from the file: chunk by chunk."""

import time

import board
import countio
import socketpool
import touchio
import wifi

from adafruit_httpserver import GET, ChunkedResponse, FileResponse, Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), debug=True)
pad = touchio.TouchIn(board.A1)
door = countio.Counter(board.D12)
LOG = "/log.txt"


def note(text):
    with open(LOG, "a") as file:
        file.write("%.2f %s\n" % (time.monotonic(), text))
    print(text)


@server.route("/", GET)
def index(request: Request):
    body = """<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Log</title>
<body style="font: 18px/1.5 system-ui; margin: 2rem"><h1>Log</h1><a href="/log">all</a> <a href="/log?last=5">last 5</a>
<a href="/log.txt">file</a>"""
    return Response(request, body, content_type="text/html")


@server.route("/log", GET)
def log(request: Request):
    last = int(request.query_params.get("last", "0"))

    def lines():
        with open(LOG) as file:
            kept = []
            for line in file:
                if not last:
                    yield line
                else:
                    kept = (kept + [line])[-last:]
            yield from kept

    return ChunkedResponse(request, lines, headers={"X-Visitors": str(door.count)})


@server.route("/log.txt", GET)
def file(request: Request):
    return FileResponse(request, "log.txt", "/", as_attachment=True, download_filename="board log.txt")


note("started")
server.start(str(wifi.radio.ipv4_address), 80)
touched, count = False, 0
while True:
    server.poll()
    if pad.value != touched:
        touched = pad.value
        note("touched" if touched else "let go")
    if door.count != count:
        count = door.count
        note("visitor %d" % count)
