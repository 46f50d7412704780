# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sends each message of each client back, as a script does that knows only the public API.

Usage: echo.py PORT
"""

import socket
import sys

from adafruit_httpserver import GET, Request, Server, Websocket

server = Server(socket)
clients = []


@server.route("/", GET)
def connect(request: Request):
    clients.append(Websocket(request))
    return clients[-1]


server.start("127.0.0.1", int(sys.argv[1]))
print("listening")
while True:
    server.poll()
    for client in [*clients]:
        while (message := client.receive(fail_silently=True)) is not None:
            client.send_message(message, fail_silently=True)
        if client.closed:
            clients.remove(client)
