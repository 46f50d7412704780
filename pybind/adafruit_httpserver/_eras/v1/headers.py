# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPHeaders`` of eras 1 to 3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any, Optional

from ..._fields import check_field


class HTTPHeaders(MutableMapping[str, Any]):
    """Header fields by name, in any case: ``headers["content-type"]`` is ``headers["Content-Type"]``.

    Iterating yields the names as they were written. It has all methods of a dict; of a name that is given twice the last
    value counts.

    :param headers: another of its kind, or a dict of names and values; default: no fields
    :raises TypeError: when a name is not a str, or a value is bytes
    :raises ValueError: when a name or value has CR, LF, NUL or another control character in it, or a name cannot be one
    """

    def __init__(self, headers: Optional[Mapping[str, Any]] = None) -> None:
        self._storage: dict[str, tuple[str, Any]] = {}
        if headers:
            self.update(headers)

    @classmethod
    def received(cls, fields: Iterable[tuple[str, str]]) -> HTTPHeaders:
        """Those of a request, which the core has checked.

        :param fields: pairs of name and value
        """
        headers = cls()
        headers._storage = {name.lower(): (name, value) for name, value in fields}
        return headers

    def __getitem__(self, name: str) -> Any:
        return self._storage[name.lower()][1]

    def __setitem__(self, name: str, value: Any) -> None:
        check_field(name, value)
        self._storage[name.lower()] = name, value

    def __delitem__(self, name: str) -> None:
        del self._storage[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._storage.values())

    def __len__(self) -> int:
        return len(self._storage)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._storage

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or the default when there is none."""
        return self._storage.get(name.lower(), (name, default))[1]

    def setdefault(self, name: str, default: Any = None) -> Any:
        """The value of a field, which is set to the default first when there is none."""
        if name not in self:
            self[name] = default
        return self[name]

    def update(self, headers: Mapping[str, Any]) -> None:  # type: ignore[override]  # as it was
        """Set all fields of a dict or another of its kind."""
        for name, value in headers.items():
            self[name] = value

    def copy(self) -> HTTPHeaders:
        """Another one with the same fields."""
        return HTTPHeaders(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"
