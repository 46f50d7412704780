# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``circuitpython_typing``: names that libraries write into their annotations. Python evaluates these where a board does not."""

from __future__ import annotations

from array import array
from typing import Any, Union

from adafruit_httpserver.board import lacking

__all__ = ["Alarm", "AudioSample", "FrameBuffer", "ReadableBuffer", "WriteableBuffer"]
__getattr__ = lacking("circuitpython_typing", ", ".join(__all__))

ReadableBuffer = Union[array, bytearray, bytes, memoryview]  # type: ignore[type-arg]
WriteableBuffer = Union[array, bytearray, memoryview]  # type: ignore[type-arg]
Alarm = AudioSample = FrameBuffer = Any
