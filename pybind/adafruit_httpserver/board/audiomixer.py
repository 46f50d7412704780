# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiomixer``: several sounds at once."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from adafruit_httpserver.board import StandIn, _sound, in_range, lacking

__all__ = ["Mixer", "MixerVoice"]
__getattr__ = lacking("audiomixer", ", ".join(__all__))


class MixerVoice(StandIn):
    """One of the sounds."""

    _owner = "audiomixer.MixerVoice"
    loop = False

    def __init__(self, mixer: Mixer) -> None:
        self._mixer, self._player = mixer, _sound.Player()
        self._level, self._panning = 1.0, 0.0

    def play(self, sample: Any, *, loop: bool = False) -> None:
        """Begin to play a sound.

        :raises TypeError: it is no sound
        :raises ValueError: it does not fit the mixer
        """
        _sound.checked_sample(sample)
        for name in ("sample_rate", "channel_count", "bits_per_sample"):
            if getattr(sample, name) != getattr(self._mixer, name):
                raise ValueError(f"The sample's {name} does not match")
        self._player.play(sample, loop)

    def stop(self) -> None:
        """Be quiet."""
        self._player.stop()

    def end(self) -> None:
        """Stop at the end of the sound, when it would begin anew."""
        self._player.stop()

    @property
    def playing(self) -> bool:
        """Whether something plays."""
        return self._player.playing

    @property
    def level(self) -> float:
        """How loud, 0.0 to 1.0."""
        return self._level

    @level.setter
    def level(self, value: float) -> None:
        if not 0 <= float(value) <= 1:
            raise ValueError("level must be 0-1")
        self._level = float(value)

    @property
    def panning(self) -> float:
        """On which side: -1.0 is left, 1.0 right."""
        return self._panning

    @panning.setter
    def panning(self, value: float) -> None:
        if not -1 <= float(value) <= 1:
            raise ValueError("panning must be -1-1")
        self._panning = float(value)


class Mixer(_sound.Sample):
    """Makes one sound of several; it has no end.

    :param voice_count: how many; default 2
    :param channel_count: 1 or, in stereo, 2; default 2
    :param bits_per_sample: 8 or 16; default 16
    :param sample_rate: samples a second; default 8000
    """

    _owner = "audiomixer.Mixer"
    _title = "a mixer"

    def __init__(
        self,
        voice_count: int = 2,
        buffer_size: int = 1024,
        channel_count: int = 2,
        bits_per_sample: int = 16,
        samples_signed: bool = True,
        sample_rate: int = 8000,
    ) -> None:
        in_range(voice_count, 1, 255, "voice_count")
        if bits_per_sample not in (8, 16):
            raise ValueError("bits_per_sample must be 8 or 16")
        self._rate, self._bits, self._channels = sample_rate, bits_per_sample, in_range(channel_count, 1, 2, "channel_count")
        self._voices = tuple(MixerVoice(self) for _ in range(voice_count))

    @property
    def voice(self) -> Tuple[MixerVoice, ...]:
        """The sounds."""
        return self._voices

    @property
    def playing(self) -> bool:
        """Whether one of them plays."""
        self._check()
        return any(voice.playing for voice in self._voices)

    def play(self, sample: Any, *, voice: Optional[int] = None, loop: bool = False) -> None:
        """Begin to play a sound, by default as the first."""
        self._check()
        self._voices[in_range(voice or 0, 0, len(self._voices) - 1, "voice")].play(sample, loop=loop)

    def stop_voice(self, voice: int = 0) -> None:
        """End one of them."""
        self._check()
        self._voices[voice].stop()
