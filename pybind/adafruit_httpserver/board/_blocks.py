# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The blocks of ``synthio``: values that move by themselves, and values computed of others. They move with the clock."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, Optional, Union

from adafruit_httpserver.board import Name, StandIn, one_of

BlockInput = Union["LFO", "Math", float, None]


def number(value: BlockInput) -> float:
    """What an input is just now; None counts as 0.

    :raises TypeError: it is neither a number nor a block
    """
    if isinstance(value, (LFO, Math)):
        return value.value
    if value is None:
        return 0.0
    if not isinstance(value, (int, float)):
        raise TypeError(f"must be of type BlockInput, not {type(value).__name__}")
    return float(value)


def waveform(buffer: Any) -> Any:
    """A waveform, if it is one: 16 bit numbers, or None.

    :raises ValueError: it has other numbers
    """
    if buffer is not None and memoryview(buffer).format != "h":
        raise ValueError("waveform must be array of type 'h'")
    return buffer


class LFO(StandIn):
    """A slow oscillator.

    :param waveform: 16 bit numbers; None, the default, is a triangle
    :param rate: how often a second it goes through them; default 1
    :param scale: what its value is multiplied by; default 1
    :param offset: what is added; default 0
    :param phase_offset: where in the waveform it begins, 0 to 1; default 0
    :param once: whether it stays at the end; default False
    :param interpolate: whether there is something between the numbers; default True
    :raises ValueError: the waveform has other numbers
    """

    _owner = "synthio.LFO"
    rate: BlockInput = 1.0
    scale: BlockInput = 1.0
    offset: BlockInput = 0.0
    phase_offset: BlockInput = 0.0
    once = False
    interpolate = True

    def __init__(
        self,
        waveform: Any = None,
        *,
        rate: BlockInput = 1.0,
        scale: BlockInput = 1.0,
        offset: BlockInput = 0.0,
        phase_offset: BlockInput = 0.0,
        once: bool = False,
        interpolate: bool = True,
    ) -> None:
        self._waveform = _checked(waveform)
        self.rate, self.scale, self.offset, self.phase_offset = rate, scale, offset, phase_offset
        self.once, self.interpolate = once, interpolate
        self._began = time.monotonic()
        number(rate), number(scale), number(offset), number(phase_offset)

    waveform = property(lambda self: self._waveform, doc="Its numbers, or None.")

    def retrigger(self) -> None:
        """Begin anew."""
        self._began = time.monotonic()

    @property
    def phase(self) -> float:
        """Where in its waveform it is, 0 to 1."""
        turns = (time.monotonic() - self._began) * number(self.rate)
        phase = min(max(turns, 0.0), 1.0) if self.once else turns
        phase += number(self.phase_offset)
        return phase if self.once and phase == 1.0 else phase % 1.0

    @property
    def value(self) -> float:
        """What it is just now."""
        return self._at(self.phase) * number(self.scale) + number(self.offset)

    def _at(self, phase: float) -> float:
        points = [0, 32767, 0, -32767] if self._waveform is None else self._waveform
        place = phase * (len(points) - 1 if self.once else len(points))
        at, between = min(int(place), len(points) - 1), place - int(place)
        after = points[min(at + 1, len(points) - 1)] if self.once else points[(at + 1) % len(points)]
        return float(points[at] + ((after - points[at]) * between if self.interpolate else 0)) / 32768


_checked = waveform


def _mul_div(a: float, b: float, c: float) -> float:
    return a * b / c if c else 1.0


_OPERATIONS: Dict[str, Callable[[float, float, float], float]] = {
    "SUM": lambda a, b, c: a + b + c,
    "ADD_SUB": lambda a, b, c: a + b - c,
    "PRODUCT": lambda a, b, c: a * b * c,
    "MUL_DIV": _mul_div,
    "SCALE_OFFSET": lambda a, b, c: a * b + c,
    "OFFSET_SCALE": lambda a, b, c: (a + b) * c,
    "LERP": lambda a, b, c: a * (1 - c) + b * c,
    "CONSTRAINED_LERP": lambda a, b, c: a + (b - a) * min(max(c, 0.0), 1.0),
    "DIV_ADD": lambda a, b, c: a / b + c if b else c,
    "ADD_DIV": lambda a, b, c: (a + b) / c if c else 1.0,
    "MID": lambda a, b, c: sorted((a, b, c))[1],
    "MAX": max,
    "MIN": min,
    "ABS": lambda a, b, c: abs(a),
}


class MathOperation(Name):
    """What a Math block computes; called with its inputs it makes such a block."""

    SUM: MathOperation
    ADD_SUB: MathOperation
    PRODUCT: MathOperation
    MUL_DIV: MathOperation
    SCALE_OFFSET: MathOperation
    OFFSET_SCALE: MathOperation
    LERP: MathOperation
    CONSTRAINED_LERP: MathOperation
    DIV_ADD: MathOperation
    ADD_DIV: MathOperation
    MID: MathOperation
    MAX: MathOperation
    MIN: MathOperation
    ABS: MathOperation

    def __call__(self, a: BlockInput, b: BlockInput = 0.0, c: BlockInput = 1.0) -> Math:
        return Math(self, a, b, c)


for _name in _OPERATIONS:
    setattr(MathOperation, _name, MathOperation(f"synthio.MathOperation.{_name}"))


class Math(StandIn):
    """Computes a value of up to three others.

    :param operation: one of MathOperation
    :param a: the first
    :param b: the second; default 0
    :param c: the third; default 1
    :raises TypeError: that is no operation, or an input is neither a number nor a block
    """

    _owner = "synthio.Math"
    operation: Optional[MathOperation] = None
    a: BlockInput = 0.0
    b: BlockInput = 0.0
    c: BlockInput = 1.0

    def __init__(self, operation: MathOperation, a: BlockInput, b: BlockInput = 0.0, c: BlockInput = 1.0) -> None:
        one_of(operation, MathOperation, "operation")
        number(a), number(b), number(c)
        self.operation, self.a, self.b, self.c = operation, a, b, c

    @property
    def value(self) -> float:
        """What it is just now."""
        return _OPERATIONS[repr(self.operation).rpartition(".")[2]](number(self.a), number(self.b), number(self.c))
