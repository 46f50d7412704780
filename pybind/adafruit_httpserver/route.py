# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Routes."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.methods import HTTPMethod as HTTPMethod
    from ._eras.v1.route import _HTTPRoute as _HTTPRoute, _HTTPRoutes as _HTTPRoutes
    from ._eras.v4.methods import GET as GET
    from ._eras.v4.route import Route as Route, as_route as as_route
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.methods": "HTTPMethod",
            "_eras.v1.route": "_HTTPRoute _HTTPRoutes",
            "_eras.v4.methods": "GET",
            "_eras.v4.route": "Route as_route",
        },
    )
