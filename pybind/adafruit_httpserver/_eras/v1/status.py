# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPStatus`` and ``CommonHTTPStatus`` of eras 1 to 3."""

from ..._tables import STATUSES
from ..._status import Status


class HTTPStatus(Status):
    """A status code and the phrase that people read, ``HTTPStatus(404, "Not Found")``.

    :param int code: Numeric code: 200, 404, ...
    :param str text: Phrase: "OK", "Not Found", ...
    """


class CommonHTTPStatus(HTTPStatus):
    """Statuses by their names: every registered one is an attribute of the class, ``CommonHTTPStatus.NOT_FOUND_404``."""

    OK_200: HTTPStatus
    """200 OK"""

    BAD_REQUEST_400: HTTPStatus
    """400 Bad Request"""

    FORBIDDEN_403: HTTPStatus
    """403 Forbidden"""

    NOT_FOUND_404: HTTPStatus
    """404 Not Found"""

    INTERNAL_SERVER_ERROR_500: HTTPStatus
    """500 Internal Server Error"""


for _code, _phrase in STATUSES.items():
    _name = _phrase.upper().replace(" ", "_").replace("-", "_").replace("'", "")
    setattr(CommonHTTPStatus, f"{_name}_{_code}", HTTPStatus(_code, _phrase))
