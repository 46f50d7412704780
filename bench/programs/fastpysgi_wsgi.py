# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""FastPySGI with a bare WSGI application: fastpysgi_wsgi.py PORT."""

import sys

import fastpysgi


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello world"]


fastpysgi.run(application, "127.0.0.1", int(sys.argv[1]))
