# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the bytes on the wire of a strip of NeoPixels look like."""

from __future__ import annotations

import contextlib
from typing import Iterator, Tuple

from adafruit_httpserver.board import _panel

_order = "GRB"  # what most NeoPixels expect


@contextlib.contextmanager
def sending(order: str) -> Iterator[None]:
    """The bytes that are written meanwhile are in this order of colours, such as ``GRBW``."""
    global _order
    before, _order = _order, order
    try:
        yield
    finally:
        _order = before


def show(name: str, data: bytes) -> None:
    """Show the bytes that a pin has sent.

    :param name: the name of the pin
    """
    signal = _panel.panel.signal(name, _panel.PIXELS, ())
    signal.set(_colours(data, _order))
    signal.activate()


def hide(name: str) -> None:
    """The pin has no strip any more."""
    _panel.panel.signal(name, _panel.PIXELS, ()).activate(False)


def _colours(data: bytes, order: str) -> Tuple[Tuple[int, int, int], ...]:
    size, (red, green, blue) = len(order), (order.index(colour) for colour in "RGB")
    colours = tuple(zip(data[red::size], data[green::size], data[blue::size]))
    if "W" not in order:
        return colours
    # The white LED of an RGBW pixel shines together with the others.
    return tuple(
        (min(r + w, 255), min(g + w, 255), min(b + w, 255)) for (r, g, b), w in zip(colours, data[order.index("W") :: size])
    )
