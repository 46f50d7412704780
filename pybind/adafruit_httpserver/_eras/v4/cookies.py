# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a script gives as cookies, as header fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._fields import RawFields
from ..._values import check_value


def cookie_fields(cookies: Mapping[str, Any]) -> RawFields:
    """The header fields that give a client cookies (RFC 6265 section 4.1).

    :param cookies: values by their names; a value may have attributes behind it: "1; Max-Age=60"
    :raises ValueError: when a name or value has a control character in it, or a name has one that ends it
    """
    for name, value in cookies.items():
        if not isinstance(name, str) or not name or not _ENDS.isdisjoint(name):
            raise ValueError(f"the name of a cookie must be a word such as 'session', not {name!r}")
        check_value(f"{name}={value}", f"cookie {name!r}")
    return tuple(("Set-Cookie", f"{name}={value}") for name, value in cookies.items())


#: What a cookie's name cannot have in it.
_ENDS = frozenset("=;, \t\r\n\0")
