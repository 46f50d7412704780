# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The methods of requests."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.methods import HTTPMethod as HTTPMethod
    from ._eras.v4.methods import (
        CONNECT as CONNECT,
        DELETE as DELETE,
        GET as GET,
        HEAD as HEAD,
        OPTIONS as OPTIONS,
        PATCH as PATCH,
        POST as POST,
        PUT as PUT,
        TRACE as TRACE,
    )
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.methods": "HTTPMethod",
            "_eras.v4.methods": "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE",
        },
    )
