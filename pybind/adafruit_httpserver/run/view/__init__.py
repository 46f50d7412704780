# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The view of a run in a terminal: what the script prints, and below it the panel of the board, which changes in place.

``screen`` writes and reads the terminal, ``keyboard`` tells the keys apart, ``controls`` are the inputs that keys set,
``drawing`` makes lines of the panel, ``console`` is the line that is typed for the script.
"""
