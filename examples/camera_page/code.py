# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A camera on a web page: single pictures, and a stream of them as cameras in the house send it."""

import adafruit_pycamera
import socketpool
import wifi

from adafruit_httpserver import GET, POST, BAD_REQUEST_400, ChunkedResponse, FileResponse, Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), "/static", debug=True)
camera = adafruit_pycamera.PyCamera()
camera.autofocus()
BOUNDARY = "picture"


def picture():
    """The camera may have none yet."""
    data = None
    while data is None:
        data = camera.capture_into_jpeg()
    return bytes(data)


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "camera.html")


@server.route("/picture.jpg", GET)
def snapshot(request: Request):
    return Response(request, picture(), content_type="image/jpeg", headers={"Cache-Control": "no-store"})


@server.route("/stream", GET)
def stream(request: Request):
    def pictures():
        for _ in range(5):
            data = picture()
            yield b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % (BOUNDARY.encode(), len(data))
            yield data
            yield b"\r\n"

    return ChunkedResponse(request, pictures, content_type="multipart/x-mixed-replace; boundary=" + BOUNDARY)


@server.route("/light/<level>", POST)
def light(request: Request, level: str):
    try:
        camera.led_level = int(level)
    except (ValueError, IndexError):
        return Response(request, "no such level", status=BAD_REQUEST_400)
    return Response(request, level)


server.serve_forever(str(wifi.radio.ipv4_address), 80)
