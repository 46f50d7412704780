# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Objects of the public classes, to look at their attributes."""

import socket

RAW = b"POST /x?a=1 HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1"


def _request():
    from adafruit_httpserver import Request, Server

    return Request(Server(socket), None, ("192.0.2.1", 5), RAW)


def _old_request():
    from adafruit_httpserver.request import HTTPRequest

    return HTTPRequest(None, ("192.0.2.1", 5), RAW)


#: Name of a class -> makes objects of it, of each kind that it has.
MAKE = {
    "Server": lambda server: [server(socket)],
    "HTTPServer": lambda server: [server(socket)],
    "Request": lambda _: [_request()],
    "HTTPRequest": lambda _: [_old_request()],
    # The releases 0.x and 1.x answer by a value, the later ones with what belongs to a request.
    "HTTPResponse": lambda response: [response(), *([] if ".v0." in response.__module__ else [response(_old_request())])],
    "Headers": lambda headers: [headers({"A": "1"})],
    "HTTPHeaders": lambda headers: [headers({"A": "1"})],
    "QueryParams": lambda params: [params("a=1")],
    "FormData": lambda _: [_request().form_data],
    "File": lambda file: [file("a.txt", "text/plain", "text")],
    "Files": lambda _: [_request().form_data.files],
}
