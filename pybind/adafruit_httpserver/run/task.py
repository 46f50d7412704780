# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What one run of a script is told. Plain values only: they cross to another process as JSON."""

from __future__ import annotations

from typing import List, NamedTuple, Tuple


class Task(NamedTuple):
    """One run."""

    #: the drive, and the name of the script in it
    folder: str
    name: str
    #: ports by --port-map: asked for, given
    ports: Tuple[Tuple[int, int], ...] = ()
    #: whether only the port that was asked for will do
    exact_ports: bool = False
    #: the text of --expect, or empty
    expect: str = ""
    #: the name of --board, or empty
    board: str = ""
    #: the address that scripts bind to and browsers ask
    address: str = "127.0.0.1"
    #: the files with the certificate and its key, when what listens shall speak TLS
    tls: Tuple[str, ...] = ()
    #: why it runs: names in supervisor.RunReason and microcontroller.ResetReason
    run_reason: str = "STARTUP"
    reset_reason: str = "POWER_ON"
    #: whether the runner draws what is on the panel and what is printed; else this process prints all of it
    drawn: bool = False
    #: what Adafruit-Blinka calls the board whose pins are used, with --board auto; or empty
    real: str = ""


def revived(values: List[object]) -> Task:
    """The task that went through JSON, which has no tuples."""
    return Task(*(_tuple(value) for value in values))  # type: ignore[arg-type]


def _tuple(value: object) -> object:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
