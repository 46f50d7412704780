# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Status`` of era 4, and those that have a name."""

from ... import _status


class Status(_status.Status):
    """A status code and the phrase that people read, ``Status(404, "Not Found")``.

    It is equal to another status or a tuple with the same code and phrase, and to its code alone.

    :param int code: 100 to 999
    :param str text: the phrase, such as "Not Found"; it may be empty
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when the code is out of range, or the phrase has CR, LF, NUL or another control character in it
    """

    def __repr__(self) -> str:
        return f'<Status {self.code}, "{self.text}">'


SWITCHING_PROTOCOLS_101 = Status(101, "Switching Protocols")
OK_200 = Status(200, "OK")
CREATED_201 = Status(201, "Created")
ACCEPTED_202 = Status(202, "Accepted")
NO_CONTENT_204 = Status(204, "No Content")
PARTIAL_CONTENT_206 = Status(206, "Partial Content")
MOVED_PERMANENTLY_301 = Status(301, "Moved Permanently")
FOUND_302 = Status(302, "Found")
TEMPORARY_REDIRECT_307 = Status(307, "Temporary Redirect")
PERMANENT_REDIRECT_308 = Status(308, "Permanent Redirect")
BAD_REQUEST_400 = Status(400, "Bad Request")
UNAUTHORIZED_401 = Status(401, "Unauthorized")
#: A published example of 4.0.0 to 4.4.2 imports this name, which no release ever had.
UNATUHORIZED_401 = UNAUTHORIZED_401
FORBIDDEN_403 = Status(403, "Forbidden")
NOT_FOUND_404 = Status(404, "Not Found")
METHOD_NOT_ALLOWED_405 = Status(405, "Method Not Allowed")
TOO_MANY_REQUESTS_429 = Status(429, "Too Many Requests")
INTERNAL_SERVER_ERROR_500 = Status(500, "Internal Server Error")
NOT_IMPLEMENTED_501 = Status(501, "Not Implemented")
SERVICE_UNAVAILABLE_503 = Status(503, "Service Unavailable")
