# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``audiocore``: sounds out of files and out of numbers."""

from __future__ import annotations

import struct
from typing import Any, Optional

from adafruit_httpserver.board import _sound, lacking

__all__ = ["RawSample", "WaveFile"]
__getattr__ = lacking("audiocore", ", ".join(__all__))

_PCM = 1


class RawSample(_sound.Sample):
    """A sound out of numbers.

    :param buffer: an array of 8 or 16 bit numbers
    :param channel_count: 1 or, in stereo, 2; default 1
    :param sample_rate: samples a second; default 8000
    :param single_buffer: accepted
    :raises ValueError: the numbers have another size
    """

    _owner = "audiocore.RawSample"
    _title = "numbers"

    def __init__(self, buffer: Any, *, channel_count: int = 1, sample_rate: int = 8000, single_buffer: bool = True) -> None:
        view = memoryview(buffer)
        if view.itemsize not in (1, 2):
            raise ValueError("sample_source buffer must be a bytearray or array of type 'h', 'H', 'b' or 'B'")
        self._bits, self._channels, self._rate, self._count = view.itemsize * 8, channel_count, sample_rate, len(view)

    def _seconds(self) -> Optional[float]:
        return self._count / self._channels / max(self._rate, 1)


class WaveFile(_sound.Sample):
    """A sound out of a WAV file.

    :param file: its path on the drive, or the file, open for reading bytes
    :param buffer: accepted
    :raises OSError: there is no such file
    :raises ValueError: it is no WAV file, or a compressed one
    """

    _owner = "audiocore.WaveFile"

    def __init__(self, file: Any, buffer: Any = None) -> None:
        data, self._title = _sound.opened(file)
        if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
            raise ValueError("Invalid wave file")
        at, self._bytes = 12, 0
        while at + 8 <= len(data):
            kind, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
            if kind == b"fmt " and 16 <= size <= len(data) - at - 8:
                how, self._channels, self._rate, _, _, self._bits = struct.unpack_from("<HHIIHH", data, at + 8)
                if how != _PCM or self._bits not in (8, 16) or self._channels not in (1, 2):
                    raise ValueError("Unsupported format")
            elif kind == b"data":
                self._bytes = min(size, len(data) - at - 8)
                break
            at += 8 + size + size % 2
        else:
            raise ValueError("Invalid wave file")

    def _seconds(self) -> Optional[float]:
        return self._bytes / (self._bits // 8 * self._channels) / max(self._rate, 1)
