# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What all effects on sounds have in common: they play one sound, and are one themselves, which has no end."""

from __future__ import annotations

from typing import Any, TypeVar

from adafruit_httpserver.board import _sound, in_range
from adafruit_httpserver.board._blocks import number

Self = TypeVar("Self", bound="Effect")


class Effect(_sound.Sample):
    """An effect; a class of a module such as ``audiodelays`` derives from it. Nothing is computed."""

    _owner = "effect"

    def _build(self, sample_rate: int, bits_per_sample: int, channel_count: int, *inputs: Any) -> None:
        """Be ready to play.

        :raises ValueError: there are no such sounds
        :raises TypeError: one of the inputs is neither a number nor a block
        """
        if bits_per_sample not in (8, 16):
            raise ValueError("bits_per_sample must be 8 or 16")
        self._rate, self._bits, self._channels = sample_rate, bits_per_sample, in_range(channel_count, 1, 2, "channel_count")
        self._title = f"a {type(self).__name__.lower()}"
        self._player = _sound.Player()
        for value in inputs:
            number(value)

    @property
    def playing(self) -> bool:
        """Whether a sound plays."""
        self._check()
        return self._player.playing

    def play(self: Self, sample: Any, *, loop: bool = False) -> Self:
        """Begin to play a sound.

        :return: the effect, so that effects can be chained
        :raises TypeError: it is no sound
        :raises ValueError: it does not fit the effect
        """
        self._check()
        _sound.checked_sample(sample)
        for name in ("sample_rate", "channel_count", "bits_per_sample"):
            if getattr(sample, name) != getattr(self, name):
                raise ValueError(f"The sample's {name} does not match")
        self._player.play(sample, loop)
        return self

    def stop(self) -> None:
        """Be quiet."""
        self._check()
        self._player.stop()
