# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The board's outputs as plain lines, one for each change: ``  LED       on``."""

from __future__ import annotations

import time
from typing import Dict

from adafruit_httpserver.board import _panel

#: An output that changes more often than this in one second is not shown any more: lines would hide all else.
SHOWN_PER_SECOND = 20

#: As many pixels of a strip as fit into a line.
_PIXELS = 8


def show(panel: _panel.Panel) -> None:
    """Print a line for each change of an output from now on."""
    shown: Dict[_panel.Signal, _Shown] = {}

    def tell(signal: _panel.Signal) -> None:
        if not signal.settable and signal.kind != _panel.PICTURE:
            shown.setdefault(signal, _Shown(signal)).show()

    panel.watch(tell)


def words(signal: _panel.Signal) -> str:
    """The value of an output in words."""
    value = signal.value
    if signal.kind == _panel.LEVEL:
        return "on" if value else "off"
    if signal.kind == _panel.DUTY:
        return f"{value:.1%}"
    if signal.kind == _panel.VOLTS:
        return f"{value:.2f} V"
    if signal.kind == _panel.PIXELS:
        return " ".join("■ #%02x%02x%02x" % pixel for pixel in value[:_PIXELS]) + (" ..." if len(value) > _PIXELS else "")
    return str(value)


class _Shown:
    """The lines that show one output."""

    def __init__(self, signal: _panel.Signal) -> None:
        self._signal, self._last, self._since, self._count = signal, _AT_REST.get(signal.kind, ""), 0.0, 0

    def show(self) -> None:
        """Print a line when the output has changed."""
        if self._count > SHOWN_PER_SECOND and time.monotonic() - self._since <= 1.0:
            return
        said = words(self._signal)
        if said != self._last:
            self._last = said
            print(f"  {self._signal.name:<8}  {self._limited(said)}")

    def _limited(self, said: str) -> str:
        now = time.monotonic()
        if now - self._since > 1.0:
            self._since, self._count = now, 0
        self._count += 1
        return said if self._count <= SHOWN_PER_SECOND else "changes quickly: not shown any more"


#: What needs no line: nobody has touched the output yet.
_AT_REST = {_panel.LEVEL: "off", _panel.DUTY: "0.0%", _panel.VOLTS: "0.00 V"}
