# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Stand-ins for the modules of a board, one file each, named as the real module.

A new stand-in is a new file here: the runner finds it by its name. Where Python's own library has a module of that name
(``os``, ``secrets``), only code of the drive sees the stand-in. What a stand-in lacks it refuses with ``lacking``; it never
pretends.
"""


def lacking(owner: str, offers: str = ""):
    """A ``__getattr__`` for the module of a stand-in.

    :param owner: the name of the module, as scripts write it
    :param offers: a few words on what there is
    """

    def refuse(name: str):
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
    """The base of objects that stand in for a part of a board: reading or setting what they lack is refused."""

    #: how scripts write the object
    _owner = "?"

    def __getattr__(self, name):
        if hasattr(type(self), name):  # a property that raises AttributeError itself comes here too: let its words stand
            return object.__getattribute__(self, name)
        raise missing(self._owner, name)

    def __setattr__(self, name, value):
        if not name.startswith("_") and not hasattr(type(self), name):
            raise missing(self._owner, name)
        object.__setattr__(self, name, value)


class Name:
    """A constant of a board's module, such as ``digitalio.Pull.UP``, that prints as it is written."""

    def __init__(self, text: str):
        self._text = text

    def __repr__(self) -> str:
        return self._text
