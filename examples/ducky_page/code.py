# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Types on the computer to which the board is plugged in: a keyboard on a web page."""

import time

import socketpool
import usb_hid
import wifi

from adafruit_httpserver import BAD_REQUEST_400, GET, POST, FileResponse, Redirect, Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), "/www", debug=True)

KEYBOARD = next(device for device in usb_hid.devices if (device.usage_page, device.usage) == (1, 6))
MOUSE = next(device for device in usb_hid.devices if (device.usage_page, device.usage) == (1, 2))
LEFT_SHIFT, LEFT_GUI = 0x02, 0x08
ENTER, SPACE = 0x28, 0x2C


def press(key, modifier=0):
    """A key goes down and up: modifier, reserved, six keys."""
    KEYBOARD.send_report(bytes((modifier, 0, key, 0, 0, 0, 0, 0)))
    KEYBOARD.send_report(bytes(8))


def key_of(letter):
    if letter == " ":
        return SPACE, 0
    if letter in "1234567890":
        return 0x1E + "1234567890".index(letter), 0
    if "a" <= letter.lower() <= "z":
        return 0x04 + ord(letter.lower()) - ord("a"), LEFT_SHIFT if letter.isupper() else 0
    raise ValueError("no key for " + letter)


def run(script):
    for line in script.split("\n"):
        command, _, rest = line.strip().partition(" ")
        if command == "STRING":
            for letter in rest:
                press(*key_of(letter))
        elif command == "ENTER":
            press(ENTER)
        elif command == "GUI":
            press(key_of(rest)[0], LEFT_GUI)
        elif command == "DELAY":
            time.sleep(int(rest) / 1000)
        elif command:
            raise ValueError("unknown command " + command)


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "ducky.html")


@server.route("/run", POST)
def run_script(request: Request):
    try:
        run(request.form_data.get("script", ""))
    except ValueError as error:
        return Response(request, str(error), status=BAD_REQUEST_400)
    return Redirect(request, "/")


@server.route("/mouse/<x>/<y>", POST)
def mouse(request: Request, x: str, y: str):
    MOUSE.send_report(bytes((0, int(x) & 0xFF, int(y) & 0xFF, 0)))
    return Response(request, "moved")


server.serve_forever(str(wifi.radio.ipv4_address), 80)
