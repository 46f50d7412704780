# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The MIME type of a file, told from its name."""

from __future__ import annotations

from ._tables import MIME_TYPES


def mime_type_of(filename: str, types: dict[str, str] = MIME_TYPES, default: str = "text/plain") -> str:
    """The MIME type of a file.

    :param str filename: name or path; what follows the last dot counts, and all of it where there is none
    :param dict types: extension without its dot -> type
    :param str default: what to return for an extension that is not in ``types``
    :raises TypeError: when the name is not a str
    """
    if not isinstance(filename, str):
        raise TypeError(f"filename must be a str, not {type(filename).__name__}")
    extension = filename.rpartition(".")[2]
    # As written first: a script may have added an extension in upper case.
    found = types.get(extension)
    return types.get(extension.lower(), default) if found is None else found
