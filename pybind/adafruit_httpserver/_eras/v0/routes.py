# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``HTTPServer.routes`` of era 0."""

from collections.abc import MutableMapping

from .request import _HTTPRequest


class Routes(MutableMapping):
    """Handlers by ``_HTTPRequest(path, method)``; a script may change it like a dict, while the server runs too."""

    def __init__(self, service) -> None:
        self._service = service
        self._handlers = {}

    def __setitem__(self, key: _HTTPRequest, handler) -> None:
        self._service.add_route(key.method, key.path, handler)
        self._handlers[key] = handler

    def __getitem__(self, key: _HTTPRequest):
        return self._handlers[key]

    def __delitem__(self, key: _HTTPRequest) -> None:
        del self._handlers[key]
        self._service.remove_route(key.method, key.path)

    def __iter__(self):
        return iter(self._handlers)

    def __len__(self) -> int:
        return len(self._handlers)

    def __repr__(self) -> str:
        return repr(self._handlers)
