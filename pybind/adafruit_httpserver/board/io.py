# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``io`` as a board has it: ``open`` means the drive."""

from io import BytesIO, StringIO

from adafruit_httpserver.board import lacking
from adafruit_httpserver.run.files import open_on_drive as open

__all__ = ["BytesIO", "StringIO", "open"]
__getattr__ = lacking("io", "BytesIO, StringIO, open")
