# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4, of this project or of the original 4.8.2, whichever the interpreter finds: adafruit_v4.py PORT FOLDER."""

import socket
import sys

from adafruit_httpserver import GET, POST, JSONResponse, Request, Response, Server

port, folder = int(sys.argv[1]), sys.argv[2]
server = Server(socket, folder)


@server.route("/hello", GET)
def hello(request: Request):
    return Response(request, "hello world")


@server.route("/with-headers", GET)
def with_headers(request: Request):
    return Response(request, "hello world", headers={"Cache-Control": "no-store", "X-Sensor": "kitchen"})


@server.route("/users/<name>", GET)
def user(request: Request, name: str):
    return Response(request, name)


@server.route("/json", GET)
def reading(request: Request):
    return JSONResponse(request, {"temperature": 21.5, "humidity": 40})


@server.route("/read", POST)
def read_body(request: Request):
    return Response(request, str(len(request.body)))


@server.route("/form", POST)
def read_form(request: Request):
    return Response(request, str(request.form_data.files.get("file").size))


server.start("127.0.0.1", port)
while True:
    server.poll()
