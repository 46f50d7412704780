# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Checks of what scripts pass in, shared by all eras."""


def check_value(value, name: str) -> str:
    """Return a text that may stand in a header field.

    :param str name: what the caller calls it, for the message
    :raises TypeError, ValueError: when it may not
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if "\r" in value or "\n" in value or "\0" in value:
        raise ValueError(f"{name} must not have CR, LF or NUL in it: {value!r}")
    return value
