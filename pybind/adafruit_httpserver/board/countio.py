# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``countio``: counts how often a pin changes. A press of its button on the panel is a fall and then a rise."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import Name, _panel, digitalio, lacking, one_of
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["Counter", "Edge"]
__getattr__ = lacking("countio", ", ".join(__all__))


class Edge:
    """Which changes count."""

    RISE, FALL, RISE_AND_FALL = (Name("countio.Edge." + name) for name in ("RISE", "FALL", "RISE_AND_FALL"))


class Counter(Resource):
    """Counts the changes of a pin.

    :param pin: the pin
    :param edge: which changes; default FALL
    :param pull: UP, DOWN or, by default, None
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "countio.Counter"

    def __init__(self, pin: Pin, *, edge: Name = Edge.FALL, pull: Optional[Name] = None) -> None:
        one_of(edge, Edge, "edge")
        if pull is not None:
            one_of(pull, digitalio.Pull, "pull")
        self._take(checked(pin))
        self._edge, self._pull, self._count = edge, pull, 0
        self._input = _panel.panel.signal(pin._name, _panel.PRESSED, False)
        self._input.activate()
        self._level = self._now()
        _panel.panel.watch(self._look)

    def _release(self) -> None:
        _panel.panel.unwatch(self._look)
        self._input.activate(False)

    @property
    def count(self) -> int:
        """How many changes there were."""
        self._check()
        return self._count

    @count.setter
    def count(self, value: int) -> None:
        self._check()
        self._count = int(value)

    def reset(self) -> None:
        """Begin at 0 again."""
        self.count = 0

    def _now(self) -> bool:
        # A pin without a pull has one outside, as buttons do: up.
        return (self._pull is not digitalio.Pull.DOWN) != bool(self._input.value)

    def _look(self, signal: Any) -> None:
        if signal is not self._input or self._gone:
            return
        before, self._level = self._level, self._now()
        if before != self._level and self._edge in (Edge.RISE_AND_FALL, Edge.RISE if self._level else Edge.FALL):
            self._count += 1
