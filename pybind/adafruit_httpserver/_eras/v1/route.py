# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Routes of eras 1 to 3: which handler answers which method and path."""

import re
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, Optional, Protocol

from ..._kinds import LITERAL, LOOSE_PATTERN, REGEXP, SPECIAL
from . import calling
from .methods import HTTPMethod

#: A parameter of a URL, "<name>"; the name may be left out.
_PARAMETER = re.compile(r"<\w*>")
#: What stands for a parameter: a part of the path, which may be empty.
_PART = "([^/]*)"


class _HTTPRoute:
    """A method and a path, which may have parameters: ``_HTTPRoute("/led/<name>", "POST")``.

    It is a key of ``HTTPServer.routes``: two routes are equal when their methods and paths are.

    :param str path: such as "/led"; each "<name>" in it stands for a part of the path, which may be empty
    :param str method: in any case; default "GET"
    :raises TypeError: when an argument is not a str
    :raises ValueError: when the path can not be understood
    """

    def __init__(self, path: str = "", method: str = HTTPMethod.GET) -> None:
        for name, value in (("path", path), ("method", method)):
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a str, not {type(value).__name__}")
        self.path = path
        """The path as it was given."""
        self.method = method.upper() or HTTPMethod.GET
        """The method, in upper case."""
        self._kind, self._text, self._pattern = _read(path)

    def match(self, other: "_HTTPRoute") -> tuple[bool, tuple[str, ...]]:
        """Whether this is the route for another, and what its parameters are then.

        :param _HTTPRoute other: the method and path of a request
        :return: such as ``(True, ("kitchen",))``, or ``(False, ())``
        """
        if self.method != other.method:
            return False, ()
        if self._pattern is None:
            return self.path == other.path, ()
        found = self._pattern.fullmatch(other.path)
        return found is not None, found.groups("") if found else ()

    matches = match

    def __hash__(self) -> int:
        return hash((self.method, self.path))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _HTTPRoute):
            return NotImplemented
        return self.method == other.method and self.path == other.path

    def __repr__(self) -> str:
        return f"_HTTPRoute(path={self.path!r}, method={self.method!r})"


def _read(path: str) -> tuple[int, str, Optional["re.Pattern[str]"]]:
    """How the core is to compare a path, the path as it needs it, and the pattern that gives the parameters."""
    if not _PARAMETER.search(path):
        return LITERAL, path, None
    texts = _PARAMETER.split(path)
    if SPECIAL.isdisjoint("".join(texts)):
        return LOOSE_PATTERN, path, re.compile(_PART.join(map(re.escape, texts)))
    expression = _PART.join(texts)
    try:
        return REGEXP, expression, re.compile(expression)
    except re.error as problem:
        raise ValueError(f"path {path!r} is no regular expression: {problem}") from None


Handler = Callable[..., Any]


class _Owner(Protocol):
    """Who keeps the handlers for the core: ``Service``."""

    def add_route(self, method: str, path: str, handler: Handler, kind: int = ...) -> None: ...
    def remove_route(self, method: str, path: str, kind: int = ...) -> None: ...


class _HTTPRoutes(MutableMapping[_HTTPRoute, Handler]):
    """Handlers by ``_HTTPRoute(path, method)``; a script may change it like a dict, while the server runs too."""

    def __init__(self, owner: Optional[_Owner] = None) -> None:
        self._owner = owner
        self._handlers: dict[_HTTPRoute, Handler] = {}

    def add(self, route: _HTTPRoute, handler: Handler) -> None:
        """Let a handler answer a route. One that the route has already stays, as in the releases 2.4 to 3.0.

        :param _HTTPRoute route: the method and path
        :param handler: a function of the request, and of the parameters of the path if it has some
        :raises TypeError: when an argument is of the wrong type
        """
        if route not in self._handlers:
            self[route] = handler

    def find_handler(self, route: _HTTPRoute) -> Optional[Handler]:
        """The handler for the method and path of a request, as a function of the request alone; None when there is none."""
        for each, handler in sorted(self._handlers.items(), key=lambda item: item[0]._kind != LITERAL):
            found, values = each.match(route)
            if found:
                return calling.with_values(handler, values)
        return None

    def __setitem__(self, route: _HTTPRoute, handler: Handler) -> None:
        if not isinstance(route, _HTTPRoute):
            raise TypeError(f"a key must be an _HTTPRoute(path, method), not {type(route).__name__}")
        if not callable(handler):
            raise TypeError(f"a handler must be callable, not {type(handler).__name__}")
        self._handlers[route] = handler
        if self._owner:
            pattern = route._pattern
            called = calling.with_pattern(handler, pattern) if pattern else calling.without_values(handler)
            self._owner.add_route(route.method, route._text, called, route._kind)

    def __getitem__(self, route: _HTTPRoute) -> Handler:
        return self._handlers[route]

    def __delitem__(self, route: _HTTPRoute) -> None:
        del self._handlers[route]
        if self._owner:
            self._owner.remove_route(route.method, route._text, route._kind)

    def __iter__(self) -> Iterator[_HTTPRoute]:
        return iter(self._handlers)

    def __len__(self) -> int:
        return len(self._handlers)

    def __repr__(self) -> str:
        return f"_HTTPRoutes({list(self._handlers)!r})"
