# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Checks of what scripts pass in, shared by all eras."""


#: Control characters, but for the tab (RFC 9110 section 5.5): CR, LF and NUL would end the line or the message.
CONTROL = frozenset(map(chr, (*range(9), *range(10, 32), 127)))


def check_value(value: object, name: str) -> str:
    """Return a text that may stand in a header field.

    :param str name: what the caller calls it, for the message
    :raises TypeError, ValueError: when it may not
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if not CONTROL.isdisjoint(value):
        raise ValueError(f"{name} must not have CR, LF or NUL in it, nor another control character: {value!r}")
    return value


def check_length(value: int) -> int:
    """Return a number of bytes.

    :raises TypeError, ValueError: when it is none
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"length must be an int, not {type(value).__name__}")
    if value < 0:
        raise ValueError(f"length must not be negative: {value}")
    return int(value)


def to_bytes(body: object) -> bytes:
    """The body of a response as it is sent.

    :raises TypeError: when it is neither text nor bytes
    """
    if isinstance(body, str):
        return body.encode("utf-8", "replace")  # half a character may come from JSON that a client has sent
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    raise TypeError(f"body must be a str, bytes or bytearray, not {type(body).__name__}")


def check_path(path: object, name: str) -> str:
    """Return what a script has given as a file or folder.

    :raises TypeError, ValueError: when it can be none
    """
    if not isinstance(path, str):
        raise TypeError(f"{name} must be a str, not {type(path).__name__}")
    if "\0" in path:
        raise ValueError(f"{name} must not have NUL in it: {path!r}")
    return path
