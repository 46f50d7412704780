# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Header fields."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.headers import HTTPHeaders as HTTPHeaders
    from ._eras.v4.fields import _IFieldStorage as _IFieldStorage
    from ._eras.v4.headers import Headers as Headers
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.headers": "HTTPHeaders",
            "_eras.v4.fields": "_IFieldStorage",
            "_eras.v4.headers": "Headers",
        },
    )
