# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What all displays have in common, and which there are."""

from __future__ import annotations

import functools
from typing import Any, List, Optional

from adafruit_httpserver.board import _panel, displayio
from adafruit_httpserver.board._pins import Resource

_made: List[Resource] = []
_SIDEWAYS = (90, 270)


class Screen(Resource):
    """A display: a class of a module such as ``busdisplay`` derives from it."""

    _owner = "display"
    auto_refresh = True
    _brightness, _rotation = 1.0, 0

    def _start(self, width: int, height: int, rotation: int = 0, auto_refresh: bool = True) -> None:
        # What is given is the size as it is turned now.
        self._size = (height, width) if rotation in _SIDEWAYS else (width, height)
        self._root: Optional[Any] = displayio.CIRCUITPYTHON_TERMINAL
        self.auto_refresh, self.rotation = auto_refresh, rotation
        number = sum(isinstance(each, Screen) for each in _made)
        self._signal = _panel.panel.signal(f"DISPLAY{number + 1 if number else ''}", _panel.PICTURE, self._picture)
        self._signal.follow(self._picture)
        _made.append(self)

    def _release(self) -> None:
        self._signal.activate(False)
        if self in _made:
            _made.remove(self)

    @property
    def width(self) -> int:
        """In pixels, as it is turned."""
        return self._size[self._rotation in _SIDEWAYS]

    @property
    def height(self) -> int:
        """In pixels, as it is turned."""
        return self._size[self._rotation not in _SIDEWAYS]

    @property
    def rotation(self) -> int:
        """How it is turned: 0, 90, 180 or 270 degrees."""
        return self._rotation

    @rotation.setter
    def rotation(self, value: int) -> None:
        if value not in (0, 90, 180, 270):
            raise ValueError("Display rotation must be in 90 degree increments")
        self._rotation = value

    @property
    def brightness(self) -> float:
        """0.0 to 1.0."""
        return self._brightness

    @brightness.setter
    def brightness(self, value: float) -> None:
        if not 0 <= float(value) <= 1.0:
            raise ValueError("brightness must be 0-1.0")
        self._brightness = float(value)
        self._changed()

    @property
    def root_group(self) -> Optional[Any]:
        """What it shows, or None."""
        return self._root

    @root_group.setter
    def root_group(self, value: Optional[Any]) -> None:
        if value is not None and not isinstance(value, displayio.Group):
            raise TypeError(f"root_group must be of type Group, not {type(value).__name__}")
        self._check()
        self._root = value
        self._changed()

    def show(self, group: Optional[Any]) -> None:
        """Set what it shows; up to CircuitPython 8."""
        self.root_group = displayio.CIRCUITPYTHON_TERMINAL if group is None else group

    def refresh(self, *, target_frames_per_second: Optional[int] = None, minimum_frames_per_second: int = 0) -> bool:
        """Show what has changed; True, for it is always in time."""
        self._check()
        self._changed()
        return True

    def _changed(self) -> None:
        """Somebody may want to look again. With auto_refresh whoever shows the panel looks now and then by himself."""
        if self._root is not displayio.CIRCUITPYTHON_TERMINAL:
            self._signal.activate()
            _panel.panel.tell(self._signal)

    def _picture(self) -> _panel.Picture:
        from adafruit_httpserver.board import _canvas

        canvas = _canvas.Canvas(self.width, self.height)
        if self._brightness:
            canvas.paint(self._root)
        return canvas.picture()


class Bus(Resource):
    """What a display is connected by: a class of a module such as ``fourwire`` derives from it."""

    _owner = "display bus"

    def _begin(self) -> None:
        _made.append(self)

    def _release(self) -> None:
        if self in _made:
            _made.remove(self)

    def reset(self) -> None:
        """Reset the display."""
        self._check()

    def send(self, command: int, data: Any, *, toggle_every_byte: bool = False) -> None:
        """Send a command to the display. A simulated one shows its root_group and knows no commands of its chip."""
        self._check()
        memoryview(data)


def release() -> None:
    """Give back all pins, those of displays and those of their buses."""
    for each in list(_made):
        each.deinit()


@functools.lru_cache(maxsize=None)
def built_in(width: int, height: int) -> Any:
    """The display that a board has."""
    from adafruit_httpserver.board import busdisplay

    return busdisplay.BuiltIn(width, height)
