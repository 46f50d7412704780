# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiofilters``: filters and distortion. Nothing is heard; time passes as if it were."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import Name, lacking, one_of
from adafruit_httpserver.board._blocks import BlockInput
from adafruit_httpserver.board._effects import Effect

__all__ = ["Distortion", "DistortionMode", "Filter", "Phaser"]
__getattr__ = lacking("audiofilters", ", ".join(__all__))


class DistortionMode:
    """How a sound is distorted."""

    CLIP = Name("audiofilters.DistortionMode.CLIP")
    LOFI = Name("audiofilters.DistortionMode.LOFI")
    OVERDRIVE = Name("audiofilters.DistortionMode.OVERDRIVE")
    WAVESHAPE = Name("audiofilters.DistortionMode.WAVESHAPE")


class Filter(Effect):
    """A filter.

    :param filter: a synthio.Biquad, several, or None
    :param mix: how much of it is heard, 0 to 1; default 1
    :raises ValueError: there are no such sounds
    """

    _owner = "audiofilters.Filter"
    filter: Any = None
    mix: BlockInput = 1.0

    def __init__(
        self,
        filter: Any = None,
        mix: BlockInput = 1.0,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, mix)
        self.filter, self.mix = filter, mix


class Distortion(Effect):
    """Distortion.

    :param drive: how much, 0 to 1; default 0
    :param pre_gain: decibels before it; default 0
    :param post_gain: decibels behind it; default 0
    :param mode: one of DistortionMode; default CLIP
    :param soft_clip: accepted
    :param mix: how much of it is heard, 0 to 1; default 1
    :raises TypeError: that is no mode
    :raises ValueError: there are no such sounds
    """

    _owner = "audiofilters.Distortion"
    drive: BlockInput = 0.0
    pre_gain: BlockInput = 0.0
    post_gain: BlockInput = 0.0
    mode: Any = DistortionMode.CLIP
    soft_clip = False
    mix: BlockInput = 1.0

    def __init__(
        self,
        drive: BlockInput = 0.0,
        pre_gain: BlockInput = 0.0,
        post_gain: BlockInput = 0.0,
        mode: Any = DistortionMode.CLIP,
        soft_clip: bool = False,
        mix: BlockInput = 1.0,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        one_of(mode, DistortionMode, "mode")
        self._build(sample_rate, bits_per_sample, channel_count, drive, pre_gain, post_gain, mix)
        self.drive, self.pre_gain, self.post_gain, self.mode, self.soft_clip, self.mix = drive, pre_gain, post_gain, mode, soft_clip, mix


class Phaser(Effect):
    """A phaser.

    :param frequency: in hertz; default 1000
    :param feedback: 0 to 1; default 0.7
    :param mix: how much of it is heard, 0 to 1; default 1
    :param stages: how many filters it has; default 6
    :raises ValueError: there are no such sounds
    """

    _owner = "audiofilters.Phaser"
    frequency: BlockInput = 1000.0
    feedback: BlockInput = 0.7
    mix: BlockInput = 1.0
    stages = 6

    def __init__(
        self,
        frequency: BlockInput = 1000.0,
        feedback: BlockInput = 0.7,
        mix: BlockInput = 1.0,
        stages: int = 6,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, frequency, feedback, mix)
        self.frequency, self.feedback, self.mix, self.stages = frequency, feedback, mix, stages
