# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The table, in Markdown that is also read well as it is."""

from collections.abc import Sequence

from .figure import Figure

_TITLES = ("work", "against", "goal", "median", "quartiles", "reached", "ours", "theirs")


def table(figures: Sequence[Figure]) -> str:
    """A row per figure."""
    rows = [_TITLES, *map(_cells, figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_TITLES))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows)


def _cells(figure: Figure) -> tuple[str, ...]:
    start = (figure.work, figure.reference, figure.goal)
    if not figure.values:
        return (*start, figure.note, "", "", "", "")
    low, high = figure.quartiles
    unit = figure.unit if figure.unit == "x" else " " + figure.unit
    return (*start, _number(figure.median) + unit, f"{_number(low)} - {_number(high)}", figure.verdict, figure.ours, figure.theirs)


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
