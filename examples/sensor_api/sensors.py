# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Two sensors on I2C, as far as their data sheets are needed here."""

import time

from adafruit_bus_device.i2c_device import I2CDevice


class BH1750:
    """A sensor of light.

    :param i2c: its bus
    """

    def __init__(self, i2c):
        self._i2c, self._device = i2c, None

    def lux(self):
        """How bright it is; OSError when it does not answer."""
        if self._device is None:
            self._device = I2CDevice(self._i2c, 0x23, probe=False)
            with self._device as device:
                device.write(b"\x10")  # measure all the time
            time.sleep(0.18)
        data = bytearray(2)
        with self._device as device:
            device.readinto(data)
        return (data[0] << 8 | data[1]) / 1.2


class MCP9808:
    """A thermometer.

    :param i2c: its bus
    """

    def __init__(self, i2c):
        self._device = I2CDevice(i2c, 0x18, probe=False)

    def celsius(self):
        """How warm it is; OSError when it does not answer."""
        data = bytearray(2)
        with self._device as device:
            device.write_then_readinto(b"\x05", data)
        value = (data[0] & 0x1F) << 8 | data[1]
        return (value - 0x2000 if value & 0x1000 else value) / 16
