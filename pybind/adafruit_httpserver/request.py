# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Requests, and what is taken from them."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.headers import HTTPHeaders as HTTPHeaders
    from ._eras.v1.request import HTTPRequest as HTTPRequest
    from ._eras.v4.fields import _IFieldStorage as _IFieldStorage, _IXSSSafeFieldStorage as _IXSSSafeFieldStorage
    from ._eras.v4.form_data import File as File, Files as Files, FormData as FormData
    from ._eras.v4.headers import Headers as Headers
    from ._eras.v4.interfaces import _ISocket as _ISocket
    from ._eras.v4.methods import DELETE as DELETE, PATCH as PATCH, POST as POST, PUT as PUT
    from ._eras.v4.query_params import QueryParams as QueryParams
    from ._eras.v4.request import Request as Request
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.headers": "HTTPHeaders",
            "_eras.v1.request": "HTTPRequest",
            "_eras.v4.fields": "_IFieldStorage _IXSSSafeFieldStorage",
            "_eras.v4.form_data": "File Files FormData",
            "_eras.v4.headers": "Headers",
            "_eras.v4.interfaces": "_ISocket",
            "_eras.v4.methods": "DELETE PATCH POST PUT",
            "_eras.v4.query_params": "QueryParams",
            "_eras.v4.request": "Request",
        },
    )
