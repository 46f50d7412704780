# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""This computer on its network: the address that phones can reach, and how a phone gets it."""

from __future__ import annotations

import socket
from typing import List

#: Addresses for documentation (RFC 5737): nobody is there, and nothing is sent, but the system says which way it would go.
_ANYWHERE = ("192.0.2.1", 9)


class NoNetwork(Exception):
    """This computer is in no network; the text says so."""


def address() -> str:
    """The address of this computer in its network.

    :raises NoNetwork: it has none
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
        except OSError as problem:
            raise NoNetwork(f"--lan: this computer is in no network ({problem.strerror})") from None
        found = str(probe.getsockname()[0])
    if found.startswith("127."):
        raise NoNetwork("--lan: this computer is in no network")
    return found


def code(url: str) -> List[str]:
    """A QR code of an address, as lines of a terminal; none when the library segno is not installed."""
    try:
        import segno
    except ImportError:
        return []
    rows = [list(row) for row in segno.make(url, micro=False).matrix_iter(border=2)]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    # Two rows in a line, dark on light whatever the colours of the terminal are: readers want it so.
    glyphs = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return ["  " + "".join(glyphs[bool(upper), bool(lower)] for upper, lower in zip(*pair)) for pair in zip(rows[::2], rows[1::2])]
