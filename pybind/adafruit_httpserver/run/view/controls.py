# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The inputs of the panel, and what keys do with them."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from adafruit_httpserver.board import _panel

#: What the runner has been told of a signal.
State = Dict[str, Any]

#: How long a key press holds a button down, in seconds: terminals do not tell when a key is let go.
CLICK = 0.25

#: A key moves a number by this part of its range, or by 1 where it has none.
_STEP = 1 / 20

_ENTRY = "0123456789.,-+"


class Controls:
    """The inputs that can be set, and the one of them that keys go to.

    :param set_input: is called with the name of an input, and the text that sets it
    :param later: calls a function after some seconds
    """

    def __init__(self, set_input: Callable[[str, str], None], later: Callable[[float, Callable[[], None]], None]) -> None:
        self._set, self._later = set_input, later
        self._names: List[str] = []
        self._states: Dict[str, State] = {}
        self.chosen: Optional[str] = None
        #: a number that is being typed
        self.entry = ""

    def __len__(self) -> int:
        return len(self._names)

    def show(self, inputs: List[State]) -> None:
        """These are the inputs now."""
        self._names = [state["name"] for state in inputs]
        self._states = {state["name"]: state for state in inputs}
        if self.chosen not in self._states:
            self.chosen, self.entry = (self._names[0] if self._names else None), ""

    def press(self, key: str) -> bool:
        """Do what a key means; False when it means nothing here."""
        if self.chosen is None:
            return False
        if key in ("tab", "down", "back tab", "up"):
            self._choose(1 if key in ("tab", "down") else -1)
            return True
        state = self._states[self.chosen]
        return self._button(state, key) if state["kind"] == _panel.PRESSED else self._number(state, key)

    def _choose(self, step: int) -> None:
        at = self._names.index(self.chosen or "") + step
        self.chosen, self.entry = self._names[at % len(self._names)], ""

    def _button(self, state: State, key: str) -> bool:
        name = state["name"]
        if key == " ":
            self._set(name, "on")
            self._later(CLICK, lambda: self._set(name, "off"))
        elif key == "enter":
            self._set(name, "off" if state["value"] else "on")
        else:
            return False
        return True

    def _number(self, state: State, key: str) -> bool:
        if key in ("left", "right") and not self.entry:
            self._set(state["name"], _moved(state, 1 if key == "right" else -1))
        elif key in _ENTRY:
            self.entry += key
        elif key == "backspace":
            self.entry = self.entry[:-1]
        elif key == "escape":
            self.entry = ""
        elif key == "enter" and self.entry:
            self._set(state["name"], self.entry)
            self.entry = ""
        else:
            return False
        return True


def _moved(state: State, direction: int) -> str:
    """The text that sets a number one step further."""
    low, high = state["low"], state["high"]
    step = (high - low) * _STEP if low is not None and high is not None and state["kind"] == _panel.NUMBER else 1
    value = state["value"] + direction * step
    value = value if high is None else min(value, high)
    return f"{value if low is None else max(value, low):.6g}"
