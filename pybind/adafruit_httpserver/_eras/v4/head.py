# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a script gives as header fields and cookies, and what of it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .headers import check_field

#: Pairs of name and value as scripts have given them; values may be of any type.
RawFields = tuple[tuple[str, Any], ...]
#: Pairs of name and value as they are sent.
Fields = tuple[tuple[str, str], ...]

#: The server sets these itself: what a script says of them could make the answer unreadable.
_OWN = frozenset(("content-length", "transfer-encoding", "date", "keep-alive", "upgrade"))


def sendable(content_type: str, fields: RawFields) -> tuple[str, Fields]:
    """A content type and the fields that are sent with it.

    A Content-Type among the fields counts more; fields of the value None are left out, and so are those that the server
    sets itself, but for a Connection that closes.

    :raises TypeError, ValueError: when a field cannot be sent as it is
    """
    sent: list[tuple[str, str]] = []
    for name, value in fields:
        check_field(name, value)
        lower = name.lower()
        if value is None or lower in _OWN:
            continue
        if lower == "content-type":
            content_type = str(value)
        elif lower != "connection" or str(value).lower() == "close":
            sent.append((name, str(value)))
    return content_type, tuple(sent)


def cookie_fields(cookies: Mapping[str, Any]) -> RawFields:
    """The header fields that give a client cookies (RFC 6265 section 4.1).

    :param cookies: values by their names; a value may have attributes behind it: "1; Max-Age=60"
    :raises ValueError: when a name or value has a control character in it, or a name has one that ends it
    """
    for name in cookies:
        if not isinstance(name, str) or not name or not _ENDS.isdisjoint(name):
            raise ValueError(f"the name of a cookie must be a word such as 'session', not {name!r}")
    return tuple(("Set-Cookie", f"{name}={value}") for name, value in cookies.items())


#: What a cookie's name cannot have in it.
_ENDS = frozenset("=;, \t\r\n\0")
