# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Loads the modules of the drive, and makes the process look for them."""

from __future__ import annotations

import importlib.machinery
import os
import sys
import types
from typing import Any, Optional

from adafruit_httpserver import _drive
from adafruit_httpserver.run import imports
from adafruit_httpserver.run.namespace import BUILTINS, compiled


def install(real: str = "") -> None:
    """Set up the imports of this process for the drive that is mounted.

    :param real: what Adafruit-Blinka calls the board whose pins are used, or empty
    """
    imports.real = real
    top, lib = _drive.drive(), os.path.join(_drive.drive(), "lib")
    keep_off_the_path()
    entries = {os.path.realpath(entry) for entry in (*sys.path, sys.prefix)}
    imports.installed[:] = [entry for entry in entries if entry != top and _drive.contains(entry)]
    sys.meta_path[:0] = [imports.StandIns(), _Bundle()]
    sys.path_hooks.insert(0, _drive_finder)
    # python -m has already looked for modules in the current folder, the ordinary way.
    for entry in [entry for entry in sys.path_importer_cache if imports.is_drive_code(entry)]:
        del sys.path_importer_cache[entry]
    sys.path.append(lib)
    package = sys.modules[imports.DRIVE] = types.ModuleType(imports.DRIVE)
    package.__path__ = [top]


def keep_off_the_path() -> None:
    """Take the drive out of sys.path: with it there, ``import pdb`` would run the user's code.py as Python's module of that name."""
    top = _drive.drive()
    sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry or os.curdir) not in (top, os.path.join(top, "lib"))]


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module of the drive, with a drive's builtins, and leaves no ``__pycache__`` there."""

    def get_code(self, fullname: str) -> Any:
        path = self.get_filename(fullname)
        return compiled(self.get_data(path), path)

    def exec_module(self, module: Any) -> None:
        name = module.__spec__.name
        code = self.get_code(name)
        module.__builtins__ = BUILTINS
        module.__file__ = _drive.shown(self.path)
        if name.startswith(imports.DRIVE + "."):
            module.__name__ = name[len(imports.DRIVE) + 1 :]
        exec(code, module.__dict__)


class _Bundle:
    """Finds the installed libraries of the CircuitPython bundle, and has them loaded as if they were on the drive.

    On a board they are: ``/`` means the drive to them, and nobody evaluates their annotations.
    """

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Optional[importlib.machinery.ModuleSpec]:
        """The spec of such a library; None for all else."""
        if not imports.is_of_the_bundle(name.partition(".")[0]):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is importlib.machinery.SourceFileLoader:
            spec.loader = _Loader(name, spec.origin or name)
        return spec


def _drive_finder(entry: str) -> importlib.machinery.FileFinder:
    """A path hook: folders on the drive are searched for modules of the drive, ``/sd/lib`` that a script appended as well."""
    try:
        place = entry if os.path.exists(entry) else _drive.resolve(entry)
    except PermissionError as problem:
        raise ImportError(str(problem)) from None
    if not imports.is_drive_code(place) or not (os.path.isdir(place) or place == entry):
        raise ImportError(f"not on the drive: {entry}")
    return importlib.machinery.FileFinder(place, (_Loader, importlib.machinery.SOURCE_SUFFIXES))
