# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiopwmio``: sounds by PWM. Nothing is heard; time passes as if it were."""

from __future__ import annotations

from typing import Optional

from adafruit_httpserver.board import _sound, lacking
from adafruit_httpserver.board._pins import Pin

__all__ = ["PWMAudioOut"]
__getattr__ = lacking("audiopwmio", "PWMAudioOut")


class PWMAudioOut(_sound.Output):
    """A loudspeaker.

    :param left_channel: its pin
    :param right_channel: that of another one, or None
    :param quiescent_value: what is put out between sounds; default 0x8000
    :raises TypeError: one of them is no pin
    :raises ValueError: a pin is in use
    """

    _owner = "audiopwmio.PWMAudioOut"

    def __init__(self, left_channel: Pin, *, right_channel: Optional[Pin] = None, quiescent_value: int = 0x8000) -> None:
        self._open((("left_channel", left_channel), ("right_channel", right_channel)))
