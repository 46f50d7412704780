# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``sys`` as a board has it: Python's own, that says it is CircuitPython's. What is set here is set there."""

from __future__ import annotations

import sys as _sys
import types
from typing import Any, List

from adafruit_httpserver.board import _boards

RELEASE = (9, 2, 1)


class _Sys(types.ModuleType):
    """A module whose names are those of Python's own, except for a few."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_sys, name)

    def __setattr__(self, name: str, value: Any) -> None:
        # What the import system sets belongs to this module.
        super().__setattr__(name, value) if name.startswith("__") else setattr(_sys, name, value)

    def __dir__(self) -> List[str]:
        return sorted({*dir(_sys), *vars(self)})


def _print_exception(problem: BaseException, file: Any = None) -> None:
    """Print an exception with its traceback; up to CircuitPython 6."""
    from adafruit_httpserver.board import traceback

    traceback.print_exception(problem, file=file)


_text = ".".join(map(str, RELEASE))
_own = {
    "implementation": types.SimpleNamespace(name="circuitpython", version=(*RELEASE, ""), _mpy=517),
    "platform": _boards.chosen().chip.platform,
    "version": f"3.4.0; CircuitPython {_text}",
    "version_info": (3, 4, 0),
    "print_exception": _print_exception,
}
globals().update(_own)
_sys.modules[__name__].__class__ = _Sys
