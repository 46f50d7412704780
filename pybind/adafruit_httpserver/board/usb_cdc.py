# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``usb_cdc``: serial lines over USB. The console is what the script prints to and what is typed here."""

from __future__ import annotations

import sys
import time
from typing import Any, List, Optional

from adafruit_httpserver.board import StandIn, _host, _panel, lacking

__all__ = ["Serial", "console", "data", "disable", "enable"]
__getattr__ = lacking("usb_cdc", ", ".join(__all__))


class Serial(StandIn):
    """A serial line."""

    _owner = "usb_cdc.Serial"
    timeout: Optional[float] = None
    write_timeout: Optional[float] = None

    connected = property(lambda self: True, doc="Whether somebody is at the other end.")
    out_waiting = property(lambda self: 0, doc="How many bytes are not sent yet.")

    @property
    def in_waiting(self) -> int:
        """How many bytes can be read at once."""
        return _host.host.typed()

    def read(self, size: int = 1) -> bytes:
        """Wait for so many bytes, or for those that come until ``timeout``."""
        read = bytearray()
        until = None if self.timeout is None else time.monotonic() + self.timeout
        while len(read) < size:
            if self.in_waiting:
                read += self._take(size - len(read))
            elif until is not None and time.monotonic() >= until:
                break
            else:
                time.sleep(0.01)
        return bytes(read)

    def readinto(self, buf: Any) -> int:
        """Read until the buffer is full; how many bytes."""
        view = memoryview(buf)
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def readline(self, size: int = -1) -> bytes:
        """Read up to a line end."""
        line = b""
        while not line.endswith(b"\n") and len(line) != size:
            more = self.read(1)
            if not more:
                break
            line += more
        return line

    def readlines(self) -> List[bytes]:
        """Read all lines until nothing comes any more."""
        return list(iter(self.readline, b""))

    def write(self, buf: Any) -> int:
        """Send bytes; how many."""
        data = bytes(memoryview(buf))
        sys.stdout.write(data.decode("utf-8", "replace"))
        return len(data)

    def writelines(self, lines: Any) -> None:
        """Send several pieces."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Send what waits."""
        sys.stdout.flush()

    def reset_input_buffer(self) -> None:
        """Throw away what was not read."""
        while self.in_waiting:
            self._take(self.in_waiting)

    def reset_output_buffer(self) -> None:
        """Throw away what was not sent; nothing waits."""

    def _take(self, count: int) -> bytes:
        # BytesIO and the like have no read1; a real stdin must not wait for more than there is.
        stream: Any = sys.stdin.buffer
        return bytes(getattr(stream, "read1", stream.read)(count))


class _Data(Serial):
    """The second line. Nobody is at its other end here; what is sent is shown on the panel."""

    in_waiting = property(lambda self: 0, doc="How many bytes can be read at once.")
    connected = property(lambda self: False, doc="Whether somebody is at the other end.")

    def write(self, buf: Any) -> int:
        data = bytes(memoryview(buf))
        signal = _panel.panel.signal("USB data", _panel.TEXT, "")
        signal.activate()
        signal.set(repr(data[:60])[2:-1])
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


console: Optional[Serial] = Serial()
data: Optional[Serial] = None


def enable(*, console: bool = True, data: bool = False) -> None:
    """Say which lines there are. On a board only boot.py may do so."""
    globals()["console"] = Serial() if console else None
    globals()["data"] = _Data() if data else None


def disable() -> None:
    """Have none. On a board only boot.py may do so."""
    enable(console=False, data=False)
