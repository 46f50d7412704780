# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What all sounds and all outputs for them have in common. Nothing is heard; time passes as if it were."""

from __future__ import annotations

import time
from typing import Any, Optional, Sequence, Tuple

from adafruit_httpserver.board import _panel
from adafruit_httpserver.board._pins import Pin, Resource, checked


class Sample(Resource):
    """A sound; a class of a module such as ``audiocore`` derives from it."""

    _owner = "sample"
    _rate, _bits, _channels = 8000, 16, 1
    #: what it is called on the panel
    _title = "sound"

    @property
    def sample_rate(self) -> int:
        """Samples a second."""
        self._check()
        return self._rate

    @sample_rate.setter
    def sample_rate(self, value: int) -> None:
        self._check()
        self._rate = int(value)

    bits_per_sample = property(lambda self: self._bits, doc="8 or 16.")
    channel_count = property(lambda self: self._channels, doc="1 or, in stereo, 2.")

    def _seconds(self) -> Optional[float]:
        """How long it lasts; None for without end."""
        return None


class Player:
    """Plays one sound at a time: knows until when."""

    def __init__(self) -> None:
        self._sample: Optional[Any] = None
        self._ends: Optional[float] = None
        self._left: Optional[float] = None
        self.paused = False

    def play(self, sample: Any, loop: bool) -> None:
        """Begin."""
        self._sample, self.paused = checked_sample(sample), False
        seconds = None if loop else sample._seconds()
        self._ends = None if seconds is None else time.monotonic() + seconds

    def stop(self) -> None:
        """End."""
        self._sample, self.paused = None, False

    def pause(self) -> None:
        """Wait."""
        if self.playing and not self.paused:
            self.paused = True
            self._left = None if self._ends is None else self._ends - time.monotonic()

    def resume(self) -> None:
        """Go on."""
        if self.paused:
            self.paused = False
            self._ends = None if self._left is None else time.monotonic() + self._left

    @property
    def playing(self) -> bool:
        """Whether the sound has not come to its end; while it waits as well."""
        if self._sample is not None and not self.paused and self._ends is not None and time.monotonic() >= self._ends:
            self._sample = None
        return self._sample is not None


class Output(Resource):
    """Something that plays sounds; a class of a module such as ``audiobusio`` derives from it."""

    _owner = "audio output"

    def _open(self, pins: Sequence[Tuple[str, Optional[Pin]]]) -> None:
        wires = [checked(pin, name) for name, pin in pins if pin is not None]
        self._take(*wires)
        self._player = Player()
        self._signal = _panel.panel.signal(f"SOUND {wires[-1]._name}", _panel.TEXT, "")

    def _release(self) -> None:
        self._player.stop()
        self._signal.activate(False)

    def play(self, sample: Any, *, loop: bool = False) -> None:
        """Begin to play a sound; ends the one before.

        :param sample: a WaveFile, RawSample, Mixer, MP3Decoder ...
        :param loop: whether it begins anew at its end; default False
        :raises TypeError: it is no sound
        """
        self._check()
        self._player.play(sample, loop)
        seconds = sample._seconds()
        length = "" if seconds is None else f", {seconds:.1f} s"
        self._signal.activate()
        self._signal.set(f"plays {sample._title}{length}{', over and over' if loop else ''}")

    def stop(self) -> None:
        """Be quiet."""
        self._check()
        self._player.stop()
        self._signal.set("")

    def pause(self) -> None:
        """Wait.

        :raises RuntimeError: nothing plays
        """
        self._check()
        if not self._player.playing:
            raise RuntimeError("Not playing")
        self._player.pause()

    def resume(self) -> None:
        """Go on."""
        self._check()
        self._player.resume()

    @property
    def playing(self) -> bool:
        """Whether something plays, or waits."""
        self._check()
        return self._player.playing

    @property
    def paused(self) -> bool:
        """Whether it waits."""
        self._check()
        return self._player.playing and self._player.paused


def checked_sample(sample: Any) -> Any:
    """The sound, if it is one."""
    if not hasattr(type(sample), "_seconds"):
        raise TypeError(f"sample must be an audio sample, not {type(sample).__name__}")
    sample._check()
    return sample


def opened(file: Any) -> Tuple[bytes, str]:
    """The bytes of a sound file, and its name.

    :param file: its path on the drive, or the file, open for reading bytes
    :raises OSError: there is no such file
    :raises TypeError: it is neither
    """
    if isinstance(file, str):
        from adafruit_httpserver import _drive

        with open(_drive.resolve(file), "rb") as found:
            return found.read(), file
    if not hasattr(file, "read"):
        raise TypeError("file must be a file opened in byte mode")
    file.seek(0)
    data = file.read()
    if not isinstance(data, bytes):
        raise TypeError("file must be a file opened in byte mode")
    return data, str(getattr(file, "name", "a file")).rpartition("/")[2]
