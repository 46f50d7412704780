# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""MIME types of files, era 4."""

from ._exports import TYPE_CHECKING, exports

if TYPE_CHECKING:
    from ._eras.v4.mime_types import MIMETypes as MIMETypes
else:
    __all__, __getattr__, __dir__ = exports(
        __name__,
        {
            "_eras.v4.mime_types": "MIMETypes",
        },
    )
