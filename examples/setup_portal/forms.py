# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What browsers send when a form is sent."""


def _plain(text):
    data, at = bytearray(), 0
    text = text.replace("+", " ").encode()
    while at < len(text):
        if text[at] == 0x25:  # a per cent sign
            data.append(int(text[at + 1 : at + 3], 16))
            at += 3
        else:
            data.append(text[at])
            at += 1
    return data.decode()


def decode(body):
    """A dict of the fields in the body of a request."""
    fields = {}
    for field in body.decode().split("&"):
        name, _, value = field.partition("=")
        fields[_plain(name)] = _plain(value)
    return fields
