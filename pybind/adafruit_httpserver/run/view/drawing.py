# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The panel of the board as lines of text with colours, by the library rich.

What shines is drawn in the colour that it has to the eye: an LED that gets a tenth of its current looks much brighter than a
tenth, so the values, which are linear, become sRGB.
"""

from __future__ import annotations

import base64
import os
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

from adafruit_httpserver.board import _panel
from adafruit_httpserver.run.view.controls import Controls, State

#: As many characters as the track of a number has.
_TRACK = 12

#: The most columns of a picture; more would push what the script prints out of sight.
_PICTURE = 64

_NAME, _DIM, _CHOSEN = Style(bold=True), Style(dim=True), Style(reverse=True)


class Glyphs(NamedTuple):
    """The characters that the panel is drawn with."""

    on: str = "●"
    off: str = "○"
    block: str = "█"
    #: a pixel where there is room for two characters: a gap remains beside it
    pixel: str = "█▌"
    #: the upper half of a character in one colour, the lower in another
    half: str = "▀"
    rule: str = "─"
    track: str = "─"
    knob: str = "◆"
    #: from dark to bright, where there are no colours
    shades: str = "·░▒▓█"
    caret: str = "▏"


#: For terminals that know no other.
ASCII = Glyphs("*", "o", "#", "# ", "", "-", "-", "|", ".:+*#", "_")


class Painter:
    """Turns lines into what a terminal understands: how many colours it has, the environment tells (TERM, COLORTERM, NO_COLOR).

    :param stream: writes to the terminal
    """

    def __init__(self, stream: Any) -> None:
        system: Any = _colour_system(stream)
        self._console = Console(file=stream, force_terminal=True, color_system=system, highlight=False, markup=False, emoji=False)
        coloured = self._console.color_system is not None and not self._console.no_color
        self.drawing = Drawing(coloured, Glyphs() if _knows(stream, "".join(Glyphs())) else ASCII)

    def painted(self, lines: List[Text], width: int) -> Tuple[List[str], List[int]]:
        """The lines with their control sequences, cut to a width; and how many columns each takes."""
        for line in lines:
            line.truncate(width)
        with self._console.capture() as captured:
            for line in lines:
                self._console.print(line, no_wrap=True, overflow="ignore", crop=False)
        return captured.get().split("\n")[:-1], [line.cell_len for line in lines]


def _colour_system(stream: Any) -> Optional[str]:
    """How rich calls the colours that a terminal has. It would guess from the name; the system's own list of terminals knows."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    import curses

    try:
        curses.setupterm(fd=stream.fileno())
        count = curses.tigetnum("colors")
    except curses.error:  # no list, or this terminal is not on it
        return "auto"
    return "truecolor" if count > 1 << 16 else "256" if count >= 256 else "standard" if count >= 8 else None


def _knows(stream: Any, characters: str) -> bool:
    """Whether the terminal's encoding has these characters."""
    try:
        characters.encode(getattr(stream, "encoding", None) or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


class Drawing:
    """How the panel looks on one terminal.

    :param coloured: whether there are colours
    :param glyphs: the characters to use
    """

    def __init__(self, coloured: bool, glyphs: Glyphs) -> None:
        self._coloured, self._glyphs = coloured, glyphs
        self._kinds: Dict[str, Callable[[State], List[Text]]] = {
            _panel.LEVEL: self._level,
            _panel.DUTY: self._duty,
            _panel.VOLTS: self._volts,
            _panel.PIXELS: self._pixels,
            _panel.PICTURE: self._picture,
            _panel.TEXT: self._text,
        }

    def lines(self, states: List[State], controls: Controls, title: str, hints: str, width: int) -> List[Text]:
        """The lines of the panel.

        :param states: the signals that the script uses, outputs and inputs
        :param title: what stands in the line above
        :param hints: what stands in the line below
        """
        outputs = [self._named(state, width) for state in states if state["kind"] in self._kinds]
        inputs = [[self._input(state, controls)] for state in states if state["kind"] in _panel.INPUTS]
        return [self._rule(title, width), *_flowed(outputs, width), *_flowed(inputs, width), *([Text(hints, _DIM)] if hints else [])]

    # -- outputs

    def _named(self, state: State, width: int) -> List[Text]:
        """A signal with its name before it."""
        self._room = max(8, width - len(state["name"]) - 3)
        first, *more = self._kinds[state["kind"]](state)
        indent = " " * (len(state["name"]) + 2)
        return [Text.assemble(" ", (state["name"], _NAME), " ", first), *(Text.assemble(indent, line) for line in more)]

    def _level(self, state: State) -> List[Text]:
        return [self._light(state["value"], "on" if state["value"] else "off")]

    def _light(self, on: bool, word: str) -> Text:
        glyph = self._glyphs.on if on else self._glyphs.off
        style = Style(color="bright_yellow", bold=True) if on and self._coloured else Style(bold=on)
        return Text.assemble((glyph, style), " " + word)

    def _duty(self, state: State) -> List[Text]:
        shade = round(255 * state["value"])
        return [Text.assemble(self._block((shade, shade, 0)), f" {state['value']:.1%}")]

    def _volts(self, state: State) -> List[Text]:
        return [Text(f"{state['value']:.2f} V")]

    def _text(self, state: State) -> List[Text]:
        words = str(state["value"]).replace("\n", "⏎" if self._glyphs.half else " ")
        words = "".join(character if character.isprintable() else "·" for character in words)
        return [Text(words[-self._room :] or "-")]

    def _pixels(self, state: State) -> List[Text]:
        text = state["value"]
        colours = [tuple(bytes.fromhex(text[at : at + 6])) for at in range(0, len(text), 6)]
        columns = state["columns"]
        if columns:
            rows = [colours[at : at + columns] for at in range(0, len(colours), columns)]
            return self._rows(rows)
        if len(colours) <= 2:
            return [Text(" ").join(Text.assemble(self._block(colour), " #%02x%02x%02x" % colour) for colour in colours)]
        wide = 2 * len(colours) <= self._room
        per_line = self._room // (1 + wide)
        return [
            Text.assemble(*(self._block(colour, wide) for colour in colours[at : at + per_line])) for at in range(0, len(colours), per_line)
        ]

    def _picture(self, state: State) -> List[Text]:
        width, height, data = state["value"]
        rgb = base64.b64decode(data)
        step = max(1, -(-width // min(_PICTURE, self._room)))
        rows = [
            [tuple(rgb[at : at + 3]) for at in range(3 * width * y, 3 * width * (y + 1), 3 * step)] for y in range(0, height, step)
        ]
        return self._rows(rows, shown_as_is=True)

    def _rows(self, rows: List[List[Any]], shown_as_is: bool = False) -> List[Text]:
        """A matrix of pixels: two rows in a line where that can be drawn, so that they are square."""
        seen: Callable[[Any], Any] = tuple if shown_as_is else _seen
        if not self._coloured or not self._glyphs.half:
            return [Text.assemble(*(self._block(colour) for colour in row)) for row in rows]
        lines = []
        for upper, lower in zip(rows[::2], [*rows[1::2], *([None] if len(rows) % 2 else [])]):
            line = Text()
            for at, colour in enumerate(upper):
                below = _rgb(seen(lower[at])) if lower and at < len(lower) else None
                line.append(self._glyphs.half, Style(color=_rgb(seen(colour)), bgcolor=below))
            lines.append(line)
        return lines

    def _block(self, colour: Any, wide: bool = False) -> Text:
        """A pixel."""
        if self._coloured:
            return Text(self._glyphs.pixel if wide else self._glyphs.block, Style(color=_rgb(_seen(colour))))
        shades = self._glyphs.shades
        return Text(shades[-(-max(_seen(colour)) * (len(shades) - 1) // 255)] + " " * wide)

    # -- inputs

    def _input(self, state: State, controls: Controls) -> Text:
        chosen = controls.chosen == state["name"]
        name = (f" {state['name']} ", _CHOSEN if chosen else _NAME)
        if state["kind"] == _panel.PRESSED:
            return Text.assemble(name, " ", self._light(state["value"], "pressed" if state["value"] else "released"))
        shown = f"{state['value']:.6g}" if state["kind"] == _panel.NUMBER else str(state["value"])
        if chosen and controls.entry:
            shown = controls.entry + self._glyphs.caret
        unit = f" {state['unit']}" if state["unit"] else ""
        return Text.assemble(name, " ", self._track(state), f"{shown}{unit}")

    def _track(self, state: State) -> Text:
        low, high = state["low"], state["high"]
        if low is None or high is None or high <= low:
            return Text()
        at = round((state["value"] - low) / (high - low) * (_TRACK - 1))
        track = self._glyphs.track
        return Text.assemble((track * at, _DIM), self._glyphs.knob, (track * (_TRACK - 1 - at), _DIM), " ")

    def _rule(self, title: str, width: int) -> Text:
        line = self._glyphs.rule
        head = f"{line * 2} {title} " if title else ""
        return Text(head + line * max(0, width - len(head)), _DIM)


def _flowed(items: List[List[Text]], width: int) -> Iterator[Text]:
    """Short items beside each other, as many as fit; an item of several lines stands alone."""
    line: Optional[Text] = None
    for item in items:
        if len(item) == 1 and line is not None and line.cell_len + 2 + item[0].cell_len <= width:
            line = Text.assemble(line, "  ", item[0])
            continue
        if line is not None:
            yield line
        line = item[0] if len(item) == 1 else None
        if line is None:
            yield from item
    if line is not None:
        yield line


def _rgb(colour: Any) -> Color:
    return Color.from_rgb(*colour)


def _seen(colour: Any) -> Any:
    """How bright an LED looks that is given this much."""
    return tuple(map(_SRGB.__getitem__, colour))


def _srgb(value: float) -> float:
    """The encoding of light in sRGB (IEC 61966-2-1)."""
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


_SRGB = [round(255 * _srgb(value / 255)) for value in range(256)]
