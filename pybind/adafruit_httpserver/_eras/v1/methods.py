# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPMethod`` of eras 1 to 3."""


class HTTPMethod:
    """The methods of requests (RFC 9110 section 9, RFC 5789), as text: ``HTTPMethod.POST`` is ``"POST"``."""

    GET: str = "GET"
    """Asks for a page or file."""

    POST: str = "POST"
    """Sends data to be worked with."""

    PUT: str = "PUT"
    """Sends what is to replace the target."""

    DELETE: str = "DELETE"
    """Asks for the target to be removed."""

    PATCH: str = "PATCH"
    """Sends a change of the target."""

    HEAD: str = "HEAD"
    """Asks for what GET would answer, without the body."""

    OPTIONS: str = "OPTIONS"
    """Asks which methods there are."""

    TRACE: str = "TRACE"
    """Asks for the request itself."""

    CONNECT: str = "CONNECT"
    """Asks for a tunnel."""
