# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``touchio``: pads that feel a finger. The panel touches them."""

from __future__ import annotations

from typing import Optional

from adafruit_httpserver.board import Name, _panel, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["TouchIn"]
__getattr__ = lacking("touchio", "TouchIn")

_NOTHING, _FINGER, _MARGIN = 800, 2400, 100


class TouchIn(Resource):
    """A pad.

    :param pin: its pin
    :param pull: accepted; only some boards have a choice
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "touchio.TouchIn"

    def __init__(self, pin: Pin, pull: Optional[Name] = None) -> None:
        self._take(checked(pin))
        self._threshold = _NOTHING + _MARGIN
        self._input = _panel.panel.signal(pin._name, _panel.PRESSED, False)
        self._input.activate()

    def _release(self) -> None:
        self._input.activate(False)

    @property
    def raw_value(self) -> int:
        """What is measured: 800, and 2400 under a finger."""
        self._check()
        return _FINGER if self._input.value else _NOTHING

    @property
    def value(self) -> bool:
        """Whether a finger is there: whether more is measured than ``threshold``."""
        return self.raw_value > self._threshold

    @property
    def threshold(self) -> int:
        """What is more than this is a finger."""
        self._check()
        return self._threshold

    @threshold.setter
    def threshold(self, value: int) -> None:
        self._check()
        if not 0 <= value < 1 << 16:
            raise ValueError("threshold must be 0-65536")
        self._threshold = int(value)
