# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""One run of a script: the stage is set, the script runs, and the exit status says how it went."""

import os
import sys
import types

from adafruit_httpserver import _drive, _listen
from adafruit_httpserver.board import _panel, _world
from adafruit_httpserver.run import console, lines, loader, namespace, ports, stopping, welcome

FAILED = 1


def run(script, options) -> int:
    """Run a script to its end.

    :param script: the Script
    :param options: the options of the command line: ``seconds``, ``expect``, ``ports``
    :return: the exit status
    """
    stopper = stopping.Stopper()
    watch = None
    if options.expect:
        watch = console.Watch(options.expect, lambda: stopper.stop(_seen(options.expect)))
    console.take_over()
    _set_the_stage(script, options)
    for line in welcome.lines(script):
        console.say(line)
    console.take_over(watch)
    stopper.install(options.seconds, lambda: _overtime(options.seconds, options.expect))
    return _conclude(_to_its_end(script, stopper), stopper.reason, watch)


def _set_the_stage(script, options) -> None:
    _drive.mount(script.folder)
    os.chdir(_drive.drive())
    loader.install()
    _listen.policy = ports.Ports(script.name, options.ports, print)
    lines.show(_panel.panel)
    sys.argv = [script.name]


def _to_its_end(script, stopper) -> int:
    """Run the script; the exit status as far as the script tells it."""
    try:
        try:
            return _execute(script)
        finally:
            stopper.script_has_ended()
    except KeyboardInterrupt:
        return stopping.INTERRUPTED


def _execute(script) -> int:
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__builtins__, main.__file__ = namespace.BUILTINS, script.name
    try:
        _world.load()
        with open(script.path, "rb") as file:
            code = namespace.compiled(file.read(), os.path.join(_drive.drive(), script.name))
        exec(code, main.__dict__)
    except KeyboardInterrupt:
        raise
    except SystemExit as request:
        return _status(request.code)
    except BaseException as problem:
        from adafruit_httpserver.run import report

        console.complain(report.text(problem))
        return FAILED
    return 0


def _status(code) -> int:
    """The exit status for what a script gave to sys.exit: None, a number, or a text to show."""
    if code is None or isinstance(code, int):
        return int(code or 0) & 0xFF
    print(code, file=sys.stderr)
    return FAILED


def _seen(text: str) -> stopping.Stop:
    return stopping.Stop(0, f"Stopped: {text!r} was printed.")


def _overtime(seconds: float, expected) -> stopping.Stop:
    if expected:
        return stopping.Stop(FAILED, f"Stopped after {seconds:g} s: {expected!r} was not printed.")
    return stopping.Stop(0, f"Stopped after {seconds:g} s.")


def _conclude(status: int, reason, watch) -> int:
    """Say how the run ended, and give the exit status."""
    if reason is not None:
        # It counts even where the script caught the interruption and then ended in another way.
        line, status = reason.line, reason.status
    elif watch is not None:
        line, status = f"Code done running: {watch.text!r} was not printed.", status or FAILED
    else:
        line = "Code done running."
    console.say(line)
    return status
