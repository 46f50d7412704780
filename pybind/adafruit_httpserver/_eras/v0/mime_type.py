# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``MIMEType`` of era 0."""

from ..._tables import MIME_TYPES
from ..._mime import mime_type_of


class MIMEType:
    """MIME types of files."""

    TEXT_PLAIN = "text/plain"
    """What files of an unknown type are served as."""

    #: Extension without its dot -> type. Scripts add their own here, so it is not shared with other eras.
    _MIME_TYPES = dict(MIME_TYPES)

    @staticmethod
    def mime_type(filename: str) -> str:
        """The MIME type of a file, told from the extension of its name; :attr:`TEXT_PLAIN` when it is not known.

        :param str filename: name or path
        """
        return mime_type_of(filename, MIMEType._MIME_TYPES, MIMEType.TEXT_PLAIN)
