# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""bjoern with a bare WSGI application, everything by hand: bjoern_wsgi.py PORT."""

import json
import sys

import bjoern

TEXT = ("Content-Type", "text/plain")


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/hello":
        body, fields = b"hello world", [TEXT]
    elif path == "/headers":
        told = environ["HTTP_HOST"], environ["HTTP_USER_AGENT"], environ["HTTP_ACCEPT"], environ["QUERY_STRING"]
        body, fields = told[-1].encode(), [TEXT]
    elif path == "/read":
        body, fields = str(len(environ["wsgi.input"].read())).encode(), [TEXT]
    elif path == "/with-headers":
        body, fields = b"hello world", [TEXT, ("Cache-Control", "no-store"), ("X-Sensor", "kitchen")]
    elif path.startswith("/users/"):
        body, fields = path[len("/users/") :].encode(), [TEXT]
    else:
        body = json.dumps({"temperature": 21.5, "humidity": 40}).encode()
        fields = [("Content-Type", "application/json")]
    fields.append(("Content-Length", str(len(body))))  # without it bjoern sends chunks, 25 a second
    start_response("200 OK", fields)
    return [body]


bjoern.run(application, "127.0.0.1", int(sys.argv[1]))
