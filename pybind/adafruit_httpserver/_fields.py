# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Header fields: those of a request, and what of a script's is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ._lazy import lazy
from ._values import CONTROL


class Headers(Mapping[str, str]):
    """Header fields by name, in any case: ``headers["content-type"]`` is ``headers["Content-Type"]``.

    Iterating yields the names as the client wrote them. Of a name that came more than once the first value is given;
    :meth:`get_list` has them all. One that is asked for is looked up in the bytes; only when somebody wants more than values
    by their names, all are taken apart.

    :param bytes lines: the lines of a request's head, each with the CR LF before it; what stands before the first CR LF
        does not count
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines
        self._found: dict[str, str] = {}  # values by the names that have been asked for

    @lazy
    def _lower(self) -> bytes:
        return self._lines.lower()

    @lazy
    def _fields(self) -> dict[str, tuple[str, list[str]]]:
        fields: dict[str, tuple[str, list[str]]] = {}
        for name, value in self.pairs():
            fields.setdefault(name.lower(), (name, []))[1].append(value)
        return fields

    def __getitem__(self, name: str) -> str:
        value = self._found.get(name)
        return self._find(name) if value is None else value

    def _find(self, name: str) -> str:
        mark = _mark_of(name)
        at = self._lower.find(mark)
        if at < 0:
            raise KeyError(name)
        at += len(mark)
        end = self._lines.find(b"\r\n", at)
        value = self._lines[at : end if end >= 0 else None].strip(b" \t").decode("utf-8", "replace")
        if len(self._found) < _MOST_FOUND:  # a script may ask in many ways
            self._found[name] = value
        return value

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._fields.values())

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self._found or _mark_of(name) in self._lower)

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values, as the client wrote them and in its order."""
        parts = (line.partition(":") for line in self._lines.decode("utf-8", "replace").split("\r\n")[1:])
        return [(name, value.strip(" \t")) for name, colon, value in parts if colon]

    def get_list(self, name: str) -> list[str]:
        """All values of a field, in their order; an empty list when there is none."""
        return list(self._fields.get(name.lower(), ("", ()))[1])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"


_MOST_FOUND = 64


def _mark_of(name: str) -> bytes:
    """What stands before the value of a field in the lines of a request, in lower case."""
    mark = b"\r\n" + name.lower().encode("utf-8", "replace") + b":"
    return mark if b":" not in mark[:-1] and b"\n" not in mark[2:] else b"\n\n"  # which is nowhere in a head


#: The header fields that came last, by their lines.
_recent: dict[bytes, Headers] = {}
_MOST_RECENT, _MOST_LINES = 128, 4 << 10


def received(lines: bytes) -> Headers:
    """The header fields of a request.

    A client sends the same ones again and again, so what has been found in them is remembered for a while.

    :param bytes lines: the lines of its head; see :class:`Headers`
    """
    headers = _recent.get(lines)
    if headers is None:
        headers = Headers(lines)
        if len(lines) <= _MOST_LINES:
            if len(_recent) >= _MOST_RECENT:
                _recent.clear()
            _recent[lines] = headers
    return headers


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


#: What no name of a field has in it (RFC 9110 section 5.1), besides control characters.
_SEPARATORS = frozenset(' "(),/:;<=>?@[\\]{}')


def check_field(name: object, value: object) -> None:
    """Complain about a header field that cannot be sent as it is.

    :raises TypeError: when the name is not a str, or the value is bytes
    :raises ValueError: when one has CR, LF, NUL or another control character in it, or the name cannot be one
    """
    if not isinstance(name, str):
        raise TypeError(f"the name of a header field must be a str, not {type(name).__name__}")
    if not name or not _SEPARATORS.isdisjoint(name) or not CONTROL.isdisjoint(name):
        raise ValueError(f"the name of a header field must be a word such as 'X-Count', not {name!r}")
    if isinstance(value, (bytes, bytearray)):
        raise TypeError(f"header field {name} must be a str, not {type(value).__name__}")
    if not CONTROL.isdisjoint(str(value)):
        raise ValueError(f"header field {name} must not have CR, LF or NUL in it, nor another control character: {value!r}")
