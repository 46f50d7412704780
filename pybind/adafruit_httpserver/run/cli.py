# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The program: which command is meant, and what it ends with.

It loads nothing before the process for the script is on its way: that takes longer than all else.
"""

from __future__ import annotations

import sys

from adafruit_httpserver.run.ahead import Ahead

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    import argparse
    from typing import List, Optional


class UsageError(Exception):
    """What was asked for can not be done; the text says why, and what to do."""


def main(arguments: Optional[List[str]] = None) -> int:
    """Run the command line.

    :param arguments: the words after the name of the program; those of this process by default
    :return: the exit status
    """
    words = sys.argv[1:] if arguments is None else arguments
    ahead = Ahead(words)
    try:
        return _command(words, ahead)
    except KeyboardInterrupt:  # before the script has begun
        return 130
    finally:
        ahead.close()


def _command(words: List[str], ahead: Ahead) -> int:
    from adafruit_httpserver.run.options import parser

    reader = parser()
    options = reader.parse_args(words)
    if options.command is None:
        reader.print_help()
        return 2
    try:
        return _run(options, ahead) if options.command == "run" else _COMMANDS[options.command](options)
    except UsageError as problem:
        print(f"adafruit_httpserver {options.command}: {problem}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace, ahead: Ahead) -> int:
    from adafruit_httpserver.run import running

    return running.run(options, ahead)


def _init(options: argparse.Namespace) -> int:
    from adafruit_httpserver.run import starting

    print(starting.init(options.name, options.board or ""))
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from adafruit_httpserver.run import doctor

    lines, well = doctor.examine()
    print("\n".join(lines))
    return 0 if well else 1


def _enable(options: argparse.Namespace) -> int:
    from adafruit_httpserver.run import enabling

    print(enabling.enable())
    return 0


def _disable(options: argparse.Namespace) -> int:
    from adafruit_httpserver.run import enabling

    print(enabling.disable())
    return 0


_COMMANDS = {"init": _init, "doctor": _doctor, "enable": _enable, "disable": _disable}
