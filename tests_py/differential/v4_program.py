# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The script of era 4 that runs against both packages: one route for each thing to compare.

Usage: v4_program.py original|ours FOLDER PORT... (for each name in SERVERS; without the last one there is no HTTPS, as before 4.6)
"""

import contextlib
import io
import json
import socket
import sys
import time

import adafruit_httpserver as http
from adafruit_httpserver import *  # noqa: F403 - scenarios name everything public
from v4_facts import facts, failure, outcome
from v4_helpers import *  # noqa: F403 - for the same

FOLDER = sys.argv[2]
SERVERS = ("main", "bare", "locked", "debug", "headers", "control", "https")

SPECIAL = {
    "debug": {"debug": True},
    "https": {"https": True, "certfile": FOLDER + "/../cert.pem", "keyfile": FOLDER + "/../key.pem"},
}

ports = dict(zip(SERVERS, map(int, sys.argv[3:])))
servers = {name: http.Server(socket, None if name == "bare" else FOLDER, **SPECIAL.get(name, {})) for name in ports}
main = servers["main"]
for each in servers.values():
    # The original waits that long for the rest of a request; a client that goes sooner makes it wait for ever.
    each.socket_timeout = 0.25
servers["locked"].require_authentication([http.Basic("user", "pass"), http.Bearer("token")])
servers["headers"].headers = {"X-Server": "mine", "Cache-Control": "no-store"}

#: What was seen since the last time; ``kept`` is what a handler keeps for later.
seen, kept, said = {}, None, io.StringIO()


def note(**values) -> None:
    """Remember what is to be compared."""
    seen.update(values)


def route(path, methods=http.GET, **options):
    """A route of all servers; its handler's name and arguments are noted."""

    def decorate(handler):
        def noting(request, *arguments, **named):
            note(handler=[handler.__name__, list(arguments), named, request.path])
            return handler(request, *arguments, **named)

        for each in servers.values():
            each.route(path, methods, **options)(noting)
        return handler

    return decorate


def answers(path, make, methods=http.GET, **options):
    """A route that is answered by what ``make`` makes of the request."""
    route(path, methods, **options)(lambda request, *_, **__: make(request))


@route("/see", [http.GET, http.POST, http.PUT, http.PATCH, http.DELETE, http.HEAD, http.OPTIONS, http.TRACE, http.CONNECT, "BREW"])
def see(request):
    note(**facts(request))
    return http.Response(request, "seen")


@servers["control"].route("/log")
def log(request):
    text = json.dumps(seen)
    seen.clear()
    return http.Response(request, text)


@servers["control"].route("/do", http.POST)
def do(request):
    """Evaluate the body; the client gets what came out."""
    return http.Response(request, outcome(lambda: eval(request.body.decode(), globals())))  # noqa: S307


def keep(response):
    """Keep a response for later calls."""
    global kept
    kept = response
    return response


def poll(name: str) -> None:
    """Poll a server once; what comes of it is noted."""
    output = said if name == "debug" else sys.stdout
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            result = servers[name].poll()
    except Exception as problem:  # noqa: BLE001 - to be compared
        result = failure(problem)
    if name != "control" and result not in (None, "no_request"):
        seen.setdefault("poll", []).append(result)


import v4_routes  # noqa: E402, F401 - it needs what is above

with contextlib.redirect_stdout(said):
    for name, each in servers.items():
        each.start("127.0.0.1", ports[name])
while True:
    for name, each in servers.items():
        if not each.stopped:
            poll(name)
    time.sleep(0.0002)
