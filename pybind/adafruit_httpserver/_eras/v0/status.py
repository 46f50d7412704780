# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPStatus`` of era 0."""

from ..._tables import STATUSES
from ..._status import Status


class HTTPStatus(Status):
    """A status code and its phrase, ``HTTPStatus(404, "Not Found")``.

    Every registered status is an attribute of the class, named after its phrase: ``HTTPStatus.OK``,
    ``HTTPStatus.NOT_FOUND``, ``HTTPStatus.URI_TOO_LONG``.

    :param int value: Numeric code: 200, 404, ...
    :param str phrase: Phrase: "OK", "Not Found", ...
    """

    OK: "HTTPStatus"
    """200 OK"""
    NOT_FOUND: "HTTPStatus"
    """404 Not Found"""
    INTERNAL_SERVER_ERROR: "HTTPStatus"
    """500 Internal Server Error"""

    _NAMES = ("value", "phrase")

    def __init__(self, value: int, phrase: str) -> None:
        super().__init__(value, phrase)


for _code, _phrase in STATUSES.items():
    setattr(HTTPStatus, _phrase.upper().replace(" ", "_").replace("-", "_"), HTTPStatus(_code, _phrase))
