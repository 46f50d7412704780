# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A message board: what is sent from the form is shown on the display."""

import board
import displayio
import socketpool
import terminalio
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer

server = HTTPServer(socketpool.SocketPool(wifi.radio), "/pages")
FONT = terminalio.FONT
WIDTH, HEIGHT = FONT.get_bounding_box()[:2]
COLUMNS, ROWS = 16, 4

palette = displayio.Palette(2)
palette[0], palette[1] = 0x000022, 0xFFCC33
grid = displayio.TileGrid(FONT.bitmap, pixel_shader=palette, width=COLUMNS, height=ROWS, tile_width=WIDTH, tile_height=HEIGHT)
group = displayio.Group(scale=2)
group.append(grid)
board.DISPLAY.root_group = group


def decoded(text):
    """What a browser makes of a form, undone: + and %41."""
    first, *others = text.replace("+", " ").split("%")
    return first + "".join(chr(int(part[:2], 16)) + part[2:] for part in others)


def show(text):
    for place in range(COLUMNS * ROWS):
        letter = text[place] if place < len(text) else " "
        glyph = FONT.get_glyph(ord(letter)) or FONT.get_glyph(ord("?"))
        grid[place] = glyph.tile_index


show("Send a message")


@server.route("/")
def page(request):
    with HTTPResponse(request, content_type=MIMEType.TYPE_HTML) as response:
        response.send_file("form.html", root_path="/pages")


@server.route("/message", HTTPMethod.POST)
def message(request):
    text = decoded(request.body.decode("utf-8").split("=", 1)[1])
    show(text)
    print("Message:", text)
    with HTTPResponse(request) as response:
        response.send("Shown: " + text[: COLUMNS * ROWS])


server.serve_forever(str(wifi.radio.ipv4_address))
