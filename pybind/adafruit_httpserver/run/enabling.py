# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The commands ``enable`` and ``disable``: whether ``python code.py``, and so an IDE's Run button, starts the runner.

Python reads the ``.pth`` files of an environment each time it starts. ``enable`` leaves one there, and ``disable`` removes
it. Only in a virtual environment: elsewhere it would concern all programs of the computer.
"""

from __future__ import annotations

import os
import sys
import sysconfig

from adafruit_httpserver.run.cli import UsageError

NAME = "adafruit-httpserver-enabled.pth"

# One line, because Python takes no more. Programs that are no file of Python (pip, pytest, -m, -c) pay nothing for it, and
# when this package has been uninstalled, Python starts as ever.
_LINE = (
    "import sys; "
    r"""exec("try:\n from adafruit_httpserver.run import enabled\nexcept ImportError:\n pass\nelse:\n enabled.begin()") """
    """if getattr(sys, "argv", [""])[0].endswith((".py", ".txt")) else None\n"""
)


def place() -> str:
    """The file that is there when the environment of this process is enabled."""
    return os.path.join(sysconfig.get_path("purelib"), NAME)


def is_enabled() -> bool:
    """Whether ``python code.py`` starts the runner in this environment."""
    return os.path.exists(place())


def enable() -> str:
    """Make ``python code.py`` start the runner.

    :return: what to tell
    :raises UsageError: this is no virtual environment, or it can not be written to
    """
    if sys.prefix == sys.base_prefix:
        raise UsageError(
            f"{sys.executable} is in no virtual environment, and elsewhere this would concern every program. Make one:\n"
            f"  python3 -m venv .venv\n"
            f"  .venv/bin/pip install adafruit-httpserver-go\n"
            f"  .venv/bin/python -m adafruit_httpserver enable"
        )
    try:
        with open(place(), "w", encoding="ascii") as file:
            file.write(_LINE)
    except OSError as problem:
        raise UsageError(f"{place()}: {problem.strerror}") from None
    return (
        f"Enabled in {sys.prefix}.\n"
        f"  python code.py, and the Run button of an IDE that uses this environment, run scripts for boards as\n"
        f"  python -m adafruit_httpserver run code.py does. All other programs run as before.\n"
        f"  Undo it:  python -m adafruit_httpserver disable"
    )


def disable() -> str:
    """Let ``python code.py`` be plain Python again.

    :return: what to tell
    :raises UsageError: the environment can not be written to
    """
    try:
        os.remove(place())
    except FileNotFoundError:
        return f"Nothing to do: it is not enabled in {sys.prefix}."
    except OSError as problem:
        raise UsageError(f"{place()}: {problem.strerror}") from None
    return f"Disabled in {sys.prefix}: python code.py is plain Python again."
