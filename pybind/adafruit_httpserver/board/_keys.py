# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Reads the reports of keyboards, mice and media keys (USB HID Usage Tables; a US keyboard)."""

from __future__ import annotations

from typing import FrozenSet, Set

_LETTERS = "abcdefghijklmnopqrstuvwxyz1234567890"
_FIRST_LETTER = 0x04
_PLAIN = {0x2C: " ", 0x2D: "-", 0x2E: "=", 0x2F: "[", 0x30: "]", 0x31: "\\", 0x33: ";", 0x34: "'", 0x35: "`", 0x36: ",", 0x37: ".", 0x38: "/"}
_PLAIN.update({_FIRST_LETTER + place: letter for place, letter in enumerate(_LETTERS)})
_SHIFTED = dict(zip("1234567890-=[]\\;'`,./", '!@#$%^&*()_+{}|:"~<>?'))
_NAMED = {0x28: "ENTER", 0x29: "ESC", 0x2A: "BACKSPACE", 0x2B: "TAB", 0x39: "CAPS LOCK", 0x46: "PRINT SCREEN", 0x48: "PAUSE"}
_NAMED.update({0x49: "INSERT", 0x4A: "HOME", 0x4B: "PAGE UP", 0x4C: "DELETE", 0x4D: "END", 0x4E: "PAGE DOWN"})
_NAMED.update({0x4F: "RIGHT", 0x50: "LEFT", 0x51: "DOWN", 0x52: "UP", 0x65: "MENU"})
_NAMED.update({0x3A + number: f"F{number + 1}" for number in range(12)})
_MODIFIERS = ("CTRL", "SHIFT", "ALT", "GUI")
_SHIFT = 1
_MEDIA = {0xB5: "NEXT TRACK", 0xB6: "PREVIOUS TRACK", 0xB7: "STOP", 0xB8: "EJECT", 0xCD: "PLAY/PAUSE", 0xE2: "MUTE"}
_MEDIA.update({0xE9: "VOLUME UP", 0xEA: "VOLUME DOWN", 0x6F: "BRIGHTER", 0x70: "DARKER", 0xB3: "FAST FORWARD", 0xB4: "REWIND"})
_KINDS = {(1, 6): "KEYBOARD", (1, 2): "MOUSE", (12, 1): "MEDIA KEYS"}


class Decoder:
    """Reads the reports of one thing.

    :param page: the kind of thing, as USB numbers it
    :param usage: which thing of that kind
    """

    def __init__(self, page: int, usage: int) -> None:
        #: what people call it
        self.name = _KINDS.get((page, usage), f"HID {page:#x}/{usage:#x}")
        self._down: FrozenSet[int] = frozenset()

    def told(self, report: bytes) -> str:
        """What is new in a report, in words; empty for nothing."""
        if self.name == "KEYBOARD":
            return self._keyboard(report)
        if self.name == "MOUSE":
            return _mouse(report)
        if self.name == "MEDIA KEYS":
            code = int.from_bytes(report[:2], "little")
            return f"<{_MEDIA.get(code, hex(code))}>" if code else ""
        return f"<{report.hex()}>"

    def _keyboard(self, report: bytes) -> str:
        held = {place % 4 for place in range(8) if report[0] >> place & 1}
        down = frozenset(code for code in report[2:8] if code)
        new = [code for code in report[2:8] if code and code not in self._down]
        self._down = down
        return "".join(_key(code, held) for code in new)


def _key(code: int, held: Set[int]) -> str:
    character = _PLAIN.get(code)
    if character is not None and held <= {_SHIFT}:
        return _SHIFTED.get(character, character.upper()) if held else character
    name = _NAMED.get(code) or (character.upper() if character else hex(code))
    return f"<{'+'.join([_MODIFIERS[place] for place in sorted(held)] + [name])}>"


def _mouse(report: bytes) -> str:
    buttons = [name for place, name in enumerate(("left", "right", "middle")) if report[0] >> place & 1]
    x, y, wheel = (each - 256 if each > 127 else each for each in report[1:4])
    moved = [f"{x:+d},{y:+d}"] if x or y else []
    return "".join(f"<{word}>" for word in (*buttons, *moved, *([f"wheel {wheel:+d}"] if wheel else [])))
