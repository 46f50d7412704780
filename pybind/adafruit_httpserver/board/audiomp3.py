# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiomp3``: sounds out of MP3 files. They are not decoded; how long they last is read out of them."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from adafruit_httpserver.board import _sound, lacking

__all__ = ["MP3Decoder"]
__getattr__ = lacking("audiomp3", "MP3Decoder")

# ISO/IEC 11172-3 2.4.2.3 and 13818-3: kbit/s of layer III, and samples a second, of versions 1 and 2.
_KBITS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {1: (44100, 48000, 32000), 2: (22050, 24000, 16000), 2.5: (11025, 12000, 8000)}
_VERSIONS = (2.5, 0, 2, 1)


class MP3Decoder(_sound.Sample):
    """A sound out of an MP3 file.

    :param file: its path on the drive, or the file, open for reading bytes
    :param buffer: accepted
    :raises OSError: there is no such file
    :raises RuntimeError: it is no MP3 file
    """

    _owner = "audiomp3.MP3Decoder"
    _length = 0.0

    def __init__(self, file: Any, buffer: Any = None) -> None:
        self.open(file)

    def open(self, file: Any) -> None:
        """Take another file."""
        data, self._title = _sound.opened(file)
        self._length, self._rate, self._channels = _measured(data)
        self._file = file

    @property
    def file(self) -> Any:
        """The file; another one can be set."""
        return self._file

    @file.setter
    def file(self, value: Any) -> None:
        self.open(value)

    rms_level = property(lambda self: 0.0, doc="How loud it is just now; it is not decoded.")
    samples_decoded = property(lambda self: 0, doc="How many samples were decoded; none are.")

    def _seconds(self) -> Optional[float]:
        return self._length


def _measured(data: bytes) -> Tuple[float, int, int]:
    """Seconds, samples a second and channels."""
    at, seconds, rate, channels = _after_tag(data), 0.0, 0, 1
    while at + 4 <= len(data):
        frame = _frame(data, at)
        if frame is None:
            at += 1
            continue
        size, samples, rate, channels = frame
        seconds += samples / rate
        at += size
    if not rate:
        raise RuntimeError("Failed to parse MP3 file")
    return seconds, rate, channels


def _after_tag(data: bytes) -> int:
    """Where the sound begins: behind an ID3 tag, whose size has seven bits a byte."""
    if data[:3] != b"ID3":
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 127
    return size + 10


def _frame(data: bytes, at: int) -> Optional[Tuple[int, int, int, int]]:
    """Bytes, samples, samples a second and channels of a frame; None when none begins here."""
    head = int.from_bytes(data[at : at + 4], "big")
    version, layer, bits, rates = _VERSIONS[head >> 19 & 3], head >> 17 & 3, head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or not version or layer != 1 or bits in (0, 15) or rates == 3:
        return None
    rate, samples = _RATES[version][rates], 1152 if version == 1 else 576
    kbits = _KBITS[1 if version == 1 else 2][bits]
    return samples // 8 * kbits * 1000 // rate + (head >> 9 & 1), samples, rate, 1 if head >> 6 & 3 == 3 else 2
