# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``asyncio`` as scripts of a board expect it: Python's own, with milliseconds, tasks before the loop runs, and a loop that ends."""

from __future__ import annotations

import asyncio as _asyncio
from typing import Any, Coroutine, List, Optional

_loop: Optional[_asyncio.AbstractEventLoop] = None


def __getattr__(name: str) -> Any:
    return getattr(_asyncio, name)


def __dir__() -> List[str]:
    return sorted({*dir(_asyncio), *globals()})


__all__ = [*_asyncio.__all__, "ThreadSafeFlag", "sleep_ms", "wait_for_ms"]


class ThreadSafeFlag(_asyncio.Event):
    """A flag that a wait takes down."""

    async def wait(self) -> Any:
        """Wait until the flag is up, and take it down."""
        await super().wait()
        self.clear()
        return True


async def sleep_ms(t: int) -> None:
    """Wait for some milliseconds."""
    await _asyncio.sleep(max(t, 0) / 1000)


async def wait_for_ms(fut: Any, timeout: int) -> Any:
    """Wait for something, at most some milliseconds.

    :raises asyncio.TimeoutError: it took longer
    """
    return await _asyncio.wait_for(fut, timeout / 1000)


def create_task(coro: Coroutine[Any, Any, Any], **more: Any) -> Any:
    """Let a coroutine run beside others; also before the loop runs."""
    return _current().create_task(coro, **more)


def run(coro: Coroutine[Any, Any, Any], **more: Any) -> Any:
    """Run a coroutine, and the tasks that were created before, until it ends. A coroutine may call it, too, as on a board."""
    running = _asyncio._get_running_loop()
    if running is not None:
        return _run_inside(running, coro)
    if _loop is None or _loop.is_closed():
        return _asyncio.run(coro, **more)
    try:
        return _loop.run_until_complete(coro)
    finally:
        _end(_loop)


def run_until_complete(main_task: Any) -> Any:
    """Run until a task ends."""
    return get_event_loop().run_until_complete(main_task)


def get_event_loop(runq_len: int = 0, waitq_len: int = 0) -> Any:
    """The loop: the one that runs, else the one that ``create_task`` uses."""
    return Loop(_current())


def new_event_loop() -> Any:
    """A fresh loop."""
    global _loop
    _loop = None
    return get_event_loop()


class Loop:
    """A loop of Python's, whose ``run_forever`` ends when no task is left."""

    def __init__(self, loop: _asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loop, name)

    def run_forever(self) -> None:
        """Run until ``stop()``, or until no task is left."""
        waiting = self._loop.create_task(_all_others())
        waiting.add_done_callback(lambda _: self._loop.stop())
        self._loop.run_forever()


async def _all_others() -> None:
    me = _asyncio.current_task()
    while True:
        others = [task for task in _asyncio.all_tasks() if task is not me]
        if not others:
            return
        await _asyncio.wait(others)


def _run_inside(loop: Any, coro: Coroutine[Any, Any, Any]) -> Any:
    """Run a loop that runs already until a coroutine has ended. Python has no words for it, so this goes through its back door."""
    outer: Any = _asyncio.current_task()
    task, waiting = loop.create_task(coro), len(loop._ready)
    _asyncio.tasks._leave_task(loop, outer)
    try:
        while not task.done():
            loop._run_once()
    finally:
        _asyncio.tasks._enter_task(loop, outer)
        # The round that called us has counted what waited then, and will take as many.
        while len(loop._ready) < waiting:
            loop.call_soon(_nothing)
    return task.result()


def _nothing() -> None:
    """What is done in the place of something that has been done already."""


def _current() -> _asyncio.AbstractEventLoop:
    global _loop
    try:
        return _asyncio.get_running_loop()
    except RuntimeError:
        pass
    if _loop is None or _loop.is_closed():
        _loop = _asyncio.new_event_loop()
        _asyncio.set_event_loop(_loop)  # gather() and the like look for it
    return _loop


def _end(loop: _asyncio.AbstractEventLoop) -> None:
    """Cancel what still runs, so that its ``finally`` blocks are run."""
    left = _asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(_asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
