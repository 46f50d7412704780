# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The runner: ``python -m adafruit_httpserver run`` runs a board's script in a process of its own.

The way of a run, file by file: ``ahead`` starts a process for it, ``options`` reads the command line, ``script`` finds the
script, ``session`` sets the stage (``ports``, ``imports``, ``loader``, ``namespace``, ``console``) and runs it, ``stopping`` ends it, ``report`` shows what went wrong.
The stand-ins for a board's own modules are in ``adafruit_httpserver.board``, one file each.
"""
