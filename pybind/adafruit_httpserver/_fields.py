# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Header fields: those of a request, and what of a script's is sent."""

from __future__ import annotations

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Dict, List, Tuple

from ._lazy import lazy
from ._values import CONTROL


class Headers(Mapping[str, str]):
    """Header fields by name, in any case: ``headers["content-type"]`` is ``headers["Content-Type"]``.

    Iterating yields the names as the client wrote them. Of a name that came more than once the first value is given;
    :meth:`get_list` has them all. One that is asked for is looked up in the bytes; only when somebody wants more than values
    by their names, all are taken apart.

    :param bytes head: a request up to the empty line, with the CR LF before it
    """

    def __init__(self, head: bytes) -> None:
        self._head, self._lower = head, head.lower()

    @lazy
    def _fields(self) -> Dict[str, Tuple[str, List[str]]]:
        fields: Dict[str, Tuple[str, List[str]]] = {}
        for line in self._head.decode("utf-8", "replace").split("\r\n")[1:]:
            name, colon, value = line.partition(":")
            if colon:
                fields.setdefault(name.lower(), (name, []))[1].append(value.strip(" \t"))
        return fields

    def __getitem__(self, name: str) -> str:
        mark = marks.get(name) or mark_of(name)
        at = self._lower.find(mark)
        if at < 0:
            raise KeyError(name)
        at += len(mark)
        end = self._head.find(b"\r\n", at)
        return self._head[at : end if end >= 0 else None].strip(b" \t").decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._fields.values())

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (marks.get(name) or mark_of(name)) in self._lower

    def get_list(self, name: str) -> List[str]:
        """All values of a field, in their order; an empty list when there is none."""
        return list(self._fields.get(name.lower(), ("", ()))[1])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"


#: What stands before the value of a field, by its name; those that handlers have asked for.
marks: Dict[str, bytes] = {}
_MOST_MARKS = 256


def mark_of(name: str) -> bytes:
    """What stands before the value of a field in the head of a request, in lower case."""
    if len(marks) >= _MOST_MARKS:
        marks.clear()  # names that a script makes up
    mark = b"\r\n" + name.lower().encode("utf-8", "replace") + b":"
    if b":" not in mark[:-1] and b"\n" not in mark[2:]:
        marks[name] = mark
        return mark
    return b"\n\n"  # no name of a field, and nowhere in a head


#: Pairs of name and value as scripts have given them; values may be of any type.
RawFields = Tuple[Tuple[str, Any], ...]
#: Pairs of name and value as they are sent.
Fields = Tuple[Tuple[str, str], ...]

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
