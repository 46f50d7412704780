# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The HC-SR04, a sensor of distance by ultrasound."""

from __future__ import annotations

from typing import List

from adafruit_httpserver.board._sensors.measure import Measure, measure


class HCSR04:
    """A sensor of distance by ultrasound; attach it to the pin of its echo.

    :param distance: centimetres; default 100
    """

    def __init__(self, distance: Measure = 100.0) -> None:
        self._centimetres = measure("HC-SR04 distance", distance, "cm", 2, 400)

    def __call__(self, asked: int) -> List[int]:
        """How long the sound is under way, there and back, in microseconds."""
        return [round(self._centimetres.value / 0.017)]
