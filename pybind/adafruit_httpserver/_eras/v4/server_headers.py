# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The default header fields of a server of era 4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable, Optional, Union

from .headers import Headers


class ServerHeaders(Headers):
    """Header fields that call somebody whenever they change.

    :param headers: what is in them at first
    :param changed: is called after each change
    """

    def __init__(self, headers: Union[str, Mapping[str, str], Headers, None], changed: Callable[[], None]) -> None:
        self._changed: Callable[[], None] = lambda: None
        super().__init__()
        given = headers if isinstance(headers, Headers) else Headers(headers)
        for name, value in given.as_written():
            self.add(name, value)
        self._changed = changed

    def add(self, field_name: str, value: str) -> None:
        """Add a value to those that a field has already."""
        super().add(field_name, value)
        self._changed()

    def set(self, name: str, value: str) -> None:
        """Give a field one value, in place of those that it has."""
        super().set(name, value)
        self._changed()

    def setdefault(self, name: str, default: Optional[str] = None) -> Any:
        """The value of a field, which it is given when it has none."""
        value = super().setdefault(name, default)
        self._changed()
        return value

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._changed()
