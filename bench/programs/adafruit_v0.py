# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 0 of this project: adafruit_v0.py PORT FOLDER [forever | poll]."""

import socket
import sys
import time

from adafruit_httpserver import HTTPResponse, HTTPServer

port, folder, way = int(sys.argv[1]), sys.argv[2], sys.argv[3]
server = HTTPServer(socket)


@server.route("/hello")
def hello(request):
    return HTTPResponse(body="hello world")


@server.route("/headers")
def read_headers(request):
    fields = request.headers
    told = fields["host"], fields["user-agent"], fields["accept"], request.query_params["unit"]
    return HTTPResponse(body=told[-1])


@server.route("/read", "POST")
def read_body(request):
    return HTTPResponse(body=str(len(request.body)))


@server.route("/ignore", "POST")
def ignore_body(request):
    return HTTPResponse(body="ignored")


@server.route("/made")
def when_made(request):
    return HTTPResponse(body=str(time.monotonic_ns()))


@server.route("/slow")
def slow(request):
    time.sleep(0.2)
    return HTTPResponse(body="slow")


if way == "forever":
    server.serve_forever("127.0.0.1", port, folder)
else:
    server.start("127.0.0.1", port, folder)
    while True:
        server.poll()
