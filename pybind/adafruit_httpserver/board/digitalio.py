# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``digitalio``: pins that are on or off."""

from adafruit_httpserver.board import Name, StandIn, _panel, lacking
from adafruit_httpserver.board.microcontroller import Pin

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


class DigitalInOut(StandIn):
    """A pin in use. Nothing is connected to it: an input reads what its resistor makes of it."""

    _owner = "digitalio.DigitalInOut"

    def __init__(self, pin):
        if not isinstance(pin, Pin):
            raise TypeError(f"pin must be of type Pin, not {type(pin).__name__}")
        if pin._user is not None:
            raise ValueError(f"{pin._name} in use")
        pin._user = self
        self._pin = pin
        self._output = _panel.panel.signal(pin._name, _panel.LEVEL, False)
        self._input = _panel.panel.signal(pin._name, _panel.PRESSED, False)
        self.switch_to_input()

    def deinit(self) -> None:
        """Give the pin back."""
        if self._pin is not None:
            self._pin._user = None
            self._pin = None
            self._output.activate(False)
            self._input.activate(False)

    def __enter__(self):
        return self

    def __exit__(self, *problem) -> None:
        self.deinit()

    def switch_to_output(self, value=False, drive_mode=DriveMode.PUSH_PULL) -> None:
        """Set the pin from now on."""
        self._check()
        self._direction, self._drive_mode, self._pull = Direction.OUTPUT, drive_mode, None
        self._set(value)
        self._input.activate(False)
        self._output.activate()

    def switch_to_input(self, pull=None) -> None:
        """Read the pin from now on."""
        self._check()
        self._direction, self._pull = Direction.INPUT, pull
        self._output.activate(False)
        self._input.activate()

    @property
    def direction(self) -> Name:
        """INPUT or OUTPUT."""
        self._check()
        return self._direction

    @direction.setter
    def direction(self, value) -> None:
        if value is Direction.OUTPUT:
            self.switch_to_output()
        elif value is Direction.INPUT:
            self.switch_to_input()
        else:
            raise ValueError("Invalid direction.")

    @property
    def value(self) -> bool:
        """What the pin is: True for on."""
        self._check()
        return self._value if self._direction is Direction.OUTPUT else (self._pull is Pull.UP) != self._input.value

    @value.setter
    def value(self, value) -> None:
        self._must_be(Direction.OUTPUT, "Cannot set value when direction is input.")
        self._set(value)

    @property
    def drive_mode(self) -> Name:
        """PUSH_PULL or OPEN_DRAIN."""
        self._must_be(Direction.OUTPUT, "Drive mode not used when direction is input.")
        return self._drive_mode

    @drive_mode.setter
    def drive_mode(self, value) -> None:
        self._must_be(Direction.OUTPUT, "Drive mode not used when direction is input.")
        self._drive_mode = value

    @property
    def pull(self):
        """UP, DOWN or None."""
        self._must_be(Direction.INPUT, "Pull not used when direction is output.")
        return self._pull

    @pull.setter
    def pull(self, value) -> None:
        self._must_be(Direction.INPUT, "Pull not used when direction is output.")
        self._pull = value

    def _set(self, value) -> None:
        self._value = bool(value)
        self._output.set(self._value)

    def _must_be(self, direction, complaint: str) -> None:
        self._check()
        if self._direction is not direction:
            raise AttributeError(complaint)

    def _check(self) -> None:
        if self._pin is None:
            raise ValueError("Object has been deinitialized and can no longer be used. Create a new object.")

