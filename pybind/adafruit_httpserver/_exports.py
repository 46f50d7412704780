# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Public modules only offer names; what defines them, in ``_eras/``, is loaded when somebody asks for a name."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from typing import Callable, Mapping

    Exports = tuple[list[str], Callable[[str], object], Callable[[], list[str]]]


def exports(public: str, names: Mapping[str, str], submodules: str = "") -> Exports:
    """What a public module needs to offer names: its ``__all__``, ``__getattr__`` and ``__dir__`` (PEP 562).

    :param str public: the ``__name__`` of the public module
    :param names: module, seen from the package -> the names that are taken from it, separated by blanks; those with an
        underscore in front are there, but ``import *`` leaves them out
    :param str submodules: names of submodules that are loaded like other names, separated by blanks
    """
    package = __name__.rpartition(".")[0]
    places = {name: module for module, given in names.items() for name in given.split()}
    inside = frozenset(submodules.split())

    def get(name: str) -> object:
        from importlib import import_module

        if name in inside:
            return import_module(f"{public}.{name}")
        if name not in places:
            raise AttributeError(f"module {public!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{places[name]}"), name)
        setattr(sys.modules[public], name, value)  # found without this function from now on
        return value

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[public]), *places, *inside})

    return sorted(name for name in places if not name.startswith("_")), get, listed
