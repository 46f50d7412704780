# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Routes of era 4: which handler answers which methods and path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import FunctionType
from typing import Any, Callable, Optional, Union

from ..._kinds import LITERAL, PATTERN, REGEXP, SPECIAL
from ..._lazy import lazy
from .methods import GET

Handler = Callable[..., Any]

_PARAMETER = re.compile(r"<(\w+)>")


class Route:
    """A path, the methods that it has, and the handler for them::

        Route("/led/<name>", [GET, POST], led)

    In a path ``<name>`` stands for a part between slashes, which is given to the handler as an argument of that name;
    ``...`` stands for a part that is not, and ``....`` for one or more of them.

    :param str path: it begins with a slash
    :param methods: one, or several in a list, set or tuple; in any case; default "GET"
    :param handler: is called with the request and the parameters, and returns a response; default None
    :param bool append_slash: whether the path with a slash at its end is meant as well; default False
    :raises TypeError: when an argument is of the wrong type
    :raises ValueError: when the path cannot be understood
    """

    def __init__(
        self,
        path: str = "",
        methods: Union[str, Iterable[str]] = GET,
        handler: Optional[Handler] = None,
        *,
        append_slash: bool = False,
    ) -> None:
        self._validate_path(path, append_slash)
        self.path = path
        """The path as it was given."""
        self.methods = _method_set(methods)
        """The methods, in upper case."""
        self.handler = handler
        """What is called."""
        self.parameters_names = _PARAMETER.findall(path)
        """The names of the parameters, in their order."""
        self._append_slash = append_slash

    @staticmethod
    def _validate_path(path: str, append_slash: bool) -> None:
        if not isinstance(path, str):
            raise TypeError(f"path must be a str, not {type(path).__name__}")
        for wrong, problem in (
            (not path.startswith("/"), "must start with a slash"),
            (path.endswith("/") and append_slash, "must not end with a slash when append_slash is True"),
            ("//" in path, "must not have two slashes one after the other"),
            ("<>" in path, "has a URL parameter without a name"),
            (re.search(r"[^/]<[^/]+>|<[^/]+>[^/]", path), "has a URL parameter that is not between slashes"),
            (re.search(r"[^/.]\.\.\.\.?|\.?\.\.\.[^/.]", path), "has ... or .... that is not between slashes"),
            ("....." in path, "has more than four dots one after the other"),
        ):
            if wrong:
                raise ValueError(f"path {path!r} {problem}")

    @lazy
    def path_pattern(self) -> re.Pattern[str]:
        """A regular expression that matches the paths which are meant, with a group for each parameter."""
        return re.compile(self._prepare_path_pattern(self.path, self._append_slash))

    @staticmethod
    def _prepare_path_pattern(path: str, append_slash: bool) -> str:
        pattern = _PARAMETER.sub("([^/]+)", path.replace(".", r"\."))
        pattern = pattern.replace(r"\.\.\.\.", ".+").replace(r"\.\.\.", "[^/]+")
        return f"^{pattern}{'/?' if append_slash else ''}$"

    def matches(self, method: str, path: str) -> tuple[bool, Optional[dict[str, str]]]:
        """Whether a method and a path are those of the route, and what its parameters are then.

        :param str method: such as "GET"
        :param str path: of a request
        :returns: such as ``(True, {"name": "kitchen"})``, or ``(False, None)``
        """
        if method not in self.methods:
            return False, None
        if path == self.path and not self.parameters_names:
            return True, {}
        found = self.path_pattern.match(path)
        return (True, dict(zip(self.parameters_names, found.groups()))) if found else (False, None)

    def match(self, other: Route) -> tuple[bool, dict[str, str]]:
        """Whether the methods and the path of another route are this one's, and what its parameters are then.

        :param Route other: the method and path of a request, in the releases 4.0 to 4.5.0
        :returns: such as ``(True, {"name": "kitchen"})``, or ``(False, {})``
        """
        found = self.path_pattern.match(other.path) if other.methods <= self.methods else None
        return (True, dict(zip(self.parameters_names, found.groups()))) if found else (False, {})

    def places(self) -> list[tuple[str, int]]:
        """The paths of the route as the core takes them, each with its kind (see ``_kinds.py``)."""
        if SPECIAL.isdisjoint(self.path):
            kind = PATTERN if self.parameters_names or "..." in self.path else LITERAL
            return [(self.path, kind), (f"{self.path}/", kind)] if self._append_slash else [(self.path, kind)]
        literal = [(self.path, LITERAL)]
        try:
            return [*literal, (self.path_pattern.pattern, REGEXP)]
        except re.error:
            return literal

    def as_handler(self, decode: Optional[Callable[[str], str]] = None) -> Handler:
        """The handler as a function of the request alone.

        :param decode: is called with each parameter that the handler is to be given; default: they stay as they are
        """
        handler, names = self.handler, self.parameters_names
        assert handler is not None
        if not names:
            return handler
        if decode is None and SPECIAL.isdisjoint(self.path) and "...." not in self.path:
            return _with_parts(handler, names, self.path.split("/"))
        return _with_groups(handler, names, self.path_pattern, decode)

    def __repr__(self) -> str:
        return f"<Route path={self.path!r}, methods={self.methods!r}, handler={self.handler!r}>"


def as_route(
    path: str, methods: Union[str, Iterable[str]] = GET, *, append_slash: bool = False
) -> Callable[[Handler], Route]:
    """A decorator that makes a function a :class:`Route`, to be given to ``Server.add_routes`` later::

        @as_route("/led/<name>", POST)
        def led(request, name):
            ...

        server.add_routes([led])

    :param str path: see :class:`Route`
    :param methods: one, or several in a list, set or tuple; default "GET"
    :param bool append_slash: whether the path with a slash at its end is meant as well; default False
    :raises ValueError: when the path cannot be understood, or the function has been made a route already
    """

    def decorate(function: Handler) -> Route:
        if isinstance(function, Route):
            raise ValueError("as_route can be used once for a function: it is a Route already")
        return Route(path, methods, function, append_slash=append_slash)

    return decorate


def _method_set(methods: Union[str, Iterable[str]]) -> set[str]:
    given = {methods} if isinstance(methods, str) else set(methods)
    for method in given:
        if not isinstance(method, str):
            raise TypeError(f"a method must be a str such as 'GET', not {type(method).__name__}")
    return {method.upper() for method in given}


def _with_parts(handler: Handler, names: list[str], parts: list[str]) -> Handler:
    """A handler whose parameters are parts of the path, at places that are known."""
    places = [place for place, part in enumerate(parts) if part.startswith("<")]
    if _takes_in_order(handler, names):
        if len(names) == 1 and places[0] == len(parts) - 1 and "..." not in parts:
            length = len("/".join(parts[:-1])) + 1
            return lambda request: handler(request, request.read_path()[length:].rstrip("/"))
        if len(names) == 1:
            (place,) = places
            return lambda request: handler(request, request.read_path().split("/", place + 1)[place])
        return lambda request: handler(request, *map(request.read_path().split("/").__getitem__, places))
    if not _takes_keywords(handler, names):
        return lambda request: handler(request, *map(request.read_path().split("/").__getitem__, places))

    def call(request: Any) -> Any:
        found = request.read_path().split("/")
        return handler(request, **{name: found[place] for name, place in zip(names, places)})

    return call


def _with_groups(
    handler: Handler, names: list[str], pattern: re.Pattern[str], decode: Optional[Callable[[str], str]]
) -> Handler:
    """A handler whose parameters are where a regular expression finds them."""
    by_name = _takes_keywords(handler, names)

    def call(request: Any) -> Any:
        found = pattern.match(request.read_path())
        values = found.groups() if found else ("",) * len(names)  # the core has found that it matches
        if decode:
            values = tuple(map(decode, values))
        return handler(request, **dict(zip(names, values))) if by_name else handler(request, *values)

    return call


def _takes_in_order(handler: Handler, names: list[str]) -> bool:
    """Whether a handler is a plain function that has parameters of those names, in that order, behind the request: then it
    is the same to give them by position, which is quicker."""
    if not isinstance(handler, FunctionType):
        return False
    code = handler.__code__
    return len(set(names)) == len(names) and list(code.co_varnames[1 : code.co_argcount][: len(names)]) == names


def _takes_keywords(handler: Handler, names: list[str]) -> bool:
    """Whether a handler takes parameters of those names; else it is given them by position, as in release 3."""
    code = getattr(handler, "__code__", None)
    if code is not None and not hasattr(handler, "__wrapped__"):  # a plain function: the module inspect takes its time
        taken = code.co_varnames[code.co_posonlyargcount : code.co_argcount + code.co_kwonlyargcount]
        if set(taken).issuperset(names):
            return True
    import inspect

    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):  # some functions that are written in C do not tell
        return True
    by_keyword = {each.name for each in parameters if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)}
    return by_keyword.issuperset(names) or any(each.kind is each.VAR_KEYWORD for each in parameters)
