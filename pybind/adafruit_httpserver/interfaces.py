# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What other classes are made of, and what a source of sockets must have."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v4.fields import (
        _IFieldStorage as _IFieldStorage,
        _IXSSSafeFieldStorage as _IXSSSafeFieldStorage,
        _debug_warning_nonencoded_output as _debug_warning_nonencoded_output,
        _encode_html_entities as _encode_html_entities,
    )
    from ._eras.v4.interfaces import _ISocket as _ISocket, _ISocketPool as _ISocketPool
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v4.fields": (
                "_IFieldStorage _IXSSSafeFieldStorage _debug_warning_nonencoded_output "
                "_encode_html_entities"
            ),
            "_eras.v4.interfaces": "_ISocket _ISocketPool",
        },
    )
