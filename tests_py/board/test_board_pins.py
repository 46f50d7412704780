# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Pins: which board has which, who may take them, and what becomes of them."""

import pytest

BOOT_OUT = "Adafruit CircuitPython 9.2.1 on 2024-11-20; Raspberry Pi Pico W with rp2040\nBoard ID:raspberry_pi_pico_w\nUID:E6614104\n"


def test_generic_board_has_the_pins_of_all(board):
    board.run(
        """
        import board, microcontroller
        for name in "LED NEOPIXEL BUTTON A0 D13 GP28 IO21 SDA SCL TX RX MOSI SD_CS BUTTON_UP BUTTON_DOWN BUTTON_SELECT MTX_R1".split():
            assert isinstance(getattr(board, name), microcontroller.Pin), name
            assert name in dir(board)
        assert board.GP26 is board.A0 is board.GP26_A0 and board.board_id == "simulated_board"
        assert repr(board.LED) == "board.LED" and not hasattr(board, "DOTSTAR_CLOCK") and not hasattr(board, "GP29")
        """
    )


def test_board_of_boot_out(board):
    board.put("boot_out.txt", BOOT_OUT)
    board.run(
        """
        import board
        assert board.board_id == "raspberry_pi_pico_w" and board.GP26 is board.A0 and board.LED and board.VOLTAGE_MONITOR
        assert not hasattr(board, "NEOPIXEL") and not hasattr(board, "D13") and not hasattr(board, "I2C")
        refused(AttributeError, "run with --board", lambda: board.NEOPIXEL)
        assert board.STEMMA_I2C() is board.STEMMA_I2C()
        """
    )


@pytest.mark.parametrize(
    "boot_out", [BOOT_OUT.split("\n")[0] + "\n", BOOT_OUT.replace("\n", "\r\n")], ids=["without identifier", "with CR LF"]
)
def test_other_shapes_of_boot_out(board, boot_out):
    board.put("boot_out.txt", boot_out.encode())
    board.run("import board\nassert board.board_id == 'raspberry_pi_pico_w'")


def test_unknown_boot_out_is_the_generic_board(board):
    board.put("boot_out.txt", "Adafruit CircuitPython 9.2.1 on 2024-11-20; Toaster with toast\nBoard ID:toaster_3\n")
    board.run("import board\nassert board.board_id == 'simulated_board' and board.LED")


def test_every_board_has_pins_that_work(run):
    run(
        """
        from adafruit_httpserver.board import _boards, _host
        for board in (*_boards.known().values(), _boards.generic()):
            names = board.names()
            assert len(names) == len(set(names)), board.board_id
            for bus in (*board.buses.values(), *board.groups.values()):
                assert set(bus) <= set(names), (board.board_id, bus)
            assert _boards.find(board.board_id) is board and _boards.find(board.title.upper()) is board
        for name in "pico_w", "Pico W", "PICO-W", "raspberry_pi_pico_w":
            assert _boards.find(name).board_id == "raspberry_pi_pico_w"
        for wrong, near in ("picow2", "raspberry_pi_pico2_w"), ("metro", "adafruit_metro_esp32s2"), ("zzz", "raspberry_pi_pico"):
            try:
                _boards.find(wrong)
            except _boards.UnknownBoard as problem:
                assert near in str(problem) and wrong in str(problem), problem
            else:
                raise SystemExit(wrong)
        """
    )


def test_a_pin_is_taken_by_one(board):
    board.run(
        """
        import analogio, board, busio, digitalio, neopixel, pwmio
        led = digitalio.DigitalInOut(board.D13)
        for take in (digitalio.DigitalInOut, analogio.AnalogIn, pwmio.PWMOut, lambda pin: neopixel.NeoPixel(pin, 1)):
            refused(ValueError, "D13 in use", lambda: take(board.D13))
            refused(TypeError, "pin must be of type Pin, not str", lambda: take("D13"))
            refused(TypeError, "pin must be of type Pin, not DigitalInOut", lambda: take(led))
        led.deinit()
        led.deinit()
        refused(ValueError, "deinitialized", lambda: led.value)
        with pwmio.PWMOut(board.D13):
            refused(ValueError, "D13 in use", lambda: digitalio.DigitalInOut(board.D13))
        digitalio.DigitalInOut(board.D13)
        refused(ValueError, "D5 in use", lambda: busio.I2C(board.D5, board.D5))
        busio.I2C(board.D5, board.D6)
        refused(ValueError, "D6 in use", lambda: digitalio.DigitalInOut(board.D6))
        """
    )


def test_aliases_are_one_pin(board):
    board.put("boot_out.txt", "Board ID:adafruit_feather_esp32s2\n")
    board.run(
        """
        import board, digitalio, microcontroller
        assert board.LED is board.D13 is microcontroller.pin.GPIO13
        led = digitalio.DigitalInOut(board.LED)
        refused(ValueError, "LED in use", lambda: digitalio.DigitalInOut(board.D13))
        refused(AttributeError, "GPIO99", lambda: microcontroller.pin.GPIO99)
        """
    )


def test_digital_inputs_and_outputs(board):
    printed = board.run(
        """
        import board
        from digitalio import DigitalInOut, Direction, DriveMode, Pull
        pin = DigitalInOut(board.D5)
        assert pin.direction is Direction.INPUT and pin.pull is None and pin.value is False
        pin.pull = Pull.UP
        assert pin.value is True
        pin.switch_to_input(Pull.DOWN)
        assert pin.value is False and repr(pin.pull) == "digitalio.Pull.DOWN"
        refused(TypeError, "pull must be of type Pull", lambda: setattr(pin, "pull", 1))
        refused(AttributeError, "Cannot set value when direction is input.", lambda: setattr(pin, "value", True))
        refused(ValueError, "Invalid direction", lambda: setattr(pin, "direction", 5))
        refused(AttributeError, "digitalio.DigitalInOut.colour is not simulated", lambda: setattr(pin, "colour", 5))
        pin.direction = Direction.OUTPUT
        assert pin.drive_mode is DriveMode.PUSH_PULL
        refused(AttributeError, "Pull not used when direction is output.", lambda: pin.pull)
        pin.value = 1
        assert pin.value is True
        """
    )
    assert printed.splitlines()[0] == "  D5        on"


def test_analog_pins_of_a_chip(board):
    board.put("boot_out.txt", BOOT_OUT)
    board.run(
        """
        import analogio, board
        a = analogio.AnalogIn(board.A0)
        assert 0 <= a.value <= 65535 and a.reference_voltage == 3.3
        refused(ValueError, "Invalid pin", lambda: analogio.AnalogIn(board.GP5))
        refused(NotImplementedError, "DAC", lambda: analogio.AnalogOut(board.GP5))
        """
    )


def test_analog_output(board):
    printed = board.run(
        """
        import analogio, board
        with analogio.AnalogOut(board.A0) as out:
            out.value = 65535
            refused(ValueError, "value must be 0-65535", lambda: setattr(out, "value", 65536))
            refused(TypeError, "int", lambda: setattr(out, "value", 1.5))
            refused(AttributeError, "value", lambda: out.value)
        """
    )
    assert "A0        3.30 V" in printed


def test_pwm(board):
    printed = board.run(
        """
        import board, pwmio
        pwm = pwmio.PWMOut(board.D5, duty_cycle=32768, frequency=50)
        assert pwm.duty_cycle == 32768 and pwm.frequency == 50
        refused(AttributeError, "PWM frequency not writable", lambda: setattr(pwm, "frequency", 100))
        refused(ValueError, "duty_cycle must be 0-65535", lambda: setattr(pwm, "duty_cycle", -1))
        refused(ValueError, "Invalid frequency", lambda: pwmio.PWMOut(board.D6, frequency=0))
        pwm.deinit()
        refused(ValueError, "deinitialized", lambda: pwm.duty_cycle)
        tone = pwmio.PWMOut(board.D6, variable_frequency=True)
        tone.frequency = 440
        assert tone.frequency == 440
        """
    )
    assert "D5        50.0%" in printed
