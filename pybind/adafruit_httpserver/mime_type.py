# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""MIME types of files, eras 1 to 3."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v1.mime_type import MIMEType as MIMEType
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v1.mime_type": "MIMEType",
        },
    )
