# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Fields of a name and one value or more: what header fields, query parameters and forms have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional


class _IFieldStorage:
    """Fields by their names. A name may have several values; most methods give the first."""

    _storage: dict[str, list[Any]]

    def _add_field_value(self, field_name: str, value: Any) -> None:
        self._storage.setdefault(field_name, []).append(value)

    def get(self, field_name: str, default: Any = None) -> Any:
        """The first value of a field.

        :param str field_name: its name
        :param default: what to return when there is no such field; default None
        """
        values = self._storage.get(field_name)
        return values[0] if values else default

    def get_list(self, field_name: str) -> list[Any]:
        """All values of a field, in their order; an empty list when there is no such field."""
        return list(self._storage.get(field_name, ()))

    @property
    def fields(self) -> list[str]:
        """The names of all fields."""
        return list(self._storage)

    def items(self) -> list[tuple[str, Any]]:
        """Pairs of name and value; a name comes as often as it has values."""
        return [(name, value) for name in self.fields for value in self.get_list(name)]

    def keys(self) -> list[str]:
        """The names of all fields."""
        return self.fields

    def values(self) -> list[Any]:
        """The values of all fields."""
        return [value for name in self.fields for value in self.get_list(name)]

    def __getitem__(self, field_name: str) -> Any:
        return self._storage[field_name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._storage)

    def __len__(self) -> int:
        return len(self._storage)

    def __contains__(self, key: object) -> bool:
        return key in self._storage

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._storage!r}>"


class _IXSSSafeFieldStorage(_IFieldStorage):
    """Fields that people have typed in. Most methods give values whose special characters HTML shows as they are; ``[]``
    gives them raw."""

    def get(self, field_name: str, default: Any = None, *, safe: bool = True) -> Any:
        """The first value of a field.

        :param str field_name: its name
        :param default: what to return when there is no such field; default None
        :param bool safe: whether to encode it for HTML; default True
        """
        return encoded_if(safe, super().get(field_name, default))

    def get_list(self, field_name: str, *, safe: bool = True) -> list[Any]:
        """All values of a field, in their order; an empty list when there is no such field.

        :param str field_name: its name
        :param bool safe: whether to encode them for HTML; default True
        """
        values = super().get_list(field_name)
        if safe:
            return [_encode_html_entities(value) for value in values]
        _debug_warning_nonencoded_output()
        return values


def encoded_if(safe: bool, value: Any) -> Any:
    """A value encoded for HTML, or as it is with a warning."""
    if safe:
        return _encode_html_entities(value)
    _debug_warning_nonencoded_output()
    return value


_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def _encode_html_entities(value: Any) -> Optional[str]:
    """A value as HTML shows it, with entities for its special characters; None stays None."""
    if value is None:
        return None
    if isinstance(value, (bytes, bytearray)):
        value = value.decode("utf-8", "replace")
    return str(value).translate(_ENTITIES)


_warned = False


def _debug_warning_nonencoded_output() -> None:
    """Tell once what asking for raw values may lead to."""
    global _warned
    if not _warned:
        _warned = True
        print(
            "WARNING: with safe=False you get what the client has sent, as it is. Shown in a page without being encoded, "
            "it may run as a script there (cross-site scripting)."
        )
