# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Tunes: notes, and for how many beats each; "-" is a pause."""

_STEPS = {"C": -9, "C#": -8, "D": -7, "D#": -6, "E": -5, "F": -4, "F#": -3, "G": -2, "G#": -1, "A": 0, "A#": 1, "B": 2}


def frequency(note):
    """The frequency of a note such as A4 or C#5, in hertz."""
    steps = _STEPS[note[:-1]] + 12 * (int(note[-1]) - 4)
    return round(440 * 2 ** (steps / 12))


TUNES = {
    "scale": [("C4", 1), ("D4", 1), ("E4", 1), ("F4", 1), ("G4", 1), ("A4", 1), ("B4", 1), ("C5", 2)],
    "doorbell": [("E5", 3), ("C5", 5)],
    "siren": [("A4", 2), ("-", 1), ("D5", 2), ("-", 1)] * 4,
}
