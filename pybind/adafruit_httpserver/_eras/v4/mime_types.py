# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``MIMETypes`` of era 4."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Optional

from ..._tables import MIME_TYPES
from ..._values import check_value

if TYPE_CHECKING:
    from .server import Server

#: Servers, whose ``_tell_types()`` is called after each change: files that Go serves by itself have the types too.
followers: weakref.WeakSet[Server] = weakref.WeakSet()


class MIMETypes:
    """MIME types of files, told from the extensions of their names. They are the same for all servers."""

    DEFAULT: str = "text/plain"
    """The type of files whose extension is not known, and of responses that do not say theirs."""

    REGISTERED: dict[str, str] = {f".{extension}": mime_type for extension, mime_type in MIME_TYPES.items()}
    """Extension with its dot -> type."""

    @classmethod
    def configure(
        cls,
        default_to: Optional[str] = None,
        keep_for: Optional[Iterable[str]] = None,
        register: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Change the types, at best before a server starts::

            MIMETypes.configure(default_to="text/html", register={".stl": "model/stl"})

        :param str default_to: the type of unknown files; default: no change
        :param keep_for: extensions, each with its dot, whose types are kept while all others are forgotten; default: all
        :param register: types to add, by their extensions
        :raises TypeError: when a type is not a str
        :raises ValueError: when an extension does not begin with a dot or is to be kept and not known, or when a type has
            a control character in it
        """
        default = cls.DEFAULT if default_to is None else check_value(default_to, "default_to")
        kept = cls.REGISTERED if keep_for is None else cls._kept(list(keep_for))
        _check_dots(register or ())
        added = {each: check_value(text, f"the type of {each!r}") for each, text in (register or {}).items()}
        cls.DEFAULT, cls.REGISTERED = default, {**kept, **added}
        for server in list(followers):
            server._tell_types()

    @classmethod
    def _kept(cls, extensions: list[str]) -> dict[str, str]:
        _check_dots(extensions)
        for extension in extensions:
            if extension not in cls.REGISTERED:
                raise ValueError(f"keep_for has {extension!r}, which is not registered")
        return {extension: text for extension, text in cls.REGISTERED.items() if extension in extensions}

    @classmethod
    def get_for_filename(cls, filename: str, default: Optional[str] = None) -> str:
        """The type of a file.

        :param str filename: name or path; what follows the last dot counts
        :param str default: for an extension that is not known; default :attr:`DEFAULT`
        """
        extension = filename.rpartition(".")[2].lower()
        return cls.REGISTERED.get(f".{extension}", cls.DEFAULT if default is None else default)


def _check_dots(extensions: Iterable[str]) -> None:
    for extension in extensions:
        if not isinstance(extension, str) or not extension.startswith("."):
            raise ValueError(f"an extension must begin with a dot, such as '.html', not {extension!r}")


def told_apart() -> Optional[dict[str, str]]:
    """The types by their extensions, in lower case and without the dot; None while they are those of the core."""
    types = {extension[1:].lower(): text for extension, text in MIMETypes.REGISTERED.items()}
    return None if types == MIME_TYPES and MIMETypes.DEFAULT == "text/plain" else types
