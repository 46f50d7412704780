# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The command ``run``: what was asked for is looked at, then the script runs, in this process or supervised in others."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING, List, Tuple

from adafruit_httpserver import _drive
from adafruit_httpserver.run import blinka, console, loader, original, saved, script, stopping, welcome
from adafruit_httpserver.run.ahead import Ahead
from adafruit_httpserver.run.cli import UsageError
from adafruit_httpserver.run.task import Task

#: When the drive begins to be looked at, in seconds: loading the library takes longer than starting the script.
_WATCH_AFTER = 0.4

if TYPE_CHECKING:
    from adafruit_httpserver.run.front import Front
    from adafruit_httpserver.run.supervising import Supervisor


def run(options: argparse.Namespace, ahead: Ahead) -> int:
    """Run the script that the command line names.

    :param options: the command line
    :param ahead: the process for the script, which has been started
    :return: the exit status
    :raises UsageError: it can not be done
    """
    try:
        found = script.find(options.path)
    except script.NoScript as problem:
        raise UsageError(str(problem)) from None
    _drive.mount(found.folder)
    asked = "" if options.board == blinka.AUTO else options.board or ""
    _check_board(asked)
    loader.keep_off_the_path()
    real, why = blinka.detect() if options.board == blinka.AUTO else ("", "")
    task = Task(
        folder=found.folder,
        name=found.name,
        ports=tuple(options.ports.items()),
        exact_ports=options.exact_ports,
        expect=options.expect or "",
        board=asked,
        real=real,
        address=_address() if options.lan else "127.0.0.1",
    )
    if options.https:
        task = task._replace(tls=_certificate(task.address))
    greeting = _welcome(found, task, why)
    return _here(found, task, options, greeting) if options.no_reload else _supervised(found, task, options, greeting, ahead)


def _address() -> str:
    from adafruit_httpserver.run import network

    try:
        return network.address()
    except network.NoNetwork as problem:
        raise UsageError(str(problem)) from None


def _certificate(address: str) -> Tuple[str, ...]:
    from adafruit_httpserver.run import certificate

    try:
        return (certificate.kept(address),)
    except OSError as problem:
        raise UsageError(f"--https: the certificate can not be kept: {problem}") from None


def _check_board(name: str) -> None:
    if name:
        from adafruit_httpserver.board import _boards

        try:
            _boards.find(name)
        except _boards.UnknownBoard as problem:
            raise UsageError(str(problem)) from None


def _welcome(found: script.Script, task: Task, why: str) -> List[str]:
    """The lines before the script starts.

    :param why: why --board auto has found no board
    """
    here = "using this computer's network     --lan to let phones in"
    wifi = here if task.address == "127.0.0.1" else f"{task.address}: everybody in this network is let in"
    complaint = original.complaint()
    board = _real_board(task.real) if task.real else _board(task.board) + (f" (--board auto: {why})" if why else "")
    return [*welcome.lines(found, f"wifi: {wifi}", f"board: {board}"), *([complaint] if complaint else [])]


def _real_board(name: str) -> str:
    """What the welcome says of a board whose pins are used."""
    from adafruit_httpserver.board import _world

    unused = f"; {' and '.join(_world.names())} left out" if _world.names() else ""
    return f"real: {blinka.title(name)}, by Adafruit-Blinka{unused}"


def _board(asked: str) -> str:
    """What the welcome says of the board: as the stand-ins choose it, by --board or by boot_out.txt of the drive."""
    generic = "simulated: LED, BUTTON, D0 ..., GP0 ..., IO0 ..."
    if not asked and not os.path.isfile(os.path.join(_drive.drive(), "boot_out.txt")):
        return generic
    from adafruit_httpserver.board import _boards

    name = asked or _boards.on_drive()
    if not name:
        return f"{generic} (boot_out.txt names no board)"
    try:
        board = _boards.find(name)
    except _boards.UnknownBoard:
        return f"{generic} (boot_out.txt says {name}, which has no pins here)"
    if board.is_generic:
        return generic
    return f"simulated: {board.title}{'' if asked else ', as boot_out.txt says'}"


def _here(found: script.Script, task: Task, options: argparse.Namespace, greeting: List[str]) -> int:
    """Run the script once, in this process."""
    from adafruit_httpserver.board import _panel
    from adafruit_httpserver.run import host, lines, ports, session

    console.take_over()
    for line in [*greeting, "  Ctrl-C stops."]:
        console.say(line)
    stopper = stopping.Stopper()
    stopper.install()
    if options.seconds is not None:
        stopper.stop_after(options.seconds, stopping.overtime(options.seconds, options.expect))
    lines.show(_panel.panel)
    answers = host.RunnerHost(task, stopper)
    ending = session.run(task, stopper, answers, ports.Ports(task, listens=answers.listens))
    answers.end()
    console.say(ending.line)
    return ending.status


def _supervised(found: script.Script, task: Task, options: argparse.Namespace, greeting: List[str], ahead: Ahead) -> int:
    """Run the script in a process of its own, and again in another one when a file is saved."""
    process, drawn = ahead.take(), ahead.drawn
    from adafruit_httpserver.run.supervising import Supervisor

    front = _front(found, drawn)
    waits = sys.stdout.isatty() and options.seconds is options.expect is None
    supervisor = Supervisor(found, task._replace(drawn=drawn), front, process, waits)
    began = time.monotonic()
    supervisor.listens = lambda url: _greet(url, front, options, began)
    try:
        if options.seconds is not None:
            supervisor.stop_after(options.seconds, stopping.overtime(options.seconds, options.expect))
        for line in [*greeting, _reloading(found, supervisor, front, options.verbose)]:
            front.say(line)
        return supervisor.run()
    finally:
        front.close()
        supervisor.close()


def _greet(url: str, front: Front, options: argparse.Namespace, began: float) -> None:
    """The first server of the script listens: show the way there."""
    if options.verbose:
        front.say(f"  ({url} was there {time.monotonic() - began:.2f} s after the start)")
    if options.open:
        import webbrowser

        webbrowser.open(url)
    if options.lan:
        from adafruit_httpserver.run import network

        for line in network.code(url):
            front.say(line)
    options.open = options.lan = options.verbose = False


def _is_installed(name: str) -> bool:
    from importlib.machinery import PathFinder

    return PathFinder.find_spec(name) is not None


def _front(found: script.Script, drawn: bool) -> Front:
    if drawn:
        from adafruit_httpserver.run.view.screen import Screen

        return Screen(found.name)
    from adafruit_httpserver.run import front

    console.take_over()
    return front.Front()


def _reloading(found: script.Script, supervisor: Supervisor, front: Front, verbose: bool) -> str:
    """Start the script again when a file is saved; the line that says so."""
    try:
        changes = supervisor.reloads()
    except ValueError as problem:
        raise UsageError(str(problem)) from None
    if not _is_installed("watchdog"):
        return "  Auto-reload is off: pip install watchdog brings it. Ctrl-C stops."

    before = saved.snapshot(found.folder)

    def watch() -> None:
        from adafruit_httpserver.run import watching

        try:
            seen = watching.Watch(found.folder, changes.changed)
        except OSError as problem:
            front.say(f"Auto-reload is off: {problem}")
            return
        if seen.left_out:
            front.say(f"  (not looked at, they have too many folders: {', '.join(map(os.path.basename, seen.left_out))})")
        if verbose:
            front.say(f"  (auto-reload looks at {found.folder} by {seen.kind})")
        for path, _ in set(before.items()) ^ set(saved.snapshot(found.folder).items()):
            changes.changed(path)  # it was saved in the meantime

    supervisor.loop.at("watch", _WATCH_AFTER, watch)
    return "  Auto-reload is on: save a file to run it again. Ctrl-C stops."
