# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The command ``run``: what was asked for is looked at, then the script runs, in this process or supervised in others."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from adafruit_httpserver import _drive
from adafruit_httpserver.run import console, loader, saved, script, stopping, welcome
from adafruit_httpserver.run.cli import UsageError
from adafruit_httpserver.run.task import Task

if TYPE_CHECKING:
    from adafruit_httpserver.run.front import Front
    from adafruit_httpserver.run.supervising import Supervisor


def run(options: argparse.Namespace) -> int:
    """Run the script that the command line names.

    :return: the exit status
    :raises UsageError: it can not be done
    """
    try:
        found = script.find(options.path)
    except script.NoScript as problem:
        raise UsageError(str(problem)) from None
    task = Task(
        folder=found.folder,
        name=found.name,
        ports=tuple(options.ports.items()),
        exact_ports=options.exact_ports,
        expect=options.expect or "",
    )
    _drive.mount(found.folder)
    loader.keep_off_the_path()
    return _here(found, task, options) if options.no_reload else _supervised(found, task, options)


def _welcome(found: script.Script, *more: str) -> None:
    for line in [*welcome.lines(found, "wifi: using this computer's network", "board: simulated: LED, BUTTON, D0 ..., GP0 ..., IO0 ..."), *more]:
        console.say(line)


def _here(found: script.Script, task: Task, options: argparse.Namespace) -> int:
    """Run the script once, in this process."""
    from adafruit_httpserver.board import _panel
    from adafruit_httpserver.run import host, lines, ports, session

    console.take_over()
    _welcome(found, "  Ctrl-C stops.")
    stopper = stopping.Stopper()
    stopper.install()
    if options.seconds is not None:
        stopper.stop_after(options.seconds, stopping.overtime(options.seconds, options.expect))
    lines.show(_panel.panel)
    ending = session.run(task, stopper, host.RunnerHost(task, stopper), ports.Ports(task))
    console.say(ending.line)
    return ending.status


def _supervised(found: script.Script, task: Task, options: argparse.Namespace) -> int:
    """Run the script in a process of its own, and again in another one when a file is saved."""
    from adafruit_httpserver.run.front import Front

    front = Front()
    process = front.spawn()  # it gets ready while we do
    from adafruit_httpserver.run.supervising import Supervisor

    console.take_over()
    supervisor = Supervisor(found, task, front, process, waits=sys.stdout.isatty() and options.seconds is options.expect is None)
    try:
        if options.seconds is not None:
            supervisor.stop_after(options.seconds, stopping.overtime(options.seconds, options.expect))
        _welcome(found, _reloading(found, supervisor, front))
        return supervisor.run()
    finally:
        supervisor.close()
        front.close()


def _reloading(found: script.Script, supervisor: Supervisor, front: Front) -> str:
    """Start the script again when a file is saved; the line that says so."""
    import importlib.util

    try:
        changes = supervisor.reloads()
    except ValueError as problem:
        raise UsageError(str(problem)) from None
    if importlib.util.find_spec("watchdog") is None:
        return "  Auto-reload is off: pip install watchdog brings it. Ctrl-C stops."

    def watch() -> None:
        before = saved.snapshot(found.folder)
        from adafruit_httpserver.run import watching

        try:
            watching.Watch(found.folder, changes.changed)
        except OSError as problem:
            front.say(f"Auto-reload is off: {problem}")
        for path, _ in set(before.items()) ^ set(saved.snapshot(found.folder).items()):
            changes.changed(path)  # it was saved in the meantime

    supervisor.loop.soon(watch)  # the script is running by then: loading the library takes longer than all the rest
    return "  Auto-reload is on: save a file to run it again. Ctrl-C stops."
