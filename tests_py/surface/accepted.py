# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Which names are not as they were: the id of a row in docs/differences.md -> patterns of ``owner.name first..last``."""

#: Private names that published scripts use: these are there.
USED = {"_HTTPRequest", "_send", "_send_bytes", "_send_headers", "_close_connection"}

ACCEPTED = {
    "api-version": ["__version__ *"],
    "api-private": ["HTTPResponse._send_bytes *"],
    "api-faces": [
        "request.HTTPRequest.__init__ 1.0.0..1.1.0",
        "response.HTTPResponse.__init__ *",
        "response.HTTPResponse.send 1.0.0..1.1.0",
    ],
    "api-root": ["server.HTTPServer.start 1.0.0..2.5.0", "server.HTTPServer.serve_forever 1.0.0..2.5.0"],
    "api-port": [
        "server.Server.start 4.0.0..4.5.5",
        "server.Server.serve_forever 4.0.0..4.3.0",
        "server.Server.serve_forever 4.4.0..4.5.0",
        "server.Server.serve_forever 4.5.1..4.5.5",
    ],
    "api-newest": ["headers.Headers.get 4.0.0..4.3.0", "request.FormData.__init__ 4.1.0..4.3.0", "response.Websocket.__init__ 4.2.0..4.3.0"],
    "api-websocket-limits": ["response.Websocket.MESSAGE_MAX_*", "response.Websocket.MESSAGE_FRAGMENT_*"],
    "api-mbedtls": ["server.MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE *"],
}
