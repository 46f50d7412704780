# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What docs/board.md shows does what the page says."""

import pathlib
import re

import libraries

PAGE = (pathlib.Path(__file__).parents[2] / "docs" / "board.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_world_and_sensor(board):
    world, sensor = SNIPPETS[:2]
    board.put("board_sim.py", world)
    printed = board.run(
        sensor
        + """
import analogio, digitalio, microcontroller
assert round(analogio.AnalogIn(board.A0).value / 65535 * 3.3, 2) == 1.2
button = digitalio.DigitalInOut(board.BUTTON)
button.pull = digitalio.Pull.UP
assert button.value is False and 29 <= microcontroller.cpu.temperature <= 31
""",
        PYTHONPATH=str(libraries.fetch()),
    )
    assert printed.splitlines()[0] == "19.5 °C, 60 %"


def test_sensor_of_ones_own(board):
    board.put("board_sim.py", SNIPPETS[2])
    board.run(
        """
        import board
        from adafruit_bus_device.i2c_device import I2CDevice
        data = bytearray(2)
        with I2CDevice(board.I2C(), 0x39) as sensor:
            sensor.write_then_readinto(bytes((0x92,)), data, in_end=1)
            assert data[0] == 0xAB
            sensor.write_then_readinto(bytes((0x94,)), data)
        assert int.from_bytes(data, "little") == 1234
        """
    )


def test_settings_of_the_world(board):
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    board.put("board_sim.toml", settings)
    board.run("import board\ni2c = board.I2C()\nassert i2c.try_lock() and i2c.scan() == [0x18, 0x38, 0x45]")


def test_nobody_there(board):
    board.run(
        """
        import board
        from adafruit_bus_device.i2c_device import I2CDevice
        i2c = board.I2C()
        assert i2c.try_lock() and i2c.scan() == []
        refused(OSError, "[Errno 19] No such device", lambda: i2c.readfrom_into(0x38, bytearray(1)))
        i2c.unlock()
        refused(ValueError, "No I2C device at address: 0x38", lambda: I2CDevice(i2c, 0x38))
        """
    )


def test_boards_of_the_page_are_all(run):
    names = run("from adafruit_httpserver.board import _boards\nprint(*_boards.known())").split()
    for name in names:
        assert f"`{name}`" in PAGE, name
