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

    # Those that the original had not:
    CONTINUE_100: HTTPStatus
    SWITCHING_PROTOCOLS_101: HTTPStatus
    PROCESSING_102: HTTPStatus
    EARLY_HINTS_103: HTTPStatus
    CREATED_201: HTTPStatus
    ACCEPTED_202: HTTPStatus
    NON_AUTHORITATIVE_INFORMATION_203: HTTPStatus
    NO_CONTENT_204: HTTPStatus
    RESET_CONTENT_205: HTTPStatus
    PARTIAL_CONTENT_206: HTTPStatus
    MULTI_STATUS_207: HTTPStatus
    ALREADY_REPORTED_208: HTTPStatus
    IM_USED_226: HTTPStatus
    MULTIPLE_CHOICES_300: HTTPStatus
    MOVED_PERMANENTLY_301: HTTPStatus
    FOUND_302: HTTPStatus
    SEE_OTHER_303: HTTPStatus
    NOT_MODIFIED_304: HTTPStatus
    USE_PROXY_305: HTTPStatus
    TEMPORARY_REDIRECT_307: HTTPStatus
    PERMANENT_REDIRECT_308: HTTPStatus
    UNAUTHORIZED_401: HTTPStatus
    PAYMENT_REQUIRED_402: HTTPStatus
    METHOD_NOT_ALLOWED_405: HTTPStatus
    NOT_ACCEPTABLE_406: HTTPStatus
    PROXY_AUTHENTICATION_REQUIRED_407: HTTPStatus
    REQUEST_TIMEOUT_408: HTTPStatus
    CONFLICT_409: HTTPStatus
    GONE_410: HTTPStatus
    LENGTH_REQUIRED_411: HTTPStatus
    PRECONDITION_FAILED_412: HTTPStatus
    CONTENT_TOO_LARGE_413: HTTPStatus
    URI_TOO_LONG_414: HTTPStatus
    UNSUPPORTED_MEDIA_TYPE_415: HTTPStatus
    RANGE_NOT_SATISFIABLE_416: HTTPStatus
    EXPECTATION_FAILED_417: HTTPStatus
    MISDIRECTED_REQUEST_421: HTTPStatus
    UNPROCESSABLE_CONTENT_422: HTTPStatus
    LOCKED_423: HTTPStatus
    FAILED_DEPENDENCY_424: HTTPStatus
    TOO_EARLY_425: HTTPStatus
    UPGRADE_REQUIRED_426: HTTPStatus
    PRECONDITION_REQUIRED_428: HTTPStatus
    TOO_MANY_REQUESTS_429: HTTPStatus
    REQUEST_HEADER_FIELDS_TOO_LARGE_431: HTTPStatus
    UNAVAILABLE_FOR_LEGAL_REASONS_451: HTTPStatus
    NOT_IMPLEMENTED_501: HTTPStatus
    BAD_GATEWAY_502: HTTPStatus
    SERVICE_UNAVAILABLE_503: HTTPStatus
    GATEWAY_TIMEOUT_504: HTTPStatus
    HTTP_VERSION_NOT_SUPPORTED_505: HTTPStatus
    VARIANT_ALSO_NEGOTIATES_506: HTTPStatus
    INSUFFICIENT_STORAGE_507: HTTPStatus
    LOOP_DETECTED_508: HTTPStatus
    NOT_EXTENDED_510: HTTPStatus
    NETWORK_AUTHENTICATION_REQUIRED_511: HTTPStatus


for _code, _phrase in STATUSES.items():
    _name = _phrase.upper().replace(" ", "_").replace("-", "_").replace("'", "")
    setattr(CommonHTTPStatus, f"{_name}_{_code}", HTTPStatus(_code, _phrase))
