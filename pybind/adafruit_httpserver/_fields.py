# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The header fields of a request."""

from collections.abc import Mapping


class Headers(Mapping):
    """Header fields by name, in any case: ``headers["content-type"]`` is ``headers["Content-Type"]``.

    Iterating yields the names as the client wrote them. Of a name that came more than once the first value is given;
    :meth:`get_list` has them all.

    :param fields: pairs of name and value
    """

    def __init__(self, fields=()) -> None:
        self._fields = {}
        for name, value in fields:
            self._fields.setdefault(name.lower(), (name, []))[1].append(value)

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()][1][0]

    def __iter__(self):
        return (name for name, _ in self._fields.values())

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, name) -> bool:
        return isinstance(name, str) and name.lower() in self._fields

    def get_list(self, name: str) -> list:
        """All values of a field, in their order; an empty list when there is none."""
        return list(self._fields.get(name.lower(), ("", ()))[1])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"
