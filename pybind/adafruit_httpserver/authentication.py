# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Who may send requests, era 4."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v4.authentication import (
        Basic as Basic,
        Bearer as Bearer,
        Token as Token,
        check_authentication as check_authentication,
        require_authentication as require_authentication,
    )
    from ._eras.v4.request import Request as Request
    from .exceptions import AuthenticationError as AuthenticationError
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v4.authentication": "Basic Bearer Token check_authentication require_authentication",
            "_eras.v4.request": "Request",
            "exceptions": "AuthenticationError",
        },
    )
