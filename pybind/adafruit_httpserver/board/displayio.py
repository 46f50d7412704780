# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``displayio``: pictures for displays. What a display shows is on the panel; it is painted when somebody looks at it."""

from __future__ import annotations

from array import array
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from adafruit_httpserver.board import Name, StandIn, in_range, missing

__all__ = [
    "Bitmap",
    "CIRCUITPYTHON_TERMINAL",
    "ColorConverter",
    "Colorspace",
    "Group",
    "OnDiskBitmap",
    "Palette",
    "TileGrid",
    "release_displays",
]

#: What stood in this module up to CircuitPython 8, and where it is now.
_MOVED = {
    "Display": ("busdisplay", "BusDisplay"),
    "EPaperDisplay": ("epaperdisplay", "EPaperDisplay"),
    "FourWire": ("fourwire", "FourWire"),
    "I2CDisplay": ("i2cdisplaybus", "I2CDisplayBus"),
}

_WHITE = 0xFFFFFF
Colour = Union[int, bytes, bytearray, Tuple[int, ...], List[int]]


def __getattr__(name: str) -> Any:
    if name in _MOVED:
        import importlib

        module, thing = _MOVED[name]
        return getattr(importlib.import_module("adafruit_httpserver.board." + module), thing)
    raise missing("displayio", name, ", ".join(__all__))


class Colorspace:
    """What the numbers of colours mean."""

    RGB888 = Name("displayio.Colorspace.RGB888")
    RGB565 = Name("displayio.Colorspace.RGB565")
    RGB555 = Name("displayio.Colorspace.RGB555")
    RGB565_SWAPPED = Name("displayio.Colorspace.RGB565_SWAPPED")
    RGB555_SWAPPED = Name("displayio.Colorspace.RGB555_SWAPPED")
    BGR565 = Name("displayio.Colorspace.BGR565")
    BGR565_SWAPPED = Name("displayio.Colorspace.BGR565_SWAPPED")
    L8 = Name("displayio.Colorspace.L8")


class Bitmap(StandIn):
    """A rectangle of numbers, which a shader makes colours of.

    :param width: in pixels
    :param height: in pixels
    :param value_count: how many numbers there are to choose from
    """

    _owner = "displayio.Bitmap"

    def __init__(self, width: int, height: int, value_count: int) -> None:
        in_range(width, 0, 32767, "width")
        in_range(height, 0, 32767, "height")
        if not 1 <= value_count <= 1 << 32:
            raise ValueError("value_count must be > 0")
        needed = (value_count - 1).bit_length()
        self._bits = next(bits for bits in (1, 2, 4, 8, 16, 32) if bits >= needed)
        self._width, self._height = width, height
        self._values = array("B" if self._bits <= 8 else "H" if self._bits == 16 else "I", bytes(width * height * max(self._bits // 8, 1)))

    width = property(lambda self: self._width, doc="In pixels.")
    height = property(lambda self: self._height, doc="In pixels.")
    bits_per_value = property(lambda self: self._bits, doc="How many bits a number has: 1, 2, 4, 8, 16 or 32.")

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: Union[int, Tuple[int, int]]) -> int:
        return self._values[self._place(index)]

    def __setitem__(self, index: Union[int, Tuple[int, int]], value: int) -> None:
        place = self._place(index)
        if not 0 <= value < 1 << self._bits:
            raise ValueError("pixel value requires too many bits")
        self._values[place] = value

    def fill(self, value: int) -> None:
        """Set all pixels."""
        if not 0 <= value < 1 << self._bits:
            raise ValueError("pixel value requires too many bits")
        self._values = array(self._values.typecode, [value]) * len(self._values)

    def dirty(self, x1: int = 0, y1: int = 0, x2: int = -1, y2: int = -1) -> None:
        """Say that a part has changed; not needed here, where the display is painted as a whole."""

    def deinit(self) -> None:
        """Give the memory back."""
        self._values = array("B")

    def __enter__(self) -> Bitmap:
        return self

    def __exit__(self, *problem: object) -> None:
        self.deinit()

    def _place(self, index: Union[int, Tuple[int, int]]) -> int:
        if isinstance(index, int):
            x, y = index % max(self._width, 1), index // max(self._width, 1)
        else:
            x, y = index
        if not (0 <= x < self._width and 0 <= y < self._height):
            raise IndexError("pixel coordinates out of bounds")
        return int(y * self._width + x)


class Palette(StandIn):
    """The colours of numbers.

    :param color_count: how many
    """

    _owner = "displayio.Palette"
    dither = False

    def __init__(self, color_count: int, *, dither: bool = False) -> None:
        self._colours: List[int] = [0] * in_range(color_count, 1, 32767, "color_count")
        self._hidden: List[bool] = [False] * color_count
        self.dither = dither

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._colours)

    def __getitem__(self, index: int) -> int:
        return self._colours[self._place(index)]

    def __setitem__(self, index: int, value: Colour) -> None:
        self._colours[self._place(index)] = _number(value)

    def make_transparent(self, palette_index: int) -> None:
        """Let what is below be seen through a colour."""
        self._hidden[self._place(palette_index)] = True

    def make_opaque(self, palette_index: int) -> None:
        """The end of ``make_transparent``."""
        self._hidden[self._place(palette_index)] = False

    def is_transparent(self, palette_index: int) -> bool:
        """Whether what is below is seen through a colour."""
        return self._hidden[self._place(palette_index)]

    def _place(self, index: int) -> int:
        if not isinstance(index, int):
            raise TypeError(f"palette_index must be of type int, not {type(index).__name__}")
        if not 0 <= index < len(self._colours):
            raise IndexError("Palette index out of range")
        return index

    def _shown(self, value: int) -> Optional[int]:
        """The colour of a number as 0xRRGGBB, or None where one sees through."""
        return None if value >= len(self._colours) or self._hidden[value] else self._colours[value]


class ColorConverter(StandIn):
    """Makes colours of numbers that are colours already.

    :param input_colorspace: how they are coded; default RGB888
    """

    _owner = "displayio.ColorConverter"
    dither = False

    def __init__(self, *, input_colorspace: Name = Colorspace.RGB888, dither: bool = False) -> None:
        if input_colorspace not in _DECODED:
            raise TypeError(f"input_colorspace must be of type Colorspace, not {type(input_colorspace).__name__}")
        self._decode, self.dither = _DECODED[input_colorspace], dither
        self._hidden: Optional[int] = None

    def convert(self, color: int) -> int:
        """A colour as the 16 bits that most displays take: five of red, six of green, five of blue."""
        colour = self._decode(color)
        return (colour >> 19 & 31) << 11 | (colour >> 10 & 63) << 5 | colour >> 3 & 31

    def make_transparent(self, color: int) -> None:
        """Let what is below be seen through a colour, one at a time."""
        self._hidden = color

    def make_opaque(self, color: int) -> None:
        """The end of ``make_transparent``."""
        self._hidden = None

    def _shown(self, value: int) -> Optional[int]:
        return None if value == self._hidden else self._decode(value)


class TileGrid(StandIn):
    """Pieces of a bitmap, side by side; most have one piece, the whole.

    :param bitmap: a Bitmap or an OnDiskBitmap
    :param pixel_shader: a Palette or ColorConverter
    :param width: how many tiles side by side; default 1
    :param height: how many rows of tiles; default 1
    :param tile_width: in pixels; default the bitmap's
    :param tile_height: in pixels; default the bitmap's
    :param default_tile: which piece all tiles are at first; default 0
    :param x: from the left; default 0
    :param y: from the top; default 0
    :raises TypeError: bitmap or shader is none
    :raises ValueError: the bitmap is no whole number of tiles
    """

    _owner = "displayio.TileGrid"
    flip_x = flip_y = transpose_xy = _hidden = False

    def __init__(
        self,
        bitmap: Any,
        *,
        pixel_shader: Any,
        width: int = 1,
        height: int = 1,
        tile_width: Optional[int] = None,
        tile_height: Optional[int] = None,
        default_tile: int = 0,
        x: int = 0,
        y: int = 0,
    ) -> None:
        self._tile_width, self._tile_height = tile_width or bitmap_width(bitmap), tile_height or bitmap.height
        for whole, part, name in ((bitmap.width, self._tile_width, "width"), (bitmap.height, self._tile_height, "height")):
            if part and whole % part:
                raise ValueError(f"Tile {name} must exactly divide bitmap {name}")
        self._width, self._height, self._bitmap = width, height, bitmap
        self._shader, self._x, self._y = _checked_shader(pixel_shader), int(x), int(y)
        self._tiles = [default_tile] * (width * height)

    width = property(lambda self: self._width, doc="How many tiles side by side.")
    height = property(lambda self: self._height, doc="How many rows of tiles.")
    tile_width = property(lambda self: self._tile_width, doc="In pixels.")
    tile_height = property(lambda self: self._tile_height, doc="In pixels.")

    @property
    def bitmap(self) -> Any:
        """What the tiles are pieces of; another one must have the same size."""
        return self._bitmap

    @bitmap.setter
    def bitmap(self, value: Any) -> None:
        if (bitmap_width(value), value.height) != (self._bitmap.width, self._bitmap.height):
            raise ValueError("New bitmap must be same size as old bitmap")
        self._bitmap = value

    @property
    def pixel_shader(self) -> Any:
        """What makes colours of numbers."""
        return self._shader

    @pixel_shader.setter
    def pixel_shader(self, value: Any) -> None:
        self._shader = _checked_shader(value)

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

    def contains(self, touch_tuple: Tuple[int, ...]) -> bool:
        """Whether a point lies in it."""
        x, y = touch_tuple[:2]
        return 0 <= x - self._x < self._width * self._tile_width and 0 <= y - self._y < self._height * self._tile_height

    def __getitem__(self, index: Union[int, Tuple[int, int]]) -> int:
        return self._tiles[self._place(index)]

    def __setitem__(self, index: Union[int, Tuple[int, int]], value: int) -> None:
        tiles = (self._bitmap.width // self._tile_width) * (self._bitmap.height // self._tile_height)
        if not 0 <= value < tiles:
            raise ValueError("Tile index out of bounds")
        self._tiles[self._place(index)] = value

    def _place(self, index: Union[int, Tuple[int, int]]) -> int:
        x, y = (index % self._width, index // self._width) if isinstance(index, int) else index
        if not (0 <= x < self._width and 0 <= y < self._height):
            raise IndexError("Tile index out of bounds")
        return int(y * self._width + x)


class Group(StandIn):
    """Things that are shown together: TileGrids, shapes and other groups, later ones above earlier ones.

    :param scale: how many times as large; default 1
    :param x: from the left; default 0
    :param y: from the top; default 0
    """

    _owner = "displayio.Group"

    # Libraries derive from it and have a scale of their own, so nothing here goes through the public names.
    def __init__(self, *, scale: int = 1, x: int = 0, y: int = 0, **older: Any) -> None:
        self._layers: List[Any] = []
        self._in_group = self._hidden = False
        self._scale, self._x, self._y = _checked_scale(scale), int(x), int(y)

    @property
    def scale(self) -> int:
        """How many times as large everything in it is."""
        return self._scale

    @scale.setter
    def scale(self, value: int) -> None:
        self._scale = _checked_scale(value)

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

    def append(self, layer: Any) -> None:
        """Add a layer above all others.

        :raises ValueError: it is no layer, or is in a group already
        """
        self._layers.append(_entered(layer))

    def insert(self, index: int, layer: Any) -> None:
        """Add a layer at a place, 0 the lowest."""
        self._layers.insert(index, _entered(layer))

    def index(self, layer: Any) -> int:
        """The place of a layer."""
        for place, each in enumerate(self._layers):
            if each is layer:
                return place
        raise ValueError("object not in sequence")

    def pop(self, i: int = -1) -> Any:
        """Take a layer out, the highest by default, and return it."""
        layer = self._layers.pop(i)
        layer._in_group = False
        return layer

    def remove(self, layer: Any) -> None:
        """Take a layer out."""
        self.pop(self.index(layer))

    def sort(self, key: Optional[Callable[[Any], Any]] = None, reverse: bool = False) -> None:
        """Put the layers into an order."""
        self._layers.sort(key=key, reverse=reverse)

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._layers)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._layers)

    def __contains__(self, layer: Any) -> bool:
        return any(each is layer for each in self._layers)

    def __getitem__(self, index: int) -> Any:
        return self._layers[index]

    def __setitem__(self, index: int, value: Any) -> None:
        old, self._layers[index] = self._layers[index], _entered(value)
        old._in_group = False

    def __delitem__(self, index: int) -> None:
        self.pop(index)


class OnDiskBitmap(StandIn):
    """A BMP file.

    :param file: its path on the drive, or the file, open for reading bytes
    :raises OSError: there is no such file
    :raises ValueError: it is no BMP file, or a compressed one
    """

    _owner = "displayio.OnDiskBitmap"

    def __init__(self, file: Any) -> None:
        from adafruit_httpserver.board import _bmp

        self._bitmap, self._shader = _bmp.read(file)

    width = property(lambda self: self._bitmap.width, doc="In pixels.")
    height = property(lambda self: self._bitmap.height, doc="In pixels.")
    pixel_shader = property(lambda self: self._shader, doc="What makes colours of its numbers: a Palette or ColorConverter.")

    def __getitem__(self, index: Any) -> int:
        return int(self._bitmap[index])


def release_displays() -> None:
    """Give back all pins of displays. The displays are gone then."""
    from adafruit_httpserver.board import _displays

    _displays.release()


def bitmap_width(bitmap: Any) -> int:
    """The width of a bitmap.

    :raises TypeError: it is none
    """
    if not isinstance(bitmap, (Bitmap, OnDiskBitmap)):
        raise TypeError(f"unsupported bitmap type: {type(bitmap).__name__}")
    return int(bitmap.width)


def _checked_shader(shader: Any) -> Any:
    if not hasattr(shader, "_shown"):
        raise TypeError(f"unsupported pixel_shader type: {type(shader).__name__}")
    return shader


def _checked_scale(scale: int) -> int:
    if scale < 1:
        raise ValueError("scale must be >= 1")
    return int(scale)


def _entered(layer: Any) -> Any:
    """A layer that is now in a group."""
    if isinstance(layer, TileGrid) or isinstance(layer, Group) or hasattr(layer, "_spans"):
        if getattr(layer, "_in_group", False):
            raise ValueError("Layer already in a group")
        layer._in_group = True
        return layer
    raise ValueError("Layer must be a Group or TileGrid subclass")


def _number(value: Colour) -> int:
    """A colour as 0xRRGGBB."""
    if isinstance(value, int):
        number = value
    elif isinstance(value, (bytes, bytearray, tuple, list)):
        if not 3 <= len(value) <= 4:
            raise ValueError("color buffer must be 3 bytes (RGB) or 4 bytes (RGB + pad byte)")
        number = int(value[0]) << 16 | int(value[1]) << 8 | int(value[2])
    else:
        raise TypeError("color buffer must be a buffer, tuple, list, or int")
    if not 0 <= number <= _WHITE:
        raise ValueError("color must be between 0x000000 and 0xffffff")
    return number


def _from_565(value: int) -> int:
    red, green, blue = value >> 11 & 31, value >> 5 & 63, value & 31
    return (red << 3 | red >> 2) << 16 | (green << 2 | green >> 4) << 8 | (blue << 3 | blue >> 2)


def _from_555(value: int) -> int:
    red, green, blue = value >> 10 & 31, value >> 5 & 31, value & 31
    return (red << 3 | red >> 2) << 16 | (green << 3 | green >> 2) << 8 | (blue << 3 | blue >> 2)


def _swapped(value: int) -> int:
    return (value & 255) << 8 | value >> 8 & 255


def _bgr(value: int) -> int:
    return (value & 31) << 11 | value & 0x7E0 | value >> 11 & 31


_DECODED: Dict[Name, Callable[[int], int]] = {
    Colorspace.RGB888: lambda value: value & _WHITE,
    Colorspace.RGB565: _from_565,
    Colorspace.RGB555: _from_555,
    Colorspace.RGB565_SWAPPED: lambda value: _from_565(_swapped(value)),
    Colorspace.RGB555_SWAPPED: lambda value: _from_555(_swapped(value)),
    Colorspace.BGR565: lambda value: _from_565(_bgr(value)),
    Colorspace.BGR565_SWAPPED: lambda value: _from_565(_bgr(_swapped(value))),
    Colorspace.L8: lambda value: (value & 255) * 0x010101,
}

#: What a display shows before a script has given it something: on a board, what was printed.
CIRCUITPYTHON_TERMINAL = Group()
