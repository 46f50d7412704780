# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What code of the drive runs in: compiled as a board would, with builtins of its own.

Only modules that were loaded from the drive get these builtins, so ``open`` and ``import`` mean the drive to them while the
standard library and installed packages keep Python's own.
"""

import __future__
import builtins
from types import CodeType
from typing import Any

from adafruit_httpserver.run import files, imports

_ANNOTATIONS = __future__.annotations.compiler_flag


def compiled(source: bytes, path: str) -> CodeType:
    """Compile a script. Its annotations are never evaluated: a board skips them, and many name what nobody has defined."""
    try:
        code: CodeType = compile(source, path, "exec", flags=_ANNOTATIONS, dont_inherit=True)
        return code
    except ValueError as problem:  # a NUL in the source, before Python 3.12
        raise SyntaxError(str(problem), (path, 1, None, None)) from None


def const(value: Any) -> Any:
    """CircuitPython's ``const``, which scripts use without an import: the value itself."""
    return value


#: The builtins of drive code, shared by all its modules.
BUILTINS = {**vars(builtins), "__import__": imports.drive_import, "open": files.open_on_drive, "const": const}
