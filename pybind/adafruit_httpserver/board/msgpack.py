# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``msgpack``: values as bytes, by the MessagePack specification; as on a board without numbers of 64 bits."""

from __future__ import annotations

import struct
from typing import Any, Callable, Dict, NamedTuple, Optional, Tuple

from adafruit_httpserver.board import lacking

__all__ = ["ExtType", "pack", "unpack"]
__getattr__ = lacking("msgpack", ", ".join(__all__))


class ExtType(NamedTuple):
    """A value of an application's own: a number from 0 to 127 that tells what it is, and its bytes."""

    code: int
    data: bytes


Default = Optional[Callable[[Any], Any]]
Hook = Optional[Callable[[int, bytes], Any]]

_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}

#: first byte -> how the number after it is written
_NUMBERS = {0xCA: ">f", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xD0: ">b", 0xD1: ">h", 0xD2: ">i"}

#: first byte -> what follows, and how its length is written; where it is a number, that is the length
_SIZED: Dict[int, Tuple[str, Any]] = {
    0xC4: ("bin", ">B"), 0xC5: ("bin", ">H"), 0xC6: ("bin", ">I"),
    0xC7: ("ext", ">B"), 0xC8: ("ext", ">H"), 0xC9: ("ext", ">I"),
    0xD4: ("ext", 1), 0xD5: ("ext", 2), 0xD6: ("ext", 4), 0xD7: ("ext", 8), 0xD8: ("ext", 16),
    0xD9: ("str", ">B"), 0xDA: ("str", ">H"), 0xDB: ("str", ">I"),
    0xDC: ("array", ">H"), 0xDD: ("array", ">I"),
    0xDE: ("map", ">H"), 0xDF: ("map", ">I"),
    **{0x80 | size: ("map", size) for size in range(16)},
    **{0x90 | size: ("array", size) for size in range(16)},
    **{0xA0 | size: ("str", size) for size in range(32)},
}  # fmt: skip
_FIRST = {what: first for first, what in _SIZED.items()}


def pack(obj: Any, stream: Any, *, default: Default = None) -> None:
    """Write a value.

    :param obj: None, a bool, a number, a text, bytes, a list, a tuple, a dict or an ExtType
    :param stream: where to, open for writing bytes
    :param default: is called with a value of another kind and gives one that can be written; default None
    :raises OverflowError: a whole number takes more than 32 bits
    :raises ValueError: there is a value of another kind, and no default
    """
    stream.write(_packed(obj, default))


def unpack(stream: Any, *, ext_hook: Hook = None, use_list: bool = True) -> Any:
    """Read a value.

    :param stream: where from, open for reading bytes
    :param ext_hook: is called with code and bytes of a value of an application's own; default None: an ExtType
    :param use_list: whether there shall be lists; else tuples. Default True
    :raises EOFError: there is only half a value
    :raises NotImplementedError: it has a number of 64 bits
    """
    return _Reader(stream, ext_hook, use_list).value()


def _packed(obj: Any, default: Default) -> bytes:
    for first, constant in _CONSTANTS.items():
        if obj is constant:
            return bytes((first,))
    if isinstance(obj, int):
        return _whole(obj)
    if isinstance(obj, float):
        return struct.pack(">Bf", 0xCA, obj)
    if isinstance(obj, str):
        text = obj.encode()
        return _head("str", len(text)) + text
    if isinstance(obj, ExtType):
        return _head("ext", len(obj.data)) + struct.pack(">B", obj.code) + bytes(obj.data)
    if isinstance(obj, (list, tuple)):
        return _head("array", len(obj)) + b"".join(_packed(item, default) for item in obj)
    if isinstance(obj, dict):
        return _head("map", len(obj)) + b"".join(_packed(part, default) for item in obj.items() for part in item)
    try:
        data = bytes(memoryview(obj))
    except TypeError:
        if default is None:
            raise ValueError("no default packer") from None
        return _packed(default(obj), None)  # once: what it gives must be a value that can be written
    return _head("bin", len(data)) + data


def _whole(number: int) -> bytes:
    if -32 <= number < 128:
        return struct.pack(">b" if number < 0 else ">B", number)
    for first in (0xD0, 0xD1, 0xD2) if number < 0 else (0xCC, 0xCD, 0xCE):
        try:
            return bytes((first,)) + struct.pack(_NUMBERS[first], number)
        except struct.error:
            continue
    raise OverflowError("MessagePack on a board has whole numbers of 32 bits")


def _head(kind: str, size: int) -> bytes:
    """What stands before so many bytes or items: the shortest."""
    if (kind, size) in _FIRST:
        return bytes((_FIRST[kind, size],))
    how = next(how for how, most in ((">B", 0xFF), (">H", 0xFFFF), (">I", 0xFFFFFFFF)) if size <= most and (kind, how) in _FIRST)
    return bytes((_FIRST[kind, how],)) + struct.pack(how, size)


class _Reader:
    """Reads values out of a stream."""

    def __init__(self, stream: Any, hook: Hook, use_list: bool) -> None:
        self._stream, self._hook, self._use_list = stream, hook, use_list

    def value(self) -> Any:
        first = self._bytes(1)[0]
        if first < 0x80 or first >= 0xE0:
            return first if first < 0x80 else first - 256
        if first in _CONSTANTS:
            return _CONSTANTS[first]
        if first in _NUMBERS:
            return self._number(_NUMBERS[first])
        if first not in _SIZED:
            raise NotImplementedError("64 bit types")
        kind, size = _SIZED[first]
        return getattr(self, "_" + kind)(size if isinstance(size, int) else self._number(size))

    def _bytes(self, count: int) -> bytes:
        data = bytearray()
        while len(data) < count:  # a serial line gives less than it is asked for
            more = self._stream.read(count - len(data))
            if not more:
                raise EOFError
            data += more
        return bytes(data)

    def _number(self, how: str) -> Any:
        return struct.unpack(how, self._bytes(struct.calcsize(how)))[0]

    _bin = _bytes

    def _str(self, size: int) -> str:
        return self._bytes(size).decode()

    def _ext(self, size: int) -> Any:
        code, data = self._number(">b"), self._bytes(size)
        return self._hook(code, data) if self._hook else ExtType(code, data)

    def _array(self, size: int) -> Any:
        items = [self.value() for _ in range(size)]
        return items if self._use_list else tuple(items)

    def _map(self, size: int) -> Dict[Any, Any]:
        found = {}
        for _ in range(size):
            key = self.value()
            found[key] = self.value()
        return found
