# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Measure, print the table, draw the plot: ``python -m bench [ROW ...]``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from . import tools
from .bench import Bench
from .plot import write_plot
from .rows import ROWS
from .servers import Unavailable
from .table import table

_PLOT = Path("docs/performance.svg")


def main() -> None:
    """Do what the command line says."""
    rows = "\n".join(f"  {name:10} {(row.__doc__ or '').splitlines()[0]}" for name, row in ROWS.items())
    parser = argparse.ArgumentParser(
        prog="make bench",
        description="Compare this server with others, in turns, on this machine.",
        epilog=f"rows:\n{rows}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rows", nargs="*", metavar="ROW", help="what to measure; default: all")
    parser.add_argument("--rounds", type=int, default=5, help="how often; default 5")
    parser.add_argument("--seconds", type=int, default=1, help="how long one run of wrk lasts; default 1")
    options = parser.parse_args()
    unknown = sorted(set(options.rows) - set(ROWS))
    if unknown or options.rounds < 1 or options.seconds < 1:
        parser.error(f"no such row: {', '.join(unknown)}" if unknown else "--rounds and --seconds must be positive")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    tools.prepare()
    measure(options.rows or list(ROWS), Bench(options.rounds, options.seconds))


def measure(rows: list[str], bench: Bench) -> None:
    """Measure some rows; the table goes to standard output."""
    began, figures = time.monotonic(), []
    try:
        for name in rows:
            bench.say(name)
            try:
                figures += ROWS[name](bench)
            except Unavailable as problem:
                bench.say(str(problem))
    finally:
        bench.end()
    print(table(figures))
    how = f"{bench.rounds} rounds of {bench.seconds} s, in turns; {os.cpu_count()} processors shared with wrk; {time.strftime('%Y-%m-%d')}"
    print(f"\n{how}; {time.monotonic() - began:.0f} s in all")
    if bench.field:
        write_plot(_PLOT, bench.field, how)
        bench.say(f"drew {_PLOT}")


if __name__ == "__main__":
    main()
