# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiodelays``: echoes, and other pitches. Nothing is heard; time passes as if it were."""

from __future__ import annotations

from typing import Any

from adafruit_httpserver.board import lacking
from adafruit_httpserver.board._blocks import BlockInput
from adafruit_httpserver.board._effects import Effect

__all__ = ["Chorus", "Echo", "Flanger", "GranularPitchShift", "MultiTapDelay", "PitchShift"]
__getattr__ = lacking("audiodelays", ", ".join(__all__))


class Chorus(Effect):
    """Several voices, each a little later.

    :param delay_ms: milliseconds from the first voice to the last; default 50
    :param voices: how many; default 1
    :param mix: how much of it is heard, 0 to 1; default 0.5
    :raises ValueError: there are no such sounds
    """

    _owner = "audiodelays.Chorus"
    delay_ms: BlockInput = 50.0
    voices: BlockInput = 1.0
    mix: BlockInput = 0.5

    def __init__(
        self,
        max_delay_ms: int = 50,
        delay_ms: BlockInput = 50.0,
        voices: BlockInput = 1.0,
        mix: BlockInput = 0.5,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, delay_ms, voices, mix)
        self.delay_ms, self.voices, self.mix = delay_ms, voices, mix


class Echo(Effect):
    """An echo.

    :param delay_ms: milliseconds until it comes; default 250
    :param decay: how loud it still is, 0 to 1; default 0.7
    :param filter: a synthio.Biquad, several, or None
    :param mix: how much of it is heard, 0 to 1; default 0.25
    :param freq_shift: accepted
    :raises ValueError: there are no such sounds
    """

    _owner = "audiodelays.Echo"
    delay_ms: BlockInput = 250.0
    decay: BlockInput = 0.7
    filter: Any = None
    mix: BlockInput = 0.25
    freq_shift: bool = False

    def __init__(
        self,
        max_delay_ms: int = 500,
        delay_ms: BlockInput = 250.0,
        decay: BlockInput = 0.7,
        filter: Any = None,
        mix: BlockInput = 0.25,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
        freq_shift: bool = False,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, delay_ms, decay, mix)
        self.delay_ms, self.decay, self.filter, self.mix, self.freq_shift = delay_ms, decay, filter, mix, freq_shift


class Flanger(Effect):
    """A sound beside itself, a little later, now more and now less.

    :param min_delay_ms: the least, in milliseconds; default 1
    :param rate: how often a second; default 0.5
    :param depth: how much, 0 to 1; default 0.5
    :param feedback: 0 to 1; default 0.5
    :param mix: how much of it is heard, 0 to 1; default 0.5
    :param invert: accepted
    :raises ValueError: there are no such sounds
    """

    _owner = "audiodelays.Flanger"
    min_delay_ms: BlockInput = 1.0
    rate: BlockInput = 0.5
    depth: BlockInput = 0.5
    feedback: BlockInput = 0.5
    mix: BlockInput = 0.5
    invert: bool = False

    def __init__(
        self,
        max_delay_ms: int = 10,
        min_delay_ms: BlockInput = 1.0,
        rate: BlockInput = 0.5,
        depth: BlockInput = 0.5,
        feedback: BlockInput = 0.5,
        mix: BlockInput = 0.5,
        invert: bool = False,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, min_delay_ms, rate, depth, feedback, mix)
        self.min_delay_ms, self.rate, self.depth, self.feedback, self.mix, self.invert = min_delay_ms, rate, depth, feedback, mix, invert


class GranularPitchShift(Effect):
    """Another pitch, out of small pieces.

    :param semitones: how much higher; default 0
    :param mix: how much of it is heard, 0 to 1; default 1
    :param spread: accepted
    :raises ValueError: there are no such sounds
    """

    _owner = "audiodelays.GranularPitchShift"
    semitones: BlockInput = 0.0
    mix: BlockInput = 1.0
    spread: float = 0.0

    def __init__(
        self,
        semitones: BlockInput = 0.0,
        mix: BlockInput = 1.0,
        grain_size: int = 1024,
        density: int = 2,
        spread: float = 0.0,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, semitones, mix)
        self.semitones, self.mix, self.spread = semitones, mix, spread


class MultiTapDelay(Effect):
    """Several echoes.

    :param delay_ms: milliseconds until the last comes; default 250
    :param decay: how loud it still is, 0 to 1; default 0.7
    :param mix: how much of it is heard, 0 to 1; default 0.25
    :param taps: when each comes, as parts of the time, or None
    :raises ValueError: there are no such sounds
    """

    _owner = "audiodelays.MultiTapDelay"
    delay_ms: BlockInput = 250.0
    decay: BlockInput = 0.7
    mix: BlockInput = 0.25
    taps: Any = None

    def __init__(
        self,
        max_delay_ms: int = 500,
        delay_ms: BlockInput = 250.0,
        decay: BlockInput = 0.7,
        mix: BlockInput = 0.25,
        taps: Any = None,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, delay_ms, decay, mix)
        self.delay_ms, self.decay, self.mix, self.taps = delay_ms, decay, mix, taps


class PitchShift(Effect):
    """Another pitch.

    :param semitones: how much higher; default 0
    :param mix: how much of it is heard, 0 to 1; default 1
    :param freeze: accepted
    :raises ValueError: there are no such sounds
    """

    _owner = "audiodelays.PitchShift"
    semitones: BlockInput = 0.0
    mix: BlockInput = 1.0
    freeze: bool = False

    def __init__(
        self,
        semitones: BlockInput = 0.0,
        mix: BlockInput = 1.0,
        window: int = 1024,
        overlap: int = 128,
        buffer_size: int = 512,
        sample_rate: int = 8000,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        channel_count: int = 1,
        freeze: bool = False,
    ) -> None:
        self._build(sample_rate, bits_per_sample, channel_count, semitones, mix)
        self.semitones, self.mix, self.freeze = semitones, mix, freeze
