# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Files onto the drive and back again: an upload from a form, a list, a download, as one updates a board over the air."""

import json
import os

import socketpool
import storage
import wifi

from adafruit_httpserver import (
    BAD_REQUEST_400,
    CREATED_201,
    DELETE,
    GET,
    NOT_FOUND_404,
    POST,
    FileResponse,
    JSONResponse,
    Request,
    Response,
    Server,
)

FOLDER = "/uploads"
storage.remount("/", readonly=False)
if FOLDER[1:] not in os.listdir("/"):
    os.mkdir(FOLDER)
server = Server(socketpool.SocketPool(wifi.radio), "/static", debug=True)


def sizes():
    return {name: os.stat(FOLDER + "/" + name)[6] for name in sorted(os.listdir(FOLDER))}


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "upload.html")


@server.route("/files", GET)
def files(request: Request):
    return JSONResponse(request, sizes())


@server.route("/files", POST)
def upload(request: Request):
    file = request.form_data.files.get("file")
    if file is None or not file.filename or "/" in file.filename or file.filename.startswith("."):
        return Response(request, "choose a file", status=BAD_REQUEST_400)
    data = file.content_bytes
    with open(FOLDER + "/" + file.filename, "wb") as target:
        target.write(data)
    print("Stored", file.filename, len(data), "bytes of", file.content_type)
    return Response(request, json.dumps(sizes()), status=CREATED_201, content_type="application/json")


@server.route("/files/<name>", GET)
def download(request: Request, name: str):
    return FileResponse(request, name, FOLDER, as_attachment=True)


@server.route("/files/<name>", DELETE)
def remove(request: Request, name: str):
    if name not in sizes():
        return Response(request, "no such file", status=NOT_FOUND_404)
    os.remove(FOLDER + "/" + name)
    return files(request)


server.serve_forever(str(wifi.radio.ipv4_address), 80)
