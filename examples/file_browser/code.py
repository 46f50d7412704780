# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The files of a folder: looked at, downloaded, sent, thrown away."""

import os

import secrets
import socketpool
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

FOLDER = "/files"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."

PAGE_TOP = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Files</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  table { width: 100%; text-align: left; } td:nth-child(2) { text-align: right; }
</style>
<table>
"""
ROW = '<tr><td><a href="/file/%s">%s</a><td>%d B<td><button onclick="ask(\'%s\', \'DELETE\')">×</button></tr>\n'
PAGE_BOTTOM = """</table>
<p>%d kB free</p>
<input type="file" id="pick" aria-label="file">
<script>
  async function ask(name, method, body) {
    const answer = await fetch("/file/" + name, { method, body });
    if (!answer.ok) alert(await answer.text());
    location.reload();
  }
  pick.onchange = () => ask(pick.files[0].name.replace(/[^A-Za-z0-9._-]/g, "_"), "PUT", pick.files[0]);
</script>
</html>
"""

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def is_good(name):
    """Whether it can be the name of a file: none that leads somewhere else, and no hidden one."""
    return not name.startswith(".") and all(letter in LETTERS for letter in name) and 0 < len(name) < 64


def refuse(request, text, status=CommonHTTPStatus.NOT_FOUND_404):
    """Say what is wrong."""
    with HTTPResponse(request, status=status) as response:
        response.send(text)


@server.route("/")
def base(request: HTTPRequest):
    """The page, a row at a time."""
    with HTTPResponse(request, content_type=MIMEType.TYPE_HTML, chunked=True) as response:
        response.send_chunk(PAGE_TOP)
        for name in sorted(os.listdir(FOLDER)):
            response.send_chunk(ROW % (name, name, os.stat(FOLDER + "/" + name)[6], name))
        drive = os.statvfs("/")
        response.send_chunk(PAGE_BOTTOM % (drive[0] * drive[3] // 1024))


@server.route("/file/<name>")
def download(request: HTTPRequest, name: str):
    """A file."""
    if name not in os.listdir(FOLDER):
        refuse(request, "There is no file " + name)
        return
    with HTTPResponse(request) as response:
        response.send_file(name, root_path=FOLDER)


@server.route("/file/<name>", HTTPMethod.PUT)
def upload(request: HTTPRequest, name: str):
    """A new file, or another content of an old one."""
    if not is_good(name):
        refuse(request, "A name has only letters, digits, and - _ .", CommonHTTPStatus.BAD_REQUEST_400)
        return
    with open(FOLDER + "/" + name, "wb") as file:
        file.write(request.body)
    print("Received %s: %d bytes" % (name, len(request.body)))
    with HTTPResponse(request) as response:
        response.send("%s has %d bytes" % (name, len(request.body)))


@server.route("/file/<name>", HTTPMethod.DELETE)
def delete(request: HTTPRequest, name: str):
    """Throw a file away."""
    if name not in os.listdir(FOLDER):
        refuse(request, "There is no file " + name)
        return
    os.remove(FOLDER + "/" + name)
    print("Deleted", name)
    with HTTPResponse(request) as response:
        response.send(name + " is gone")


server.serve_forever(str(wifi.radio.ipv4_address))
