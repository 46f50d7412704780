# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Buses, and devices that are attached to them."""

WORLD = """
from adafruit_httpserver import simulate


class Echo:
    def __init__(self):
        self.data = b""

    def write(self, data):
        self.data += data

    def read(self, count=None):
        taken, self.data = (self.data[:count], self.data[count:]) if count else (self.data, b"")
        return taken.ljust(count or 0, b"?")


class Shift:
    def transfer(self, data):
        return bytes(byte + 1 & 255 for byte in data)


simulate.i2c(Echo(), address=0x20)
simulate.spi(Shift(), "D10")
simulate.uart(Echo(), "TX")
"""


def test_i2c(board):
    board.put("board_sim.py", WORLD)
    board.run(
        """
        import bitbangio, board, busio
        i2c = busio.I2C(board.GP1, board.GP0, frequency=400000)
        refused(RuntimeError, "Function requires lock", i2c.scan)
        refused(RuntimeError, "Function requires lock", lambda: i2c.writeto(0x20, b""))
        assert i2c.try_lock() and not i2c.try_lock()
        assert i2c.scan() == [0x20]
        data = bytearray(4)
        i2c.writeto(0x20, b"abcdef", start=1, end=5)
        i2c.readfrom_into(0x20, data, start=1, end=3)
        assert data == b"\\0bc\\0"
        i2c.writeto_then_readfrom(0x20, b"xyz", data, out_end=2)
        assert data == b"dexy", data
        for call in (
            lambda: i2c.writeto(0x21, b"x"),
            lambda: i2c.writeto(0x21, b""),
            lambda: i2c.readfrom_into(0x21, data),
            lambda: i2c.writeto_then_readfrom(0x21, b"x", data),
        ):
            refused(OSError, "[Errno 19]", call)
        refused(ValueError, "Buffer must be at least length 1", lambda: i2c.readfrom_into(0x20, bytearray()))
        i2c.unlock()
        assert i2c.try_lock()
        i2c.deinit()
        refused(ValueError, "deinitialized", i2c.scan)
        with bitbangio.I2C(board.GP1, board.GP0) as other:
            assert other.try_lock() and other.scan() == [0x20]
        refused(TypeError, "sda must be of type Pin", lambda: busio.I2C(board.GP1, 0))
        """
    )


def test_spi(board):
    board.put("board_sim.py", WORLD)
    board.run(
        """
        import board, busio, digitalio
        from adafruit_bus_device.spi_device import SPIDevice
        spi = busio.SPI(board.GP2, MOSI=board.GP3, MISO=board.GP4)
        refused(RuntimeError, "Function requires lock", lambda: spi.write(b"x"))
        refused(RuntimeError, "Function requires lock", lambda: spi.configure(baudrate=1000))
        select = digitalio.DigitalInOut(board.D10)
        device = SPIDevice(spi, select, baudrate=1000000, extra_clocks=8)
        assert select.value is True
        data = bytearray(2)
        with device as bus:
            assert bus is spi and select.value is False and spi.frequency == 1000000
            bus.write_readinto(b"\\x05\\xff", data)
            assert data == b"\\x06\\x00"
            bus.readinto(data, write_value=7)
            assert data == b"\\x08\\x08"
            refused(ValueError, "equal length", lambda: bus.write_readinto(b"x", data))
        assert select.value is True and spi.try_lock()
        spi.readinto(data)
        assert data == b"\\0\\0"  # nobody is selected
        spi.deinit()
        refused(ValueError, "MISO or MOSI", lambda: busio.SPI(board.GP2))
        send = busio.SPI(board.GP2, MOSI=board.GP3)
        send.try_lock()
        refused(ValueError, "No MISO pin", lambda: send.readinto(data))
        """
    )


def test_uart(board):
    board.put("board_sim.py", WORLD)
    printed = board.run(
        """
        import board, busio, time
        uart = board.UART()
        assert uart.baudrate == 9600 and uart.timeout == 1 and uart.in_waiting == 0
        assert uart.write(b"hello\\nworld") == 11 and uart.in_waiting == 11
        assert uart.readline() == b"hello\\n" and uart.read(3) == b"wor"
        data = bytearray(2)
        assert uart.readinto(data) == 2 and data == b"ld"
        uart.timeout = 0.05
        begin = time.monotonic()
        assert uart.read(1) is None and uart.readline() is None and time.monotonic() - begin < 2
        uart.write(b"x")
        uart.reset_input_buffer()
        assert uart.in_waiting == 0
        assert board.UART() is uart
        refused(ValueError, "tx and rx cannot both be None", lambda: busio.UART())
        refused(ValueError, "timeout must be 0-100", lambda: busio.UART(board.GP4, timeout=-1))
        only = busio.UART(board.GP4)
        refused(ValueError, "No rx pin", lambda: only.read(1))
        """
    )
    assert "UART TX   hello\\nworld" in printed


def test_one_wire(board):
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.set('DS18B20', -3.5)\n")
    board.run(
        """
        import board, onewireio
        wire = onewireio.OneWire(board.D5)

        def write(byte):
            for place in range(8):
                wire.write_bit(byte >> place & 1)

        def read():
            return sum(wire.read_bit() << place for place in range(8))

        assert wire.reset() is False
        write(0xCC)
        write(0x44)
        assert wire.reset() is False
        write(0xCC)
        write(0xBE)
        assert int.from_bytes(bytes((read(), read())), "little", signed=True) / 16 == -3.5
        assert wire.reset() is False
        write(0x33)
        assert read() == 0x28
        """
    )


def test_bad_device_is_named(board):
    board.put(
        "board_sim.py",
        """
        from adafruit_httpserver import simulate
        class Short:
            def write(self, data): pass
            def read(self, count): return b""
        simulate.i2c(Short(), address=0x20)
        """,
    )
    line = board.fails("import board\ni2c = board.I2C()\ni2c.try_lock()\ni2c.readfrom_into(0x20, bytearray(2))")
    assert line == "ValueError: the simulated device at 0x20 was asked for 2 bytes and gave 0"


def test_pulses(board):
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.pulses(lambda asked: [asked, 1, 2, 3], 'D5')\n")
    printed = board.run(
        """
        import array, board, pulseio
        pulses = pulseio.PulseIn(board.D5, maxlen=3, idle_state=True)
        pulses.pause()
        assert pulses.paused and len(pulses) == 0 and not pulses
        refused(IndexError, "pop from an empty PulseIn", pulses.popleft)
        pulses.resume(80)
        assert (len(pulses), pulses[0], pulses.maxlen) == (3, 1, 3) and pulses.popleft() == 1
        pulses.clear()
        assert not pulses
        with pulseio.PulseOut(board.D6, frequency=38000, duty_cycle=32768) as out:
            out.send(array.array("H", [1000, 500, 250]))
        """
    )
    assert "PULSES D6  3 pulses, 1.8 ms, no. 1" in printed
