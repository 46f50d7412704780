# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Stand-ins for the modules of a board, one file each, named as the real module.

A new stand-in is a new file here: the runner finds it by its name. Where Python's own library has a module of that name
(``os``, ``secrets``), only code of the drive sees the stand-in. What a stand-in lacks it refuses with ``lacking``; it never
pretends. Files whose names begin with ``_`` are shared by the stand-ins.
"""

from __future__ import annotations

from typing import Any, Callable


def lacking(owner: str, offers: str = "") -> Callable[[str], Any]:
    """A ``__getattr__`` for the module of a stand-in.

    :param owner: the name of the module, as scripts write it
    :param offers: a few words on what there is
    """

    def refuse(name: str) -> Any:
        raise missing(owner, name, offers)

    return refuse


def missing(owner: str, name: str, offers: str = "") -> AttributeError:
    """The error for an attribute that is not simulated: which one it is, and what to do."""
    if name.startswith("__"):
        return AttributeError(f"{owner} has no attribute {name!r}")
    there_is = f" (there is {offers})" if offers else ""
    return AttributeError(
        f'{owner}.{name} is not simulated on this computer{there_is}; ask hasattr({owner}, "{name}") first, or run the script on a board'
    )


class StandIn:
    """The base of objects that stand in for a part of a board: reading or setting what they lack is refused.

    A subclass of a script's own may have attributes of its own, as on a board.
    """

    #: how scripts write the object
    _owner = "?"

    def __getattr__(self, name: str) -> Any:
        if hasattr(type(self), name):  # a property that raises AttributeError itself comes here too: let its words stand
            return object.__getattribute__(self, name)
        raise missing(self._owner, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and not hasattr(type(self), name) and "_owner" in vars(type(self)):
            raise missing(self._owner, name)
        object.__setattr__(self, name, value)


class Name:
    """A constant of a board's module, such as ``digitalio.Pull.UP``, that prints as it is written."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def one_of(value: Any, kind: type, name: str) -> None:
    """Check that an argument is a constant of a class such as ``digitalio.Pull``.

    :raises TypeError: it is not, in a board's words
    """
    if not isinstance(value, Name) or value not in vars(kind).values():
        raise TypeError(f"{name} must be of type {kind.__name__}, not {type(value).__name__}")


def in_range(value: Any, low: int, high: int, name: str) -> int:
    """The whole number, if it is in the range.

    :raises TypeError: it is no whole number
    :raises ValueError: it is out of range, in a board's words
    """
    if not isinstance(value, int):
        raise TypeError(f"can't convert {type(value).__name__} to int")
    if not low <= value <= high:
        raise ValueError(f"{name} must be {low}-{high}")
    return int(value)
