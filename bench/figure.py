# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""One line of the table: a goal, and what was measured for it in each round."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Figure:
    """What was measured for one goal.

    :param work: what was done, and by whom
    :param reference: whom it is compared with
    :param values: one a round; empty when nothing was measured
    :param unit: "x" for a ratio, else as it is written
    :param at_least: the goal, when more is better
    :param at_most: the goal, when less is better
    :param ours: the median of what the ratio was made of
    :param theirs: the same of the reference
    :param note: why nothing was measured
    """

    work: str
    reference: str
    values: Sequence[float] = ()
    unit: str = "x"
    at_least: float | None = None
    at_most: float | None = None
    ours: str = ""
    theirs: str = ""
    note: str = ""

    @property
    def median(self) -> float:
        """The middle one of the rounds."""
        return statistics.median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        """What a quarter of the rounds lie below, and what a quarter lie above."""
        if len(self.values) < 2:
            return self.values[0], self.values[0]
        low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        return low, high

    @property
    def goal(self) -> str:
        """The goal as it is written."""
        if self.at_least is not None:
            return f">= {self.at_least:g} {self.unit}"
        return f"<= {self.at_most:g} {self.unit}" if self.at_most is not None else ""

    @property
    def verdict(self) -> str:
        """Whether the median reaches the goal."""
        if not self.values or not self.goal:
            return ""
        reached = self.median >= self.at_least if self.at_least is not None else self.median <= self.at_most
        return "yes" if reached else "no"


def ratio(work: str, reference: str, ours: Sequence[float], theirs: Sequence[float], *, unit: str = "/s", **goal: float) -> Figure:
    """Compare what was measured in the same rounds; empty when one of them was not there."""
    if not ours or not theirs:
        return Figure(work, reference, note=f"no {reference} here" if ours else "not built", **goal)
    values = [a / b for a, b in zip(ours, theirs)]
    return Figure(work, reference, values, ours=_amount(ours, unit), theirs=_amount(theirs, unit), **goal)


def _amount(values: Sequence[float], unit: str) -> str:
    value = statistics.median(values)
    return f"{value:,.0f}{unit}" if value >= 100 else f"{value:.3g}{unit}"
