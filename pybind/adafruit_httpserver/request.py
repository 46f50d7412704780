# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Requests, and what is taken from them."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.headers import HTTPHeaders as HTTPHeaders
    from ._eras.v1.request import HTTPRequest as HTTPRequest
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.headers": "HTTPHeaders",
            "_eras.v1.request": "HTTPRequest",
        },
    )
