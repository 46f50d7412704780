# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The plot of the README: requests a second of every server, as SVG."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from .figure import Figure
from .servers import ERA_4, FOREVER, POLL

_OURS = {FOREVER, POLL, ERA_4}
_WIDTH, _NAMES, _BAR, _STEP, _TOP = 760, 190, 18, 26, 58
_STYLE = (
    "text { font: 13px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600; font-size: 15px } "
    ".small { fill: #656d76; font-size: 12px } .ours { fill: #1f7a5c } .other { fill: #9aa4ae } .spread { stroke: #24292f } "
    ".paper { fill: #ffffff }"
)


def write_plot(path: Path, field: Mapping[str, Sequence[float]], note: str) -> None:
    """A bar per server, the longest first; a line shows the quartiles.

    :param field: requests a second of each round, by server
    :param note: how it was measured
    """
    servers = sorted(field.items(), key=lambda item: -statistics.median(item[1]))
    scale = (_WIDTH - _NAMES - 90) / max(max(values) for values in field.values())
    height = _TOP + _STEP * len(servers) + 12
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img">',
        f"<title>Requests a second</title><style>{_STYLE}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{height}" rx="6"/>',
        '<text class="title" x="16" y="24">Requests a second: GET, 11 bytes, 32 connections that stay open</text>',
        f'<text class="small" x="16" y="43">{escape(note)}</text>',
    ]
    for number, (name, values) in enumerate(servers):
        lines += _bar(name, values, _TOP + number * _STEP, scale)
    path.write_text("\n".join([*lines, "</svg>"]) + "\n")


def _bar(name: str, values: Sequence[float], top: int, scale: float) -> list[str]:
    low, high = Figure("", "", values).quartiles
    median, middle = statistics.median(values), top + _BAR / 2
    kind, label = ("ours", f"this: {name}") if name in _OURS else ("other", name)
    length = max(1.0, median * scale)
    return [
        f'<text x="{_NAMES - 8}" y="{middle + 4:.0f}" text-anchor="end">{escape(label)}</text>',
        f'<rect class="{kind}" x="{_NAMES}" y="{top}" width="{length:.1f}" height="{_BAR}" rx="2"/>',
        f'<line class="spread" x1="{_NAMES + low * scale:.1f}" x2="{_NAMES + high * scale:.1f}" y1="{middle}" y2="{middle}"/>',
        f'<text x="{_NAMES + max(length, high * scale) + 8:.1f}" y="{middle + 4:.0f}">{median:,.0f}</text>',
    ]
