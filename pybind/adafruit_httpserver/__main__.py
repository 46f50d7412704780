# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``python -m adafruit_httpserver run``: runs a script written for a board, as it is, on this computer."""

import os
import sys

if __name__ == "__main__":
    # python -m puts the current folder in front of everything. That folder is usually the drive, where code.py or
    # secrets.py would be taken for Python's own modules of those names: take it off before anything else is imported.
    if sys.path[:1] in ([""], [os.getcwd()]):
        del sys.path[0]

    from adafruit_httpserver.run.cli import main

    sys.exit(main(sys.argv[1:]))
