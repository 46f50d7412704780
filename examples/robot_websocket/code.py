# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A robot with two motors that a phone drives over a WebSocket."""

import board
import pwmio
import socketpool
import wifi

from adafruit_httpserver import GET, FileResponse, Request, Server, Websocket

server = Server(socketpool.SocketPool(wifi.radio), "/static", debug=True)
websocket = None


class Motor:
    """An H-bridge such as the DRV8833: one pin drives forward, the other one back."""

    def __init__(self, forward, back):
        self.forward = pwmio.PWMOut(forward, frequency=1000)
        self.back = pwmio.PWMOut(back, frequency=1000)

    def drive(self, throttle):
        self.forward.duty_cycle = int(max(throttle, 0) * 65535)
        self.back.duty_cycle = int(max(-throttle, 0) * 65535)


left, right = Motor(board.GP6, board.GP7), Motor(board.GP8, board.GP9)
COMMANDS = {"forward": (1, 1), "back": (-1, -1), "left": (-0.5, 0.5), "right": (0.5, -0.5), "stop": (0, 0)}


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "remote.html")


@server.route("/drive", GET)
def connect(request: Request):
    global websocket
    if websocket is not None:
        websocket.close()  # one driver at a time
    websocket = Websocket(request)
    return websocket


server.start(str(wifi.radio.ipv4_address), 80)
while True:
    server.poll()
    if websocket is None:
        continue
    message = websocket.receive(fail_silently=True)
    if websocket.closed:
        left.drive(0)
        right.drive(0)
        print("Nobody drives")
        websocket = None
    elif message in COMMANDS:
        throttles = COMMANDS[message]
        left.drive(throttles[0])
        right.drive(throttles[1])
        websocket.send_message("%s: %.1f %.1f" % (message, *throttles), fail_silently=True)
    elif message:
        websocket.send_message("unknown: " + message, fail_silently=True)
