# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``digitalio``: pins that are on or off. An input reads what its pull makes of it, until its button is pressed."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import Name, _panel, lacking, one_of
from adafruit_httpserver.board._pins import Pin, Resource, checked

__all__ = ["DigitalInOut", "Direction", "DriveMode", "Pull"]
__getattr__ = lacking("digitalio", ", ".join(__all__))


class Direction:
    """Whether a pin is read or set."""

    INPUT, OUTPUT = Name("digitalio.Direction.INPUT"), Name("digitalio.Direction.OUTPUT")


class DriveMode:
    """How an output drives its wire."""

    PUSH_PULL, OPEN_DRAIN = Name("digitalio.DriveMode.PUSH_PULL"), Name("digitalio.DriveMode.OPEN_DRAIN")


class Pull:
    """The resistor of an input."""

    UP, DOWN = Name("digitalio.Pull.UP"), Name("digitalio.Pull.DOWN")


class DigitalInOut(Resource):
    """A pin in use.

    :param pin: the pin
    :raises TypeError: it is no pin
    :raises ValueError: it is in use
    """

    _owner = "digitalio.DigitalInOut"
    _direction, _drive_mode, _value = Direction.INPUT, DriveMode.PUSH_PULL, False
    _pull: Optional[Name] = None

    def __init__(self, pin: Pin) -> None:
        self._take(checked(pin))
        self._output = _panel.panel.signal(pin._name, _panel.LEVEL, False)
        self._input = _panel.panel.signal(pin._name, _panel.PRESSED, False)
        self.switch_to_input()

    def _release(self) -> None:
        self._output.activate(False)
        self._input.activate(False)

    def switch_to_output(self, value: bool = False, drive_mode: Name = DriveMode.PUSH_PULL) -> None:
        """Set the pin from now on.

        :param value: what it is at first; default off
        :param drive_mode: default PUSH_PULL
        """
        self._check()
        self._direction, self._drive_mode, self._pull = Direction.OUTPUT, drive_mode, None
        self._input.activate(False)
        self._set(value)
        self._output.activate()

    def switch_to_input(self, pull: Optional[Name] = None) -> None:
        """Read the pin from now on.

        :param pull: UP, DOWN or, by default, None
        :raises TypeError: it is none of these
        """
        self._check()
        self._set_pull(pull)
        self._direction = Direction.INPUT
        self._output.activate(False)
        self._input.activate()

    @property
    def direction(self) -> Name:
        """INPUT or OUTPUT."""
        self._check()
        return self._direction

    @direction.setter
    def direction(self, value: Name) -> None:
        if value is Direction.OUTPUT:
            self.switch_to_output()
        elif value is Direction.INPUT:
            self.switch_to_input()
        else:
            raise ValueError("Invalid direction")

    @property
    def value(self) -> bool:
        """What the pin is: True for on."""
        self._check()
        if self._direction is Direction.OUTPUT:
            return self._value
        pressed: bool = self._input.value
        return (self._pull is Pull.UP) != pressed

    @value.setter
    def value(self, value: Any) -> None:
        self._must_be(Direction.OUTPUT, "Cannot set value when direction is input.")
        self._set(value)

    @property
    def drive_mode(self) -> Name:
        """PUSH_PULL or OPEN_DRAIN."""
        self._must_be(Direction.OUTPUT, "Drive mode not used when direction is input.")
        return self._drive_mode

    @drive_mode.setter
    def drive_mode(self, value: Name) -> None:
        self._must_be(Direction.OUTPUT, "Drive mode not used when direction is input.")
        self._drive_mode = value

    @property
    def pull(self) -> Optional[Name]:
        """UP, DOWN or None."""
        self._must_be(Direction.INPUT, "Pull not used when direction is output.")
        return self._pull

    @pull.setter
    def pull(self, value: Optional[Name]) -> None:
        self._must_be(Direction.INPUT, "Pull not used when direction is output.")
        self._set_pull(value)

    def _set_pull(self, pull: Optional[Name]) -> None:
        if pull is not None:
            one_of(pull, Pull, "pull")
        self._pull = pull

    def _set(self, value: Any) -> None:
        self._value = bool(value)
        self._output.set(self._value)

    def _must_be(self, direction: Name, complaint: str) -> None:
        self._check()
        if self._direction is not direction:
            raise AttributeError(complaint)
