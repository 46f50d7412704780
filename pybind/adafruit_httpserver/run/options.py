# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What may be written on the command line."""

from __future__ import annotations

import argparse
import os
import re
from typing import Any, Dict, Optional, Tuple

EXAMPLES = """\
examples:
  python -m adafruit_httpserver run                       the script in the current folder
  python -m adafruit_httpserver run my-project            the script in another folder
  python -m adafruit_httpserver run blink.py              a script by its name
  python -m adafruit_httpserver run --board auto          the pins of this computer, where Adafruit-Blinka knows them
  python -m adafruit_httpserver run --port-map 80=9000    what asks for port 80 gets port 9000
  python -m adafruit_httpserver run --for 10s --expect "Connected to"
                                                          a check for CI: exit status 0 when it was printed
"""

STATUS = """\
exit status: 0 the script ended, --for was over or --expect was seen; 1 the script failed or --expect was not seen;
2 the command line was wrong; 130 Ctrl-C.
"""

#: The longest lines of help.
_WIDEST = 120

_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "": 1.0}


def duration(text: str) -> float:
    """The seconds that ``500ms``, ``10s``, ``2m``, ``1h`` or a plain number of seconds stand for."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|)", text.strip())
    if not match or not float(match[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is not a duration; write 500ms, 10s or 2m")
    return float(match[1]) * _SECONDS[match[2]]


def port_pair(text: str) -> Tuple[int, int]:
    """The two ports of ``80=9000``."""
    asked, equals, given = text.partition("=")
    if not equals or not _is_port(asked) or not _is_port(given) or int(asked) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a pair of ports; write 80=9000")
    return int(asked), int(given)


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535


def _text(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("the text is empty")
    return text


class _PortMap(argparse.Action):
    """Collects ``--port-map`` into a dict and refuses a port that is mapped twice."""

    def __call__(self, parser: argparse.ArgumentParser, options: argparse.Namespace, pair: Any, option_string: Optional[str] = None) -> None:
        asked, given = pair
        ports: Dict[int, int] = dict(getattr(options, self.dest) or {})
        if ports.setdefault(asked, given) != given:
            parser.error(f"argument {option_string}: port {asked} is mapped to both {ports[asked]} and {given}")
        setattr(options, self.dest, ports)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Formats help as wide as the terminal is, and not so wide that lines can hardly be read.

    argparse makes one for each option, though nobody asks for help; to find the width itself it would load five more modules.
    """

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size().columns
        except OSError:  # no terminal
            columns = 0
        super().__init__(prog, width=min(columns or 80, _WIDEST) - 2)


def parser() -> argparse.ArgumentParser:
    """The reader of the command line."""
    # No guessing of half-typed options: what is accepted today must not change its meaning when an option is added.
    common: Dict[str, Any] = {"formatter_class": _Help, "allow_abbrev": False}
    whole = argparse.ArgumentParser(
        prog="python -m adafruit_httpserver",
        description="Runs scripts written for CircuitPython boards on this computer.",
        epilog=EXAMPLES,
        **common,
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    run = commands.add_parser(
        "run",
        help="run a script; its folder is the CIRCUITPY drive",
        description="Runs a script written for a board, as it is. The folder of the script is the CIRCUITPY drive.",
        epilog=EXAMPLES + "\n" + STATUS,
        **common,
    )
    _add_options(run)
    init = commands.add_parser(
        "init",
        help="make a folder with a script to begin with",
        description="Makes a folder with code.py, settings.toml and boot_out.txt, as a drive of a board would look.",
        epilog="example:\n  python -m adafruit_httpserver init my-project --board pico_w\n",
        **common,
    )
    init.add_argument("name", metavar="NAME", help="the folder to make")
    init.add_argument("--board", type=_text, metavar="BOARD", help="the board that it is for, such as pico_w; auto for the pins of this computer")
    commands.add_parser(
        "doctor",
        help="tell what is real here, what is simulated, and what stands in the way",
        description="Tells what is real on this computer, what is simulated, and what stands in the way. Exit status 1 when something does.",
        epilog="example:\n  python -m adafruit_httpserver doctor\n",
        **common,
    )
    commands.add_parser(
        "enable",
        help="let python code.py, and an IDE's Run button, do what run does; in this virtual environment",
        description="Lets python code.py, and an IDE's Run button, run scripts for boards as the command run does.\n"
        "A script is for a board when it imports a module that only CircuitPython has, or lies beside boot_out.txt.\n"
        "Words after the script are options of run. It concerns this virtual environment alone.",
        epilog="example:\n  python -m adafruit_httpserver enable\n  python code.py\n",
        **common,
    )
    commands.add_parser(
        "disable",
        help="undo enable",
        description="Undoes enable: in this virtual environment, python code.py is plain Python again.",
        epilog="example:\n  python -m adafruit_httpserver disable\n",
        **common,
    )
    return whole


def _add_options(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "path",
        nargs="?",
        default=".",
        metavar="FILE | FOLDER",
        help="the script, or the folder that holds code.txt, code.py, main.txt or main.py (default: the current folder)",
    )
    run.add_argument("--for", dest="seconds", type=duration, metavar="TIME", help="stop after 500ms, 10s, 2m ...")
    run.add_argument("--expect", type=_text, metavar="TEXT", help="stop as soon as the script has printed this text")
    run.add_argument(
        "--port-map",
        dest="ports",
        type=port_pair,
        action=_PortMap,
        default={},
        metavar="80=9000",
        help="give what asks for the first port the second one; may be repeated",
    )
    run.add_argument(
        "--board",
        type=_text,
        metavar="BOARD",
        help="the board to simulate, such as pico_w (default: what boot_out.txt says); auto: the pins of this computer, if Adafruit-Blinka "
        "knows it, such as a Raspberry Pi",
    )
    run.add_argument("--lan", action="store_true", help="let phones and other computers of this network in")
    run.add_argument("--https", action="store_true", help="let the script's servers speak HTTPS, with a certificate made here")
    run.add_argument("--open", action="store_true", help="open the page in a browser")
    run.add_argument("--exact-ports", action="store_true", help="fail when the script can not have the port that it asks for")
    run.add_argument(
        "--no-reload",
        action="store_true",
        help="run the script once, in this process, as debuggers need it; a saved file does not start it again",
    )
    run.add_argument("--verbose", action="store_true", help="tell more of what the runner does")
