# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Libraries of the CircuitPython bundle as they are on PyPI, on the stand-ins: installed, and in ``lib`` of the drive."""

import shutil

import libraries
import pytest

SCRIPTS = {
    "ahtx0": """
        import adafruit_ahtx0, board
        sensor = adafruit_ahtx0.AHTx0(board.I2C())
        assert round(sensor.temperature, 2) == 19.5 and round(sensor.relative_humidity, 1) == 60
        """,
    "sht31d": """
        import adafruit_sht31d, board
        sensor = adafruit_sht31d.SHT31D(board.I2C())
        assert round(sensor.temperature, 2) == -3.25 and round(sensor.relative_humidity, 1) == 30 and sensor.serial_number
        sensor.heater = False
        """,
    "bme280": """
        import board
        from adafruit_bme280 import basic
        sensor = basic.Adafruit_BME280_I2C(board.I2C())
        assert round(sensor.temperature, 1) == 22.5 and round(sensor.relative_humidity, 1) == 33 and round(sensor.pressure) == 990
        """,
    "sht4x": """
        import adafruit_sht4x, board
        sensor = adafruit_sht4x.SHT4x(board.I2C(), address=0x45)
        sensor.mode = adafruit_sht4x.Mode.NOHEAT_HIGHPRECISION
        temperature, humidity = sensor.measurements
        assert round(temperature, 2) == 18.25 and round(humidity, 1) == 51 and sensor.serial_number
        """,
    "scd4x": """
        import adafruit_scd4x, board
        sensor = adafruit_scd4x.SCD4X(board.I2C())
        sensor.start_periodic_measurement()
        assert sensor.data_ready and sensor.CO2 == 812 and round(sensor.temperature, 1) == 24 and round(sensor.relative_humidity) == 40
        assert len(sensor.serial_number) == 6
        """,
    "mcp9808": """
        import adafruit_mcp9808, board
        assert adafruit_mcp9808.MCP9808(board.I2C()).temperature == -4.5
        """,
    "ina219": """
        import board
        from adafruit_ina219 import INA219
        sensor = INA219(board.I2C())
        assert round(sensor.bus_voltage, 2) == 12 and round(sensor.current) == 250 and round(sensor.power, 1) == 3
        """,
    "bh1750": """
        import adafruit_bh1750, board
        assert round(adafruit_bh1750.BH1750(board.I2C()).lux) == 320
        """,
    "mpu6050": """
        import adafruit_mpu6050, board
        sensor = adafruit_mpu6050.MPU6050(board.I2C())
        x, y, z = sensor.acceleration
        assert round(x, 1) == 1.5 and round(y, 1) == 0 and round(z, 1) == 9.8 and round(sensor.temperature) == 25, (x, y, z)
        sensor.accelerometer_range = adafruit_mpu6050.Range.RANGE_8_G
        assert round(sensor.acceleration[0], 1) == 1.5 and [round(each) for each in sensor.gyro] == [0, 0, 0]
        """,
    "dht": """
        import adafruit_dht, board
        fine, coarse, none = adafruit_dht.DHT22(board.D4), adafruit_dht.DHT11(board.D5), adafruit_dht.DHT22(board.D6)
        assert (fine.temperature, fine.humidity) == (-3.2, 55.5) and (coarse.temperature, coarse.humidity) == (23.4, 40)
        refused(RuntimeError, "DHT sensor not found, check wiring", lambda: none.temperature)
        """,
    "hcsr04": """
        import adafruit_hcsr04, board
        sonar = adafruit_hcsr04.HCSR04(trigger_pin=board.D8, echo_pin=board.D7)
        assert round(sonar.distance, 1) == 42
        """,
    "ds18x20": """
        import board
        from adafruit_onewire.bus import OneWireBus
        from adafruit_ds18x20 import DS18X20
        bus = OneWireBus(board.D9)
        found = {device.serial_number[0]: DS18X20(bus, device) for device in bus.scan()}
        assert sorted(found) == [1, 2, 200], found
        assert [found[n].temperature for n in (1, 2, 200)] == [21.5, -10.125, 85.0]
        """,
    "motor": """
        import board, pwmio
        from adafruit_motor import motor, servo, stepper
        import digitalio
        arm = servo.Servo(pwmio.PWMOut(board.D5, frequency=50))
        arm.angle = 90
        assert 89 < arm.angle < 91
        wheel = motor.DCMotor(pwmio.PWMOut(board.D6), pwmio.PWMOut(board.D7))
        wheel.throttle = -0.5
        assert wheel.throttle == -0.5
        coils = [digitalio.DigitalInOut(pin) for pin in (board.A0, board.A1, board.A2, board.A3)]
        for coil in coils:
            coil.switch_to_output()
        stepper.StepperMotor(*coils, microsteps=None).onestep()
        assert [coil.value for coil in coils].count(True) == 1
        """,
    "simpleio": """
        import board, simpleio
        simpleio.tone(board.D8, 440, 0.01)
        assert simpleio.map_range(5, 0, 10, 0, 100) == 50
        """,
    "hid": """
        import usb_hid
        from adafruit_hid.consumer_control import ConsumerControl
        from adafruit_hid.consumer_control_code import ConsumerControlCode
        from adafruit_hid.keyboard import Keyboard
        from adafruit_hid.keyboard_layout_us import KeyboardLayoutUS
        from adafruit_hid.keycode import Keycode
        from adafruit_hid.mouse import Mouse
        keyboard = Keyboard(usb_hid.devices)
        KeyboardLayoutUS(keyboard).write("Hello, World! {#1}\\n")
        keyboard.send(Keycode.GUI, Keycode.R)
        keyboard.send(Keycode.CONTROL, Keycode.ALT, Keycode.DELETE)
        ConsumerControl(usb_hid.devices).send(ConsumerControlCode.VOLUME_INCREMENT)
        Mouse(usb_hid.devices).move(x=10, y=-5, wheel=1)
        Mouse(usb_hid.devices).click(Mouse.LEFT_BUTTON)
        from adafruit_httpserver.board import _panel
        told = {signal.name: signal.value for signal in _panel.panel.active()}
        assert told["KEYBOARD"] == "Hello, World! {#1}<ENTER><GUI+R><CTRL+ALT+DELETE>", told
        assert told["MEDIA KEYS"] == "<VOLUME UP>" and told["MOUSE"] == "<+10,-5><wheel +1><left>", told
        """,
    "led_animation": """
        import board, neopixel, time
        from adafruit_led_animation.animation.comet import Comet
        from adafruit_led_animation.animation.rainbow import Rainbow
        from adafruit_led_animation.sequence import AnimationSequence
        pixels = neopixel.NeoPixel(board.NEOPIXEL, 8, auto_write=False)
        show = AnimationSequence(Rainbow(pixels, speed=0.001), Comet(pixels, speed=0.001, color=(255, 0, 0)), advance_interval=1)
        for _ in range(10):
            show.animate()
            time.sleep(0.002)
        assert pixels[0] != pixels[3]
        """,
    "dotstar": """
        import adafruit_dotstar, board
        dots = adafruit_dotstar.DotStar(board.SCK, board.MOSI, 3, brightness=0.2)
        dots.fill((1, 2, 3))
        assert dots[2] == (1, 2, 3, 1.0)
        """,
    "display_text": """
        import board, displayio, terminalio
        from adafruit_display_shapes.circle import Circle
        from adafruit_display_shapes.rect import Rect
        from adafruit_display_text import bitmap_label, label
        group = displayio.Group()
        board.DISPLAY.root_group = group
        group.append(label.Label(terminalio.FONT, text="Hi", color=0xFFFF00, x=5, y=20, scale=2))
        group.append(bitmap_label.Label(terminalio.FONT, text="there", color=0x00FF00, x=5, y=60))
        group.append(Rect(100, 100, 20, 10, fill=0xFF0000))
        group.append(Circle(180, 60, 30, fill=0x0000FF, outline=0xFFFFFF))
        group[0].text = "Hello"
        """,
    "displayio_ssd1306": """
        import adafruit_displayio_ssd1306, adafruit_st7789, board, displayio, fourwire, i2cdisplaybus
        bus = i2cdisplaybus.I2CDisplayBus(board.I2C(), device_address=0x3C)
        display = adafruit_displayio_ssd1306.SSD1306(bus, width=128, height=32)
        assert (display.width, display.height) == (128, 32)
        displayio.release_displays()
        bus = fourwire.FourWire(board.SPI(), command=board.D5, chip_select=board.D6, reset=board.D9)
        display = adafruit_st7789.ST7789(bus, width=240, height=135, rotation=270, rowstart=40, colstart=53)
        assert (display.width, display.height) == (240, 135)
        """,
    "ssd1306 without displayio": """
        import adafruit_ssd1306, board
        display = adafruit_ssd1306.SSD1306_I2C(128, 32, board.I2C())
        display.fill(0)
        display.pixel(5, 0, 1)
        display.hline(0, 31, 128, 1)
        display.show()
        from adafruit_httpserver.board import _panel
        picture = _panel.panel.output("SSD1306").value
        lit = {at // 3 for at in range(0, len(picture.rgb), 3) if picture.rgb[at]}
        assert (picture.width, picture.height) == (128, 32) and lit == {5, *range(31 * 128, 32 * 128)}, sorted(lit)[:9]
        refused(ValueError, "No I2C device at address: 0x3d", lambda: adafruit_ssd1306.SSD1306_I2C(128, 32, board.I2C(), addr=0x3D))
        """,
    "imageload": """
        import adafruit_imageload, displayio
        bitmap, palette = adafruit_imageload.load("/two.bmp", bitmap=displayio.Bitmap, palette=displayio.Palette)
        assert (bitmap.width, bitmap.height) == (2, 1) and [palette[bitmap[x, 0]] for x in (0, 1)] == [0xFF0000, 0x0000FF]
        """,
    "pixel_framebuf": """
        import board, neopixel
        from adafruit_pixel_framebuf import PixelFramebuffer
        pixels = neopixel.NeoPixel(board.D4, 32, auto_write=False)
        picture = PixelFramebuffer(pixels, 8, 4)
        picture.fill(0x000088)
        picture.pixel(5, 1, 0xFFFF00)
        picture.display()
        assert (255, 255, 0) in list(pixels)
        """,
    "debouncer": """
        import board, digitalio
        from adafruit_debouncer import Button, Debouncer
        pin = digitalio.DigitalInOut(board.D13)
        pin.switch_to_input(digitalio.Pull.UP)
        switch = Button(pin)
        switch.update()
        assert switch.value is True and not switch.pressed
        """,
    "requests": """
        import adafruit_requests, socketpool, ssl, threading, wifi
        pool = socketpool.SocketPool(wifi.radio)
        listener = pool.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)

        def answer():
            connection, _ = listener.accept()
            request, part = b"", bytearray(1000)
            while b"\\r\\n\\r\\n" not in request:
                request += part[:connection.recv_into(part)]
            connection.send(b'HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\nContent-Type: application/json\\r\\n\\r\\n{"a": 50}')
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        session = adafruit_requests.Session(pool, ssl.create_default_context())
        with session.get(f"http://127.0.0.1:{listener.getsockname()[1]}/") as response:
            assert response.status_code == 200 and response.json() == {"a": 50}
        """,
    "connection_manager": """
        import adafruit_connection_manager as manager, board, digitalio, socketpool, wifi
        from adafruit_wiznet5k.adafruit_wiznet5k import WIZNET5K
        assert type(manager.get_radio_socketpool(wifi.radio)) is socketpool.SocketPool
        assert manager.get_radio_ssl_context(wifi.radio)
        ethernet = WIZNET5K(board.SPI(), digitalio.DigitalInOut(board.D10))
        assert manager.get_radio_socketpool(ethernet).SOCK_STREAM
        """,
    "the rest": """
        import adafruit_logging, adafruit_minimqtt.adafruit_minimqtt as MQTT, adafruit_ntp, adafruit_register.i2c_bit, adafruit_ticks
        import socketpool, ssl, wifi
        from adafruit_templateengine import render_string
        pool = socketpool.SocketPool(wifi.radio)
        MQTT.MQTT(broker="127.0.0.1", socket_pool=pool, ssl_context=ssl.create_default_context())
        adafruit_ntp.NTP(pool, tz_offset=0)
        adafruit_logging.getLogger("x").warning("careful")
        assert render_string("{{ context['a'] }}", context={"a": 5}) == "5" and adafruit_ticks.ticks_ms() > 0
        """,
}

SIMULATED = """
from adafruit_httpserver import simulate
simulate.i2c(simulate.AHT20(temperature=19.5, humidity=60))
simulate.i2c(simulate.SHT31D(temperature=-3.25, humidity=30))
simulate.i2c(simulate.BME280(temperature=22.5, humidity=33, pressure=990))
simulate.i2c(simulate.SHT4X(temperature=18.25, humidity=51), address=0x45)
simulate.i2c(simulate.SCD4X(co2=812, temperature=24, humidity=40))
simulate.i2c(simulate.MCP9808(temperature=-4.5))
simulate.i2c(simulate.INA219(volts=12, milliamperes=250))
simulate.i2c(simulate.BH1750(light=320))
simulate.i2c(simulate.MPU6050(x=1.5))
simulate.i2c(simulate.SSD1306(128, 32))
simulate.pulses(simulate.DHT22(temperature=-3.2, humidity=55.5), "D4")
simulate.pulses(simulate.DHT11(temperature=23.4, humidity=40), "D5")
simulate.pulses(simulate.HCSR04(distance=42), "D7")
for serial, temperature in (1, 21.5), (2, -10.125), (200, 85):
    simulate.one_wire(simulate.DS18B20(temperature, serial))
"""

#: A BMP file of two pixels, red and blue, one byte each.
BMP = (
    b"BM" + (66).to_bytes(4, "little") + bytes(4) + (62).to_bytes(4, "little") + (40).to_bytes(4, "little") + b"\2\0\0\0" + b"\1\0\0\0"
    b"\1\0\x08\0" + bytes(4) + (4).to_bytes(4, "little") + bytes(8) + b"\2\0\0\0" + bytes(4) + b"\0\0\xff\0\xff\0\0\0" + b"\0\1\0\0"
)


@pytest.fixture(scope="session")
def bundle():
    return libraries.fetch()


@pytest.fixture(params=["installed", "on the drive"])
def equipped(board, bundle, request):
    """A board with libraries and sensors; gives what runs scripts."""
    board.put("board_sim.py", SIMULATED)
    board.put("two.bmp", BMP)
    if request.param == "installed":
        return lambda code: board.run(code, PYTHONPATH=str(bundle))
    shutil.copytree(bundle, board.folder / "lib", ignore=shutil.ignore_patterns("*.dist-info", "__pycache__", "bin"))
    return board.run


@pytest.mark.parametrize("name", SCRIPTS)
def test_library(name, equipped):
    printed = equipped(SCRIPTS[name])
    if name == "motor":
        assert "D5        7.5%" in printed
