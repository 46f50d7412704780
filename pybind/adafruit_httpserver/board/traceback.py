# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``traceback`` as a board has it: it shows the script's own lines."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, List, Optional

from adafruit_httpserver.board import lacking

__all__ = ["format_exception", "print_exception"]
__getattr__ = lacking("traceback", ", ".join(__all__))


def format_exception(
    exc: Any,
    value: Optional[BaseException] = None,
    tb: Optional[TracebackType] = None,
    limit: Optional[int] = None,
    chain: bool = True,
) -> List[str]:
    """The traceback of an exception, as a list of one text.

    :param exc: the exception; or its type, as in older scripts
    :param value: then the exception
    """
    from adafruit_httpserver.run import report

    problem = exc if isinstance(exc, BaseException) else value
    if problem is None:
        raise TypeError("exc must be an exception")
    text: str = report.text(problem)
    return [text]


def print_exception(
    exc: Any,
    value: Optional[BaseException] = None,
    tb: Optional[TracebackType] = None,
    limit: Optional[int] = None,
    file: Any = None,
    chain: bool = True,
) -> None:
    """Print the traceback of an exception.

    :param exc: the exception; or its type, as in older scripts
    :param value: then the exception
    :param file: where to; default where the script prints to
    """
    print("".join(format_exception(exc, value, tb, limit, chain)), end="", file=file or sys.stdout)
