# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Motors behind an H bridge of two inputs, and servos."""

import pwmio


class Motor:
    """A motor.

    :param forward: the pin of the input that makes it go on
    :param backward: the pin of the other input
    """

    def __init__(self, forward, backward):
        self._forward = pwmio.PWMOut(forward, frequency=1600)
        self._backward = pwmio.PWMOut(backward, frequency=1600)
        self._throttle = 0.0

    @property
    def throttle(self):
        """How fast: from -1, backward, to 1."""
        return self._throttle

    @throttle.setter
    def throttle(self, value):
        self._throttle = value
        self._forward.duty_cycle = int(max(value, 0) * 65535)
        self._backward.duty_cycle = int(max(-value, 0) * 65535)


class Servo:
    """A servo that looks ahead at first.

    :param pin: its pin
    """

    SHORTEST, LONGEST, PERIOD = 750, 2250, 20000  # microseconds

    def __init__(self, pin):
        self._out = pwmio.PWMOut(pin, frequency=50)
        self.angle = 90

    @property
    def angle(self):
        """Where it points to, in degrees."""
        return self._angle

    @angle.setter
    def angle(self, value):
        if not 0 <= value <= 180:
            raise ValueError("a servo goes from 0 to 180 degrees")
        self._angle = value
        pulse = self.SHORTEST + (self.LONGEST - self.SHORTEST) * value / 180
        self._out.duty_cycle = int(pulse / self.PERIOD * 65535)
