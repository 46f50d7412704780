# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a server prints in debug mode: a line for each answer, and what went wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Callable

from ... import _listen

if TYPE_CHECKING:
    from ..._engine import Served
    from ..._status import Status


def timed(make: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
    """A maker of requests that know when they were made."""

    def make_timed(source: Any, number: int) -> Any:
        request = make(source, number)
        request.began = time.perf_counter()
        return request

    return make_timed


def answered(address: str, request: Any, status: Status, size: int) -> None:
    """Tell of an answer to a request that a handler was called for.

    :param str address: the client's
    :param int size: the bytes of its body
    """
    seconds = time.perf_counter() - getattr(request, "began", time.perf_counter())
    target = f"{request.path}{'?' if request._target[1] else ''}{request._target[1]}"
    _line(address, request.method, target, f"{len(request.raw_request)} -- ", str(status), size, seconds)


def served(entry: Served) -> None:
    """Tell of an answer that Go has given by itself."""
    from ..._tables import STATUSES

    status = f"{entry.status} {STATUSES.get(entry.status, '')}".rstrip()
    address = entry.remote.rpartition(":")[0].strip("[]")
    _line(address, entry.method, entry.target, "", status, entry.size, entry.seconds)


def _line(address: str, method: str, target: str, request_size: str, status: str, size: int, seconds: float) -> None:
    print(f'{address} -- "{_shown(f"{method} {target}")}" {request_size or "-- "}"{status}" {size} -- {round(seconds * 1000)}ms')


def _shown(text: str) -> str:
    """A text of a client's, without what a terminal takes for commands."""
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def failed(problem: BaseException) -> None:
    """Tell of an exception of a handler's."""
    from traceback import print_exception

    print_exception(type(problem), problem, problem.__traceback__)


def started(https: bool, host: str, port: int) -> None:
    """Tell where the server listens, unless a runner has just done so."""
    if _listen.told(port):
        return
    shown = f"[{host}]" if ":" in host else host
    print(f"Started development server on {'https' if https else 'http'}://{shown}:{port}")


def stopped() -> None:
    """Tell that the server has stopped."""
    print("Stopped development server")


def exposed(root_path: str) -> None:
    """Warn of a root that is the whole drive."""
    print(
        f"WARNING: with the root_path {root_path!r} all files of the drive are served, but for scripts, settings and "
        "libraries. A folder for the files that are meant to be seen is better."
    )
