# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiofreeverb``: reverberation. Nothing is heard; time passes as if it were."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board._blocks import BlockInput
from adafruit_httpserver.board._effects import Effect

__all__ = ["Freeverb"]
__getattr__ = lacking("audiofreeverb", "Freeverb")


class Freeverb(Effect):
    """A room.

    :param roomsize: how large, 0 to 1; default 0.5
    :param damp: how much its walls take, 0 to 1; default 0.5
    :param pre_filter: a synthio.Biquad before it, several, or None
    :param post_filter: the same behind it
    :param mix: how much of it is heard, 0 to 1; default 0.5
    :raises ValueError: there are no such sounds
    """

    _owner = "audiofreeverb.Freeverb"
    roomsize: BlockInput = 0.5
    damp: BlockInput = 0.5
    mix: BlockInput = 0.5
    pre_filter: Any = None
    post_filter: Any = None

    def __init__(
        self,
        roomsize: BlockInput = 0.5,
        damp: BlockInput = 0.5,
        pre_filter: Any = None,
        post_filter: Any = None,
        mix: BlockInput = 0.5,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, roomsize, damp, mix)
        self.roomsize, self.damp, self.mix, self.pre_filter, self.post_filter = roomsize, damp, mix, pre_filter, post_filter
