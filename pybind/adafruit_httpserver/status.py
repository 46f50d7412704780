# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Statuses of responses."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.status import CommonHTTPStatus as CommonHTTPStatus, HTTPStatus as HTTPStatus
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.status": "CommonHTTPStatus HTTPStatus",
        },
    )
