# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""settings.toml as a board reads it: looser than TOML, and read afresh at each call.

A board knows ``key = value`` lines up to the first ``[table]``. A value in double quotes is text with escapes; an unquoted
whole number, as C writes it (``011`` is 9, ``0x1F`` is 31), is an int; anything else is text just as it stands.
"""

from __future__ import annotations

import os
import re
from typing import Any, Iterator, NamedTuple, Union

from adafruit_httpserver import _drive

NAME = "settings.toml"

_LINE = re.compile(r"\s*(?P<key>[^\s=#]+)\s*=\s*(?P<value>.*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(?:#.*)?')
_NUMBER = re.compile(r"([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class Fault(NamedTuple):
    """Stands for a value that cannot be read; asking for that key raises ValueError with the text."""

    text: str


Value = Union[str, int, Fault]


def get(key: str, default: Any = None) -> Any:
    """The value of a key, as os.getenv has it on a board: a str, an int, or the default when there is no such key."""
    value = read().get(key, default)
    if isinstance(value, Fault):
        raise ValueError(value.text)
    return value


def read() -> dict[str, Value]:
    """All keys with their values; empty when the drive has no settings.toml."""
    return parse(_text())


def faults() -> list[str]:
    """A line of text for each value that cannot be read, and for each line that is none of ``key = value``."""
    text = _text()
    values = [value.text for value in parse(text).values() if isinstance(value, Fault)]
    return values + [
        f"{NAME} line {number}: passed over, it is not key = value: {line.strip()}"
        for number, line in _lines(text)
        if line.strip() and not line.lstrip().startswith("#") and not _LINE.fullmatch(line)
    ]


def parse(text: str) -> dict[str, Value]:
    """The keys and values of the text of a settings.toml; where a key stands twice, the first counts."""
    found: dict[str, Value] = {}
    for number, line in _lines(text):
        match = _LINE.fullmatch(line)
        if match:
            found.setdefault(match["key"], _value(match["value"], number))
    return found


def _text() -> str:
    """The text of settings.toml; empty when the drive has none."""
    try:
        with open(os.path.join(_drive.drive(), NAME), "rb") as file:
            return file.read().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ""


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines up to the first table, numbered."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("["):
            return
        yield number, line


def _value(text: str, number: int) -> Union[str, int, Fault]:
    if not text.startswith('"'):
        return _bare(text.partition("#")[0].strip())
    match = _QUOTED.fullmatch(text)
    if not match:
        return Fault(f"{NAME} line {number}: text that is not closed by a double quote: {text}")
    return _unescaped(match[1], f"{NAME} line {number}")


def _bare(text: str) -> Union[str, int]:
    match = _NUMBER.fullmatch(text)
    if not match:
        return text
    sign, digits = match.groups()
    base = 16 if digits[:2] in ("0x", "0X") else 8 if digits[0] == "0" else 10
    return int(digits, base) * (-1 if sign == "-" else 1)


def _unescaped(text: str, place: str) -> Union[str, Fault]:
    try:
        return _ESCAPE.sub(_character, text)
    except (KeyError, ValueError):
        return Fault(f"{place}: a backslash escape that is not known: {text}")


def _character(match: re.Match[str]) -> str:
    code = match[1]
    return _ESCAPED[code] if len(code) == 1 else chr(int(code[1:], 16))
