# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPServer.routes`` of era 0."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING, Any, Callable

from .request import _HTTPRequest

if TYPE_CHECKING:
    from ..._service import Service

Handler = Callable[..., Any]


class Routes(MutableMapping[_HTTPRequest, Handler]):
    """Handlers by ``_HTTPRequest(path, method)``; a script may change it like a dict, while the server runs too.

    A method may be written in any case. It is in upper case when the keys are listed.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._handlers: dict[_HTTPRequest, Handler] = {}

    def __setitem__(self, key: _HTTPRequest, handler: Handler) -> None:
        if not callable(handler):
            raise TypeError(f"a handler must be callable, not {type(handler).__name__}")
        key = _canonical(key)
        if not isinstance(key, _HTTPRequest):
            raise TypeError(f"a key must be an _HTTPRequest(path, method), not {type(key).__name__}")
        self._service.add_route(key.method, key.path, handler)
        self._handlers[key] = handler

    def __getitem__(self, key: _HTTPRequest) -> Handler:
        return self._handlers[_canonical(key)]

    def __delitem__(self, key: _HTTPRequest) -> None:
        key = _canonical(key)
        del self._handlers[key]
        self._service.remove_route(key.method, key.path)

    def __iter__(self) -> Iterator[_HTTPRequest]:
        return iter(self._handlers)

    def __len__(self) -> int:
        return len(self._handlers)

    def __repr__(self) -> str:
        return repr(self._handlers)


def _canonical(key: Any) -> Any:
    """The key as it is kept; one of another type, which is never in there, stays as it is."""
    if not isinstance(key, _HTTPRequest):
        return key
    return _HTTPRequest(key.path, key.method.upper() or "GET")
