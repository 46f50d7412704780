# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``vectorio``: shapes for displays."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional, Sequence, Tuple

from adafruit_httpserver.board import StandIn, lacking

__all__ = ["Circle", "Polygon", "Rectangle"]
__getattr__ = lacking("vectorio", ", ".join(__all__))

#: A row, and where the shape begins and ends in it.
Span = Tuple[int, int, int]
Point = Tuple[int, int]


class _Shape(StandIn):
    """What shapes have in common."""

    _owner = "vectorio shape"
    color_index = 0
    _hidden = False

    def _place(self, pixel_shader: Any, x: int, y: int, color_index: int) -> None:
        self.pixel_shader, self._x, self._y, self.color_index = pixel_shader, int(x), int(y), color_index

    @property
    def x(self) -> int:
        """From the left."""
        return self._x

    @x.setter
    def x(self, value: int) -> None:
        self._x = int(value)

    @property
    def y(self) -> int:
        """From the top."""
        return self._y

    @y.setter
    def y(self, value: int) -> None:
        self._y = int(value)

    @property
    def hidden(self) -> bool:
        """Whether it is not shown."""
        return self._hidden

    @hidden.setter
    def hidden(self, value: bool) -> None:
        self._hidden = bool(value)

    @property
    def pixel_shader(self) -> Any:
        """What makes a colour of ``color_index``."""
        return self._shader

    @pixel_shader.setter
    def pixel_shader(self, value: Any) -> None:
        if not hasattr(value, "_shown"):
            raise TypeError(f"unsupported pixel_shader type: {type(value).__name__}")
        self._shader = value

    @property
    def location(self) -> Point:
        """``x`` and ``y``."""
        return self.x, self.y

    @location.setter
    def location(self, value: Point) -> None:
        self.x, self.y = value

    def contains(self, point: Point) -> bool:
        """Whether a point lies in the shape."""
        x, y = point[0] - self.x, point[1] - self.y
        return any(row == y and start <= x < end for row, start, end in self._spans())

    def _spans(self) -> Iterator[Span]:
        raise NotImplementedError

    def _colour(self) -> Optional[int]:
        colour: Optional[int] = self._shader._shown(self.color_index)
        return colour


class Rectangle(_Shape):
    """A rectangle.

    :param pixel_shader: a Palette or ColorConverter
    :param width: in pixels
    :param height: in pixels
    :param x: of its left edge
    :param y: of its upper edge
    :param color_index: which colour of the palette; default 0
    """

    _owner = "vectorio.Rectangle"
    width = height = 1

    def __init__(self, pixel_shader: Any, width: int, height: int, x: int, y: int, color_index: int = 0) -> None:
        if width < 1 or height < 1:
            raise ValueError(f"{'width' if width < 1 else 'height'} must be >= 1")
        self.width, self.height = width, height
        self._place(pixel_shader, x, y, color_index)

    def _spans(self) -> Iterator[Span]:
        return ((row, 0, self.width) for row in range(self.height))


class Circle(_Shape):
    """A circle.

    :param pixel_shader: a Palette or ColorConverter
    :param radius: in pixels
    :param x: of its middle
    :param y: of its middle
    :param color_index: which colour of the palette; default 0
    """

    _owner = "vectorio.Circle"
    radius = 1

    def __init__(self, pixel_shader: Any, radius: int, x: int, y: int, color_index: int = 0) -> None:
        if radius < 1:
            raise ValueError("radius must be >= 1")
        self.radius = radius
        self._place(pixel_shader, x, y, color_index)

    def _spans(self) -> Iterator[Span]:
        for row in range(-self.radius, self.radius + 1):
            half = round((self.radius**2 - row**2) ** 0.5)
            yield row, -half, half + 1


class Polygon(_Shape):
    """A shape with corners.

    :param pixel_shader: a Palette or ColorConverter
    :param points: its corners, in their order round it, three at least
    :param x: what is added to all of them
    :param y: what is added to all of them
    :param color_index: which colour of the palette; default 0
    """

    _owner = "vectorio.Polygon"

    def __init__(self, pixel_shader: Any, points: Sequence[Point], x: int, y: int, color_index: int = 0) -> None:
        self.points = list(points)
        self._place(pixel_shader, x, y, color_index)

    @property
    def points(self) -> List[Point]:
        """Its corners."""
        return self._points

    @points.setter
    def points(self, value: Sequence[Point]) -> None:
        if len(value) < 3:
            raise ValueError("Polygon needs at least 3 points")
        self._points = [(int(x), int(y)) for x, y in value]

    def _spans(self) -> Iterator[Span]:
        corners = self._points
        rows = [y for _, y in corners]
        for row in range(min(rows), max(rows)):
            middle, crossings = row + 0.5, []
            for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1]):
                if (y1 <= middle) != (y2 <= middle):
                    crossings.append(x1 + (middle - y1) * (x2 - x1) / (y2 - y1))
            crossings.sort()
            yield from ((row, round(start), round(end)) for start, end in zip(crossings[::2], crossings[1::2]))
