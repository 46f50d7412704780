# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``QueryParams`` of era 4."""

from __future__ import annotations

from typing import Optional

from .fields import _IXSSSafeFieldStorage, encoded_if


class QueryParams(_IXSSSafeFieldStorage):
    """The parameters of a query, by their names::

        params = QueryParams("color=red&size=1&size=2")
        params.get("color")       # "red"
        params.get_list("size")   # ["1", "2"]

    :meth:`get` encodes values for HTML, ``[]`` gives them as they are.

    :param str query_string: what stands behind the "?" of a target
    """

    _storage: dict[str, list[str]]

    def __init__(self, query_string: str) -> None:
        storage: dict[str, list[str]] = {}
        self._storage = storage
        for parameter in query_string.split("&"):
            if parameter:
                name, _, value = parameter.partition("=")
                if name in storage:
                    storage[name].append(value)
                else:
                    storage[name] = [value]

    def get(self, field_name: str, default: Optional[str] = None, *, safe: bool = True) -> Optional[str]:
        """The first value of a parameter.

        :param str field_name: its name
        :param default: what to return when there is no such parameter; default None
        :param bool safe: whether to encode it for HTML; default True
        """
        values = self._storage.get(field_name)
        value = values[0] if values else default
        if safe and type(value) is str and value.isalnum():
            return value  # as most are
        shown: Optional[str] = encoded_if(safe, value)
        return shown

    def get_list(self, field_name: str, *, safe: bool = True) -> list[str]:
        """All values of a parameter, in their order; an empty list when there is no such parameter.

        :param str field_name: its name
        :param bool safe: whether to encode them for HTML; default True
        """
        return super().get_list(field_name, safe=safe)

    def __str__(self) -> str:
        return "&".join(f"{name}={value}" for name, value in self.items())


class DecodedQueryParams(QueryParams):
    """The same with names and values percent-decoded, and blanks where there is a "+"."""

    def __init__(self, query_string: str) -> None:
        super().__init__(query_string)
        pairs = [(name, value) for name, values in self._storage.items() for value in values]
        self._storage = {}
        for name, value in pairs:
            self._add_field_value(decoded(name), decoded(value))


def decoded(text: str) -> str:
    """A name or value of a query or form as it was typed in (URL standard, application/x-www-form-urlencoded)."""
    if "%" not in text and "+" not in text:
        return text
    from urllib.parse import unquote_plus

    return unquote_plus(text, errors="replace")
