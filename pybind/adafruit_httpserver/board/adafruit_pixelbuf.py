# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_pixelbuf``: the colours of a row of pixels, and the bytes that they are sent as."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional, Sequence, Tuple, Union

from adafruit_httpserver.board import _pixels, lacking

__all__ = ["PixelBuf", "colorwheel"]
__getattr__ = lacking("adafruit_pixelbuf", "PixelBuf")

Colour = Union[int, Sequence[float]]

_BRIGHTEST = 31  # a DotStar's own brightness has five bits
_DOTSTAR = 0xE0  # and three that begin its bytes


class PixelBuf:
    """The colours of a row of pixels. A subclass has ``_transmit``, which sends the bytes.

    :param size: how many pixels
    :param byteorder: the order of the colours on the wire: ``RGB``, ``GRB``, ``GRBW``, ``PBGR`` for DotStars ...; default ``BGR``
    :param brightness: 0.0 to 1.0, for all pixels; default 1.0
    :param auto_write: whether each change is sent at once; default False
    :param header: bytes to be sent before all pixels
    :param trailer: bytes to be sent after them
    :raises ValueError: no such order of colours
    """

    def __init__(
        self,
        size: int,
        *,
        byteorder: str = "BGR",
        brightness: Optional[float] = None,
        auto_write: bool = False,
        header: Optional[bytes] = None,
        trailer: Optional[bytes] = None,
    ) -> None:
        self._byteorder = _checked_order(byteorder)
        self._size, self._brightness = size, _limited(1.0 if brightness is None else brightness)
        self._header, self._trailer = bytes(header or b""), bytes(trailer or b"")
        self._is_dotstar, self._has_white = "P" in byteorder, "W" in byteorder
        self._colours: List[Tuple[float, ...]] = [self._tuple(0)] * size
        #: whether each change is sent at once
        self.auto_write = bool(auto_write)

    @property
    def bpp(self) -> int:
        """The number of bytes of a pixel."""
        return len(self._byteorder)

    @property
    def byteorder(self) -> str:
        """The order of the colours on the wire."""
        return self._byteorder

    @property
    def brightness(self) -> float:
        """How bright all pixels are, 0.0 to 1.0."""
        return self._brightness

    @brightness.setter
    def brightness(self, value: float) -> None:
        changed, self._brightness = value != self._brightness, _limited(value)
        if changed and self.auto_write:
            self.show()

    def show(self) -> None:
        """Send the colours."""
        with _pixels.sending(self._byteorder):
            self._transmit(self._header + self._wire() + self._trailer)

    def fill(self, color: Colour) -> None:
        """Give all pixels one colour."""
        self._colours = [self._tuple(color)] * self._size
        self._changed()

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Tuple[float, ...]]:
        return iter(list(self._colours))

    def __getitem__(self, index: Union[int, slice]) -> Any:
        return tuple(self._colours[index]) if isinstance(index, slice) else self._colours[index]

    def __setitem__(self, index: Union[int, slice], value: Any) -> None:
        if isinstance(index, slice):
            places = range(*index.indices(self._size))
            for place, colour in zip(places, self._several(value, len(places))):
                self._colours[place] = colour
        else:
            self._colours[index] = self._tuple(value)
        self._changed()

    def _transmit(self, buffer: bytes) -> None:
        raise NotImplementedError("a class that derives from PixelBuf sends the bytes in its method _transmit")

    def _changed(self) -> None:
        if self.auto_write:
            self.show()

    def _several(self, value: Any, count: int) -> List[Tuple[float, ...]]:
        """The colours of a slice: one each, or all their numbers in one row."""
        items = list(value)
        if len(items) == count * self.bpp != count:
            items = [items[at : at + self.bpp] for at in range(0, len(items), self.bpp)]
        if len(items) != count:
            raise ValueError(f"Unmatched number of items on RHS (expected {count}, got {len(items)}).")
        return [self._tuple(item) for item in items]

    def _tuple(self, colour: Any) -> Tuple[float, ...]:
        """A colour as it is kept: red, green, blue and, where a pixel has it, white or its own brightness."""
        if isinstance(colour, (int, float)) and not isinstance(colour, bool):
            number = int(colour)
            parts: Tuple[float, ...] = (number >> 16 & 255, number >> 8 & 255, number & 255)
            if self._has_white and number >> 24 & 255:
                return (*parts, number >> 24 & 255)
        else:
            parts = tuple(colour)
        if not 3 <= len(parts) <= max(self.bpp, 3):
            raise ValueError(f"Expected tuple of length {self.bpp}, got {len(parts)}")
        red, green, blue = (int(part) & 255 for part in parts[:3])
        if self._is_dotstar:
            return red, green, blue, _limited(float(parts[3])) if len(parts) > 3 else 1.0
        if not self._has_white:
            return red, green, blue
        if len(parts) == 3:  # what is grey is left to the white LED
            return (0, 0, 0, red) if red == green == blue else (red, green, blue, 0)
        return red, green, blue, int(parts[3]) & 255

    def _wire(self) -> bytes:
        """The bytes of all pixels, dimmed."""
        dimmed = [int(value * self._brightness) for value in range(256)]
        rows = []
        for letter in self._byteorder:
            if letter == "P":
                rows.append([_DOTSTAR | int(colour[3] * self._brightness * _BRIGHTEST) for colour in self._colours])
                dimmed = list(range(256))
            else:
                place = "RGBW".index(letter)
                rows.append([dimmed[int(colour[place])] for colour in self._colours])
        wire = bytearray(self._size * self.bpp)
        for place, row in enumerate(rows):
            wire[place :: self.bpp] = bytes(row)
        return bytes(wire)


def colorwheel(pos: float) -> int:
    """A colour of the rainbow; see ``rainbowio.colorwheel``, where it is today."""
    from adafruit_httpserver.board import rainbowio

    return rainbowio.colorwheel(pos)


def _checked_order(order: str) -> str:
    if not isinstance(order, str):
        raise TypeError(f"byteorder must be of type str, not {type(order).__name__}")
    letters = set(order)
    if len(letters) != len(order) or not {"R", "G", "B"} <= letters <= set("RGBWP") or len(order) > 4:
        raise ValueError("Invalid byteorder")
    if "P" in letters and order[0] != "P":
        raise ValueError("Invalid byteorder")
    return order


def _limited(brightness: float) -> float:
    return min(max(float(brightness), 0.0), 1.0)
