# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A small driver of the AHT20."""

import time

ADDRESS = 0x38


class AHT20:
    """The sensor.

    :param i2c: the bus that it is on
    """

    def __init__(self, i2c):
        self._i2c = i2c
        self._send(0xBE, 0x08, 0x00)
        time.sleep(0.01)

    def measure(self):
        """Degrees Celsius, and percent of humidity."""
        self._send(0xAC, 0x33, 0x00)
        answer = bytearray(6)
        while True:
            time.sleep(0.08)
            self._locked(self._i2c.readfrom_into, answer)
            if not answer[0] & 0x80:  # not busy any more
                break
        percent = (answer[1] << 12 | answer[2] << 4 | answer[3] >> 4) * 100 / 0x100000
        celsius = ((answer[3] & 0xF) << 16 | answer[4] << 8 | answer[5]) * 200 / 0x100000 - 50
        return celsius, percent

    def _send(self, *values):
        self._locked(self._i2c.writeto, bytes(values))

    def _locked(self, function, data):
        while not self._i2c.try_lock():
            pass
        try:
            function(ADDRESS, data)
        finally:
            self._i2c.unlock()
