# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What ``import`` finds in the runner's process.

For all code of the process: a stand-in wins over an installed package, and ``lib`` of the drive comes last.
For code of the drive alone, which imports through ``drive_import``: stand-ins whose name Python's own library has too
(``os``, ``secrets``), and the modules that lie at the top of the drive. Those live under a package named CIRCUITPY, so that
a file ``html.py`` on the drive is never taken for the ``html`` of the standard library.
"""

from __future__ import annotations

import builtins
import functools
import importlib
import importlib.machinery
import os
import sys
from types import ModuleType
from typing import Any, List, Mapping, Optional, Sequence

from adafruit_httpserver import _drive
from adafruit_httpserver.run import blinka, firmware

_STAND_INS = "adafruit_httpserver.board"
DRIVE = "CIRCUITPY"

#: folders of installed code that lie inside the drive, as a virtual environment does
installed: List[str] = []

#: what Adafruit-Blinka calls the board whose pins are used; empty when all is simulated
real = ""


def is_drive_code(path: str) -> bool:
    """Whether a source file or folder belongs to the user's program.

    Not all that lies in the folder does: a virtual environment is often there too, and its packages are installed ones.
    """
    if not os.path.isabs(path):  # such as "<frozen importlib._bootstrap>"
        return False
    place = os.path.realpath(path)
    return _drive.contains(place) and not any((place + os.sep).startswith(entry + os.sep) for entry in installed)


@functools.lru_cache(maxsize=None)
def stand_ins() -> frozenset[str]:
    """The names of all stand-ins: one file or folder each in the package ``board``; what begins with ``_`` is shared by them."""
    folder = importlib.import_module(_STAND_INS).__path__[0]
    names = [name[:-3] if name.endswith(".py") else name for name in os.listdir(folder) if not name.startswith("_")]
    return frozenset(name for name in names if name.isidentifier())


def only_for_drive(name: str) -> bool:
    """Whether Python's own library or a package that others use has this name, so that they must not see a stand-in."""
    if name in firmware.USED_BY_OTHERS:
        return True
    known = getattr(sys, "stdlib_module_names", None)  # Python 3.10
    if known is not None:
        return name in known
    return name in sys.builtin_module_names or os.path.exists(os.path.join(os.path.dirname(os.__file__), name + ".py"))


def is_of_the_bundle(top: str) -> bool:
    """Whether a module belongs to the libraries that are made for boards, by its name."""
    return (top.startswith("adafruit_") and top not in firmware.NOT_OF_THE_BUNDLE) or top in firmware.BUNDLE


class StandIns:
    """Finds the stand-ins for all code of the process; first in ``sys.meta_path``, ahead of what is installed."""

    def __init__(self) -> None:
        giving_way = blinka.WIRED if real else frozenset()
        self._names = frozenset(name for name in stand_ins() - giving_way if not only_for_drive(name))

    def find_spec(
        self, name: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        """The spec of a stand-in; None for all else."""
        if name in firmware.OF_ITS_OWN and importlib.machinery.PathFinder.find_spec(name) is not None:
            return None
        if path is None and name in self._names:
            return importlib.machinery.ModuleSpec(name, self, origin="stand-in")  # type: ignore[arg-type]
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """The one module object, whichever name it is imported by: the server tells a native SocketPool by its class."""
        module = importlib.import_module(f"{_STAND_INS}.{spec.name}")
        self._spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to run; undo what the import system wrote over."""
        module.__spec__ = self._spec


def drive_import(
    name: str,
    globals: Optional[Mapping[str, Any]] = None,
    locals: Optional[Mapping[str, Any]] = None,
    fromlist: Optional[Sequence[str]] = (),
    level: int = 0,
) -> ModuleType:
    """``__import__`` of the drive's modules."""
    home = "" if level else _home(name)
    full = _absolute(name, (globals or {}).get("__package__") or "", level) if level else home + name
    try:
        if not home and not level:
            module = builtins.__import__(name, globals, locals, fromlist or (), 0)
        else:
            module = importlib.import_module(full)
        _check_is_source(module)
        if real and full.partition(".")[0] == "microcontroller":
            blinka.complete(sys.modules["microcontroller"])
        for item in fromlist or ():
            _import_item(module, item)
    except ModuleNotFoundError as problem:
        _explain(problem)
        raise
    return module if fromlist or not home else sys.modules[home + name.partition(".")[0]]


def _absolute(name: str, package: str, level: int) -> str:
    base = package.rsplit(".", level - 1)[0]
    if package.count(".") < level - 1 or base in ("", DRIVE):
        raise ImportError("attempted relative import beyond top-level package")
    return f"{base}.{name}" if name else base


def _home(name: str) -> str:
    """What drive code's name for a module must be preceded by to be its full name: the package of stand-ins, of the
    drive's modules, or nothing."""
    top = name.partition(".")[0]
    builtin = top in firmware.SHARED or top in firmware.HARDWARE
    if not builtin and top not in firmware.NOT_FROM_DRIVE and _is_on_drive(top):
        return DRIVE + "."
    if top in stand_ins():
        return _STAND_INS + "." if only_for_drive(top) else ""
    return DRIVE + "." if not builtin and _is_folder(top) and not _is_installed(top) else ""


def _is_on_drive(top: str) -> bool:
    place = os.path.join(_drive.drive(), top)
    return os.path.isfile(place + ".py") or os.path.isfile(os.path.join(place, "__init__.py"))


def _is_folder(top: str) -> bool:
    """Whether a folder of the drive may be a package without __init__.py; it counts when nothing else has the name."""
    return os.path.isdir(os.path.join(_drive.drive(), top))


def _is_installed(top: str) -> bool:
    from importlib.util import find_spec

    return top in sys.modules or find_spec(top) is not None


def _import_item(module: ModuleType, item: str) -> None:
    """What ``from module import item`` needs: an attribute, or a module inside a package."""
    package = hasattr(module, "__path__")
    if item == "*":
        for public in getattr(module, "__all__", ()) if package else ():
            _import_item(module, public)
        return
    if package and not hasattr(module, item):
        _import_inside(module, item)
    if module.__spec__ is not None and module.__spec__.name.startswith(_STAND_INS + "."):
        _take(module, item)


def _import_inside(module: ModuleType, item: str) -> None:
    full = f"{module.__spec__.name if module.__spec__ else module.__name__}.{item}"
    try:
        importlib.import_module(full)
    except ModuleNotFoundError as problem:
        if problem.name != full:
            raise
    # Two modules that import each other: the one that is not finished yet is not an attribute of its package.
    if full in sys.modules:
        setattr(module, item, sys.modules[full])


def _take(module: ModuleType, item: str) -> None:
    """Let a stand-in itself say that it lacks something: Python's own words would hide what to do about it."""
    try:
        getattr(module, item)
    except AttributeError as problem:
        raise ImportError(str(problem), name=module.__name__) from None


def _check_is_source(module: ModuleType) -> None:
    """Refuse a package whose files are all compiled for a board: Python takes such a folder for a package with nothing in it."""
    if getattr(module, "__file__", None) is None and any(
        os.path.isfile(os.path.join(folder, "__init__.mpy")) for folder in getattr(module, "__path__", ())
    ):
        raise ModuleNotFoundError(name=module.__name__)


def _explain(problem: ModuleNotFoundError) -> None:
    name = (problem.name or "").replace(DRIVE + ".", "")
    hint = (blinka.hint(name) if real else "") or firmware.hint(name)
    compiled = _compiled(name)
    if compiled:
        hint = f"{compiled} is compiled for a board and can not run here; {hint or 'copy its .py file beside it'}"
    if hint:
        problem.msg = hint
    elif problem.msg:
        problem.msg = problem.msg.replace(DRIVE + ".", "")


def _compiled(name: str) -> str:
    """The file of the drive that a board would take for a module, when it is one that only a board can run; else empty."""
    top, place = name.partition(".")[0], name.replace(".", "/")
    files = [f"{folder}{end}" for folder in ("", "lib/") for end in (f"{place}.mpy", f"{place}/__init__.mpy", f"{top}/__init__.mpy")]
    return next((file for file in files if os.path.isfile(os.path.join(_drive.drive(), file))), "")
