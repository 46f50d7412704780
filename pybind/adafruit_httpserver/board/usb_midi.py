# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``usb_midi``: notes over USB. What is sent is shown on the panel; nothing comes in."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from adafruit_httpserver.board import StandIn, _panel, lacking

__all__ = ["PortIn", "PortOut", "disable", "enable", "ports"]
__getattr__ = lacking("usb_midi", ", ".join(__all__))


class PortIn(StandIn):
    """Where notes come in."""

    _owner = "usb_midi.PortIn"

    def read(self, nbytes: Optional[int] = None) -> Optional[bytes]:
        """The bytes that have come; None for none."""
        return None

    def readinto(self, buf: Any, nbytes: Optional[int] = None) -> Optional[int]:
        """Read the bytes that have come into a buffer; how many, None for none."""
        return None


class PortOut(StandIn):
    """Where notes go out."""

    _owner = "usb_midi.PortOut"

    def write(self, buf: Any) -> int:
        """Send bytes; how many."""
        data = bytes(memoryview(buf))
        signal = _panel.panel.signal("MIDI", _panel.TEXT, "")
        signal.activate()
        signal.set(data.hex(" "))
        return len(data)


ports: Tuple[Any, ...] = (PortIn(), PortOut())


def enable() -> None:
    """Have them. On a board only boot.py may do so."""
    globals()["ports"] = (PortIn(), PortOut())


def disable() -> None:
    """Have none. On a board only boot.py may do so."""
    globals()["ports"] = ()
