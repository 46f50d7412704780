# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``pulseio``: pulses and their lengths, as remote controls and DHT sensors use them. None come in until a device is attached."""

from __future__ import annotations

import collections
from typing import Any, Deque, Optional

from adafruit_httpserver.board import _panel, _wires, in_range, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["PulseIn", "PulseOut"]
__getattr__ = lacking("pulseio", ", ".join(__all__))


class PulseIn(Resource):
    """A row of the lengths of pulses, in microseconds.

    :param pin: the pin
    :param maxlen: how many are kept; default 2
    :param idle_state: what the pin is between pulses; default False
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "pulseio.PulseIn"

    def __init__(self, pin: Pin, maxlen: int = 2, *, idle_state: bool = False) -> None:
        self._take(checked(pin))
        self._lengths: Deque[int] = collections.deque(maxlen=in_range(maxlen, 1, 65535, "maxlen"))
        self._name, self._paused = pin._name, False

    maxlen = property(lambda self: self._lengths.maxlen, doc="How many are kept.")
    paused = property(lambda self: self._paused, doc="Whether no pulses are taken.")

    def pause(self) -> None:
        """Take no pulses."""
        self._check()
        self._paused = True

    def resume(self, trigger_duration: int = 0) -> None:
        """Take pulses.

        :param trigger_duration: microseconds of a pulse to send first, which asks a device for its answer
        """
        self._check()
        self._paused = False
        device = _wires.pulses.get(self._name)
        if device is not None:
            self._lengths.extend(device(trigger_duration))

    def clear(self) -> None:
        """Forget all."""
        self._check()
        self._lengths.clear()

    def popleft(self) -> int:
        """The oldest length, which is then no longer in the row.

        :raises IndexError: there is none
        """
        self._check()
        if not self._lengths:
            raise IndexError("pop from an empty PulseIn")
        return self._lengths.popleft()

    def __bool__(self) -> bool:
        return bool(self._lengths)

    def __len__(self) -> int:
        return len(self._lengths)

    def __getitem__(self, index: int) -> int:
        return self._lengths[index]


class PulseOut(Resource):
    """Sends pulses, such as those of a remote control. They are shown on the panel.

    :param pin: the pin
    :param frequency: of the light or radio that is switched; default 38000
    :param duty_cycle: the part of the time that it is on; default half
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "pulseio.PulseOut"

    def __init__(self, pin: Pin, *, frequency: int = 38000, duty_cycle: int = 1 << 15) -> None:
        self._take(checked(pin))
        self._signal: Optional[Any] = _panel.panel.signal(f"PULSES {pin._name}", _panel.TEXT, "")
        self._count = 0

    def send(self, pulses: Any) -> None:
        """Send pulses: how long on, how long off and so on, in microseconds."""
        import time

        self._check()
        lengths = list(pulses)
        self._count += 1
        if self._signal is not None:
            self._signal.activate()
            self._signal.set(f"{len(lengths)} pulses, {sum(lengths) / 1000:.1f} ms, no. {self._count}")
        time.sleep(sum(lengths) / 1e6)
