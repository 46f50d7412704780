# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How the handlers of eras 1 to 3 are called. It is decided once, when a handler is registered, by its parameters."""

import re
from collections.abc import Callable, Sequence
from typing import Any

Handler = Callable[..., Any]

#: Names of an optional second parameter that is meant for the connection.
_CONNECTION_NAMES = frozenset(("conn", "connection", "sock"))


def without_values(handler: Handler) -> Handler:
    """A handler of a path without parameters, as a function of the request.

    :param handler: takes the request, and the connection if it wants it, as in release 1.1
    """
    if not _wants_connection(handler):
        return handler
    return lambda request: handler(request, request.connection)


def with_pattern(handler: Handler, pattern: "re.Pattern[str]") -> Handler:
    """A handler of a path with parameters, as a function of the request.

    :param handler: takes the request and the values, by position
    :param pattern: gives the values of a path that the core has found to match
    """

    def call(request: Any) -> Any:
        found = pattern.fullmatch(request.path)
        return handler(request, *(found.groups("") if found else ()))

    return call


def with_values(handler: Handler, values: Sequence[str]) -> Handler:
    """A handler as a function of the request, with values that are known already."""
    return (lambda request: handler(request, *values)) if values else without_values(handler)


def _wants_connection(handler: Handler) -> bool:
    """Whether a second parameter must be given, or is optional and named so that only the connection can be meant."""
    code = getattr(handler, "__code__", None)
    if code is not None and code.co_argcount <= 1 and not hasattr(handler, "__wrapped__"):
        return False  # as most are; the module inspect takes its time to load
    import inspect

    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):  # some functions that are written in C do not tell
        return False
    positional = [each for each in parameters if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
    if len(positional) < 2:
        return False
    second = positional[1]
    return second.default is second.empty or second.name in _CONNECTION_NAMES
