# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Loads the Go core, when the first server starts and not before, and turns its error codes into exceptions.

The other side is pybind/errors.go.
"""

from __future__ import annotations

import os
import weakref
from typing import Any, Protocol

from .exceptions import ServerStoppedError

_CLOSED, _REFUSED, ANSWERED, _ERRNO_BASE = -1, -3, -4, -1000

#: How long a server that closes waits for answers to leave, in milliseconds, and how long after Ctrl-C.
CLOSE_MS, INTERRUPTED_MS = 1000, 20

_core: Any = None


class _User(Protocol):
    """What is told in a child process that it is one."""

    def forked(self) -> None:
        """Do without the core from now on."""


_users: weakref.WeakSet[_User] = weakref.WeakSet()


class _Forked:
    """Stands for the core in a child process: the threads of Go's runtime do not survive a fork."""

    def __getattr__(self, name: str) -> None:
        check_not_forked()


def is_forked() -> bool:
    """Whether this is a child process in which no call into Go may be made."""
    return isinstance(_core, _Forked)


def check_not_forked() -> None:
    """Say so when a server is used in a child process that can not use it.

    :raises RuntimeError: in such a process
    """
    if is_forked():
        raise RuntimeError(
            "this process was forked from one that had already started an HTTP server, and Go does not work in such a "
            "child: start the first server after the fork, or use multiprocessing's 'spawn'"
        )


def core() -> Any:
    """The extension module ``adafruit_httpserver._core``.

    :raises RuntimeError: in a child process that was forked after it had been loaded
    """
    global _core
    if _core is None:
        from . import _core as extension  # type: ignore[attr-defined]  # made by the build

        _core = extension
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_after_fork)
    return _core


def tell_after_fork(user: _User) -> None:
    """Have ``user.forked()`` called in a child process that is forked from now on."""
    _users.add(user)


def users() -> list[_User]:
    """The objects that are told after a fork: the servers of this process that were ever started and still exist."""
    return list(_users)


def _after_fork() -> None:
    global _core
    _core = _Forked()
    for user in list(_users):
        user.forked()


def check(result: int) -> int:
    """The result of a call into the core, or the exception that it stands for.

    :raises ServerStoppedError: the server has been closed
    :raises OSError: with the errno of the system
    :raises ValueError: the core has refused an argument
    """
    if result >= 0:
        return result
    raise error(result)


def error(code: int) -> Exception:
    """The exception for a negative result."""
    if code == _CLOSED:
        return ServerStoppedError("the server is not running: call start() first")
    if code == ANSWERED:
        return RuntimeError("the request has been answered already")
    text = _last_error()
    if code == _REFUSED:
        return ValueError(text)
    if code <= _ERRNO_BASE:
        return OSError(_ERRNO_BASE - code, text)
    return RuntimeError(f"a bug in the HTTP core: {text}")


def _last_error() -> str:
    from ._region import buffer

    memory, address = buffer(1024)
    length: int = core().pybind_LastError(address, len(memory))
    return memory.raw[:length].decode("utf-8", "replace")
