# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How the path of a route is read: the kinds of httpserver/route.go.

A literal path is compared as it is, and comes first. Of the others, which match whole paths, the one that was added first
wins. In a pattern ``<name>`` and ``...`` are one or more characters other than "/", ``....`` is one or more of any. In a
loose pattern ``<name>`` may be empty, and dots are dots. A regular expression is Python's.
"""

LITERAL, PATTERN, REGEXP, LOOSE_PATTERN = 0, 1, 2, 3

#: What makes a path that has parameters a regular expression, as all of those were in the original, but for the dot.
SPECIAL = frozenset("^$*+?{}[]()|\\")
