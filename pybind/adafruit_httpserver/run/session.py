# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""One run of a script in this process: the stage is set, the script runs, and it is told how that went."""

from __future__ import annotations

import os
import sys
import types
from typing import Any, Callable, NamedTuple, Optional

from adafruit_httpserver import _drive, _listen
from adafruit_httpserver.board import _host, _world
from adafruit_httpserver.run import console, loader, namespace, ports, stopping
from adafruit_httpserver.run.task import Task

FAILED = 1

#: Runs before the script, as on a board.
BOOT = "boot.py"


class Ending(NamedTuple):
    """How a run ended."""

    status: int
    line: str
    #: whether the script raised an exception
    failed: bool = False
    #: whether the script will be started again
    again: bool = False


def run(task: Task, stopper: stopping.Stopper, host: _host.Host, sockets: ports.Ports) -> Ending:
    """Run a script to its end.

    :param task: what is to be done
    :param stopper: ends the script before its end; it is installed
    :param host: what the stand-ins ask
    :param sockets: what it gets when it asks for a port
    """
    watch = None
    if task.expect:
        watch = console.Watch(task.expect, lambda: stopper.stop(_seen(task.expect)))
    _set_the_stage(task, host, sockets)
    status = _to_its_end(task, stopper, watch)
    return _conclude(status, stopper.reason, watch)


def _set_the_stage(task: Task, host: _host.Host, sockets: ports.Ports) -> None:
    _drive.mount(task.folder)
    os.chdir(_drive.drive())
    loader.install(task.real)
    _listen.policy = sockets
    _host.host = host
    sys.argv = [task.name]


def _to_its_end(task: Task, stopper: stopping.Stopper, watch: Optional[console.Watch]) -> int:
    """Run the script, and before it what is wired to the board and boot.py; the exit status as far as the script tells it."""
    try:
        try:
            stopper.script_begins()
            status = 0 if task.real else _told(_world.load)
            if status:
                return status
            if task.name != BOOT and os.path.isfile(os.path.join(task.folder, BOOT)):
                _told(lambda: _execute(BOOT))  # whatever comes of it, a board goes on
            console.say(f"{task.name} output:")
            console.watch_for(watch)
            return _told(lambda: _execute(task.name))
        finally:
            stopper.script_has_ended()
    except KeyboardInterrupt:
        return stopping.INTERRUPTED


def _execute(name: str) -> None:
    main: Any = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    main.__builtins__, main.__file__ = namespace.BUILTINS, name
    path = os.path.join(_drive.drive(), name)
    with open(path, "rb") as file:
        code = namespace.compiled(file.read(), path)
    exec(code, main.__dict__)


def _told(run: Callable[[], object]) -> int:
    """Run something of the user's and show what it raises; the exit status, negative when it has raised something."""
    try:
        run()
    except KeyboardInterrupt:
        raise
    except SystemExit as request:
        return _status(request.code)
    except BaseException as problem:
        from adafruit_httpserver.run import report

        console.complain(report.text(problem))
        return -FAILED
    return 0


def _status(code: Any) -> int:
    """The exit status for what a script gave to sys.exit: None, a number, or a text to show."""
    if code is None or isinstance(code, int):
        return int(code or 0) & 0xFF
    print(code, file=sys.stderr)
    return FAILED


def _seen(text: str) -> stopping.Stop:
    return stopping.Stop(0, f"Stopped: {text!r} was printed.")


def _conclude(status: int, reason: Optional[stopping.Stop], watch: Optional[console.Watch]) -> Ending:
    failed, status = status < 0, abs(status)
    if reason is not None:
        # It counts even where the script caught the interruption and then ended in another way.
        return Ending(reason.status, reason.line, again=reason.again)
    if watch is not None:
        return Ending(status or FAILED, f"Code done running: {watch.text!r} was not printed.", failed)
    return Ending(status, "Code done running.", failed)
