# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``framebufferio``: displays without a chip of their own, such as matrices of LEDs."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import _displays, lacking

__all__ = ["FramebufferDisplay"]
__getattr__ = lacking("framebufferio", "FramebufferDisplay")


class FramebufferDisplay(_displays.Screen):
    """A display that is made of a matrix.

    :param framebuffer: the matrix, such as an ``rgbmatrix.RGBMatrix``
    :param rotation: 0, 90, 180 or 270; default 0
    :param auto_refresh: whether changes are seen without ``refresh()``; default True
    """

    _owner = "framebufferio.FramebufferDisplay"

    def __init__(self, framebuffer: Any, *, rotation: int = 0, auto_refresh: bool = True) -> None:
        self._framebuffer = framebuffer
        width, height = framebuffer.width, framebuffer.height
        self._start(width, height, rotation, auto_refresh)

    @property
    def framebuffer(self) -> Any:
        """The matrix."""
        return self._framebuffer

    @property
    def brightness(self) -> float:
        """That of the matrix, 0.0 to 1.0."""
        return float(self._framebuffer.brightness)

    @brightness.setter
    def brightness(self, value: float) -> None:
        self._framebuffer.brightness = value

    def _release(self) -> None:
        super()._release()
        self._framebuffer.deinit()
