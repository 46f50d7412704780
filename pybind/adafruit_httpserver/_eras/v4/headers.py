# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Headers`` of era 4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional, Union

from ... import _fields
from ..._fields import check_field
from ..._lazy import lazy
from .fields import _IFieldStorage


class Headers(_IFieldStorage):
    """Header fields by name, in any case: ``headers["content-type"]`` is ``headers["Content-Type"]``.

    A name may have several values; most methods give the first. Names are listed in lower case, and sent as they were
    written::

        headers = Headers({"Content-Type": "text/html", "X-Count": "3"})
        headers["x-count"]   # "3"

    :param headers: a dict, other headers, or a text of lines such as ``"Content-Type: text/html"``; default: none
    :raises TypeError: when a name is not a str, or a value is bytes
    :raises ValueError: when a name or value has CR, LF, NUL or another control character in it, or a name cannot be one
    """

    _storage: dict[str, list[Any]]
    _written: dict[str, str]
    """Names as they were written, by those in lower case."""

    def __init__(self, headers: Union[str, Mapping[str, str], Headers, None] = None) -> None:
        self._storage, self._written = {}, {}
        if isinstance(headers, str):
            for line in headers.replace("\r\n", "\n").split("\n"):
                name, colon, value = line.partition(":")
                if colon:
                    self.add(name, value.strip(" \t"))
        elif headers is not None:
            for name, value in headers.items():
                self.add(name, value)

    def add(self, field_name: str, value: str) -> None:
        """Add a value to those that a field has already.

        :param str field_name: its name
        :param str value: the value
        """
        self._add_field_value(self._name(field_name, value), value)

    def get(self, field_name: str, default: Optional[str] = None) -> Any:
        """The first value of a field.

        :param str field_name: its name
        :param default: what to return when there is no such field; default None
        """
        return super().get(field_name.lower(), default)

    def get_list(self, field_name: str) -> list[Any]:
        """All values of a field, in their order; an empty list when there is no such field."""
        return super().get_list(field_name.lower())

    def get_directive(self, name: str, default: Optional[str] = None) -> Optional[str]:
        """What stands before the parameters of a field: "text/html" of ``text/html; charset=utf-8``.

        :param str name: the field's name
        :param default: what to return when there is no such field; default None
        """
        value = self.get(name)
        return default if value is None else split_parameters(str(value))[0]

    def get_parameter(self, name: str, parameter: str, default: Optional[str] = None) -> Optional[str]:
        """A parameter of a field: the charset of ``text/html; charset=utf-8`` is "utf-8".

        :param str name: the field's name
        :param str parameter: the parameter's name, in any case
        :param default: what to return when there is no such field or parameter; default None
        """
        value = self.get(name)
        if value is None:
            return default
        return split_parameters(str(value))[1].get(parameter.lower(), default)

    def set(self, name: str, value: str) -> None:
        """Give a field one value, in place of those that it has.

        :param str name: the field's name
        :param str value: the value
        """
        self._storage[self._name(name, value)] = [value]

    def setdefault(self, name: str, default: Optional[str] = None) -> Any:
        """The value of a field, which it is given when it has none.

        :param str name: the field's name
        :param default: the value for a field that is not there yet; one that is None is not sent
        """
        if name not in self:
            self._storage[self._name(name, default)] = [default]
        return self[name]

    def update(self, headers: Mapping[str, str]) -> None:
        """Give several fields one value each.

        :param headers: the values by their names
        """
        for name, value in headers.items():
            self.set(name, value)

    def __repr__(self) -> str:
        # Not the class's own name: those of requests and servers are of classes of their own.
        return f"<Headers {self._storage!r}>"

    def copy(self) -> Headers:
        """A copy, which can be changed by itself."""
        copied = Headers()
        copied._storage = {name: list(values) for name, values in self._storage.items()}
        copied._written = dict(self._written)
        return copied

    def as_written(self) -> list[tuple[str, Any]]:
        """Pairs of name and value, with the names as they were written."""
        return [(self._written.get(name, name), value) for name, value in self.items()]

    def __getitem__(self, name: str) -> Any:
        return super().__getitem__(name.lower())

    def __setitem__(self, name: str, value: str) -> None:
        self.set(name, value)

    def __delitem__(self, name: str) -> None:
        del self._storage[name.lower()]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and super().__contains__(key.lower())

    def _name(self, name: str, value: object) -> str:
        """The name of a field in lower case, once it is certain that the field can be sent."""
        check_field(name, value)
        lower = name.lower()
        self._written[lower] = name
        return lower


class ReceivedHeaders(Headers):
    """The header fields of a request, which can be changed. They are taken apart only when somebody wants more than values by
    their names.

    :param received: what the client has sent
    """

    _apart = False

    def __init__(self, received: _fields.Headers) -> None:
        self._received = received

    @lazy
    def _written(self) -> dict[str, str]:
        return {}

    @lazy
    def _storage(self) -> dict[str, list[Any]]:
        storage: dict[str, list[Any]] = {}
        for name, value in self._received.pairs():
            self._written[name.lower()] = name
            storage.setdefault(name.lower(), []).append(value)
        self._apart = True
        return storage

    def get(self, field_name: str, default: Optional[str] = None) -> Any:
        if self._apart:
            return super().get(field_name, default)
        return self._received.get(field_name, default)

    def __getitem__(self, name: str) -> Any:
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None


def split_parameters(value: str) -> tuple[str, dict[str, str]]:
    """Take a field's value apart into what stands before its parameters, and those by their names in lower case
    (RFC 9110 section 5.6.6). Values in quotes may have any character in them.
    """
    first, *rest = _split(value)
    parameters: dict[str, str] = {}
    for part in rest:
        name, equals, text = part.partition("=")
        if equals:
            parameters.setdefault(name.strip().lower(), _unquoted(text.strip()))
    return _unquoted(first.strip()), parameters


def _split(value: str) -> list[str]:
    """The parts between semicolons that are not in quotes."""
    if '"' not in value:
        return value.split(";")
    parts, quoted, start, at = [], False, 0, 0
    while at < len(value):
        if value[at] == "\\" and quoted:
            at += 1
        elif value[at] == '"':
            quoted = not quoted
        elif value[at] == ";" and not quoted:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def _unquoted(text: str) -> str:
    """A value without the quotes around it and the backslashes in them."""
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text.strip('" ')
    inside = text[1:-1]
    if "\\" not in inside:
        return inside
    import re

    return re.sub(r"\\(.)", r"\1", inside)
