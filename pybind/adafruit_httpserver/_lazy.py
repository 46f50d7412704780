# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Attributes that cost nothing until somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar, Union, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - it is used like @property
    """An attribute that is computed when it is first asked for, and then is an ordinary one. It can be set as well."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object, owner: type) -> Union[lazy[T], T]:
        if instance is None:
            return self
        value = self._compute(instance)
        setattr(instance, self._name, value)  # found before this object from now on
        return value

    if TYPE_CHECKING:

        def __set__(self, instance: object, value: T) -> None:
            """Never there at run time, when the attribute of the instance would not be found otherwise."""
