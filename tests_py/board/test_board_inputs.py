# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Inputs: what board_sim.py and board_sim.toml set, and what scripts read."""

PANEL = "from adafruit_httpserver.board import _panel\nfrom adafruit_httpserver import simulate\n"


def test_inputs_of_board_sim(board):
    board.put(
        "board_sim.py",
        """
        import itertools, json, os
        from adafruit_httpserver import simulate
        assert os.path.isfile(__file__) and open(__file__).read() and __name__ == "board_sim"
        simulate.set("A0", 1.65)
        simulate.set("gp27", 3.3)       # an alias, in another case
        simulate.set("BUTTON", True)
        count = itertools.count(20)
        simulate.set("cpu.temperature", lambda: next(count))
        """,
    )
    board.run(
        """
        import analogio, board, digitalio, microcontroller
        assert analogio.AnalogIn(board.A0).value == 32768 and analogio.AnalogIn(board.A1).value == 65535
        button = digitalio.DigitalInOut(board.BUTTON)
        button.switch_to_input(digitalio.Pull.UP)
        assert button.value is False
        button.pull = digitalio.Pull.DOWN
        assert button.value is True
        assert [microcontroller.cpu.temperature for _ in range(3)] == [20.0, 21.0, 22.0]
        assert type(microcontroller.cpu.temperature) is float
        """
    )


def test_what_is_wrong_in_board_sim_is_told(board):
    for code, words in (
        ("simulate.set('A0', 5)\n", "A0 goes from 0.0 to 3.3 V, not 5"),
        ("simulate.i2c(object(), address=0x38)", "has no method write()"),
        ("simulate.i2c(simulate.AHT20())\nsimulate.i2c(simulate.AHT20())", "device at the I2C address 0x38 already"),
        ("simulate.i2c(simulate.Registers())", "give it as simulate.i2c(device, address=0x38)"),
        ("simulate.i2c(simulate.AHT20(), 300)", "from 0 to 0x7f, not 300"),
        ("1 / 0", "division by zero"),
        ("simulate.camera('missing.jpg')", "missing.jpg"),
        ("simulate.matrix('NEOPIXEL', 0)", "a matrix has rows of at least one pixel, not 0"),
    ):
        board.put("board_sim.py", "from adafruit_httpserver import simulate\n" + code)
        line = board.fails("import analogio, board\nanalogio.AnalogIn(board.A0).value")
        assert words in line, line


def test_inputs_and_sensors_of_board_sim_toml(board):
    board.put(
        "board_sim.toml",
        """
        # no program is needed for this
        A0 = 1.65
        BUTTON = true
        cpu.temperature = 30
        AHT20.temperature = 19.5
        AHT20.humidity = 60
        SHT31D.address = 0x45
        MCP9808 = true
        DHT22.pin = "D4"
        DS18B20.serial = 2
        NEOPIXEL.columns = 2
        NEOPIXEL.serpentine = true
        """,
    )
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.set('BUTTON', False)\n")
    board.run(
        """
        import analogio, board, digitalio, microcontroller, neopixel
        from adafruit_httpserver.board import _panel, _wires
        assert analogio.AnalogIn(board.A0).value == 32768 and microcontroller.cpu.temperature == 30.0
        button = digitalio.DigitalInOut(board.BUTTON)
        button.switch_to_input(digitalio.Pull.DOWN)
        assert button.value is False, "board_sim.py comes after it"
        i2c = board.I2C()
        assert i2c.try_lock() and i2c.scan() == [0x18, 0x38, 0x45]
        assert _panel.panel.input("AHT20 temperature").value == 19.5 and _panel.panel.input("AHT20 humidity").value == 60
        assert list(_wires.pulses) == ["D4"] and len(_wires.one_wire) == 1
        neopixel.NeoPixel(board.NEOPIXEL, 4)[3] = 0xFF0000
        shown = _panel.panel.output("NEOPIXEL")
        assert shown.columns == 2 and shown.value[2] == (255, 0, 0)
        """
    )


def test_what_is_wrong_in_board_sim_toml_is_told(board):
    for text, words in (
        ("A0 = 5", "A0 goes from 0.0 to 3.3 V, not 5"),
        ("A0 = 1.2\n[AHT20]", "board_sim.toml line 2: not like A0 = 1.2 or AHT20.temperature = 19.5: [AHT20]"),
        ('A0 = "1.2', "board_sim.toml line 1: not like"),
        ("AHT20.colour = 1", "board_sim.toml: AHT20: "),
        ("AHT20.temperature = warm", "board_sim.toml: AHT20: AHT20 temperature must be set to a number, not str"),
        ("AHT20 = 5", "board_sim.toml: AHT20: write AHT20 = true"),
        ("AHT2.temperature = 5", "board_sim.toml: AHT2: no such sensor (there is AHT20, "),
        ("DHT22.temperature = 5", 'board_sim.toml: DHT22: the pin is missing: DHT22.pin = "D4"'),
        ("NEOPIXEL.columns = 0", "a matrix has rows of at least one pixel, not 0"),
    ):
        board.put("board_sim.toml", text)
        line = board.fails("import analogio, board\nanalogio.AnalogIn(board.A0).value")
        assert words in line, line


def test_panel(run):
    run(
        """
        from adafruit_httpserver.board import _panel
        panel, told = _panel.panel, []
        panel.watch(told.append)
        led = panel.signal("LED", _panel.LEVEL, False)
        assert panel.signal("led", _panel.LEVEL, True) is led and led.value is False and not led.settable and panel.active() == []
        led.activate()
        led.set(True)
        led.set(True)
        assert told == [led, led] and panel.active() == [led] and panel.output("led") is led and panel.input("led") is None
        a0 = panel.signal("A0", _panel.NUMBER, 1.0, unit="V", low=0.0, high=3.3)
        a0.enter(" 2,5 ")
        assert a0.value == 2.5 and a0.settable
        button = panel.signal("B", _panel.PRESSED, False)
        for text, value in (("on", True), ("0", False), ("Pressed", True), ("off", False)):
            button.enter(text)
            assert button.value is value
        for signal, text, words in ((a0, "9", "A0 goes from 0.0 to 3.3 V, not 9.0"), (a0, "warm", "A0 takes a number"), (led, "on", "output"),
                                    (button, "maybe", "B takes a truth value")):
            try:
                signal.enter(text)
            except ValueError as problem:
                assert words in str(problem), problem
            else:
                raise SystemExit(words)
        a0.follow(lambda: 3)
        assert a0.value == 3.0
        a0.set(1)
        assert a0.value == 1.0
        panel.preset("later", 2.0)
        assert panel.signal("LATER", _panel.NUMBER, 0.0).value == 2.0
        panel.unwatch(told.append)
        """
    )


def test_panel_with_many_threads(run):
    run(
        """
        import threading
        from adafruit_httpserver.board import _panel
        def work():
            for n in range(300):
                _panel.panel.signal(f"S{n}", _panel.LEVEL, False).activate()
                len(_panel.panel.active())
        threads = [threading.Thread(target=work) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        assert len(_panel.panel.active()) == 300
        """
    )


def test_touch(board):
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.set('D6', True)\n")
    board.run(
        """
        import board, touchio
        free, touched = touchio.TouchIn(board.D5), touchio.TouchIn(board.D6)
        assert free.value is False and touched.value is True and touched.raw_value > touched.threshold > free.raw_value
        free.threshold = 10
        assert free.value is True
        """
    )


PRESSES = """
import threading, time
from adafruit_httpserver.board import _panel

def play():
    for name, value in {steps}:
        while _panel.panel.input(name) is None or not _panel.panel.input(name).active:
            time.sleep(0.005)
        _panel.panel.input(name).set(value)

threading.Thread(target=play, daemon=True).start()
"""


def test_keypad(board):
    board.put("board_sim.py", PRESSES.format(steps=[("D6", True), ("D5", True), ("D6", False)]))
    board.run(
        """
        import board, keypad, time
        keys = keypad.Keys((board.D5, board.D6), value_when_pressed=False, pull=True)
        assert keys.key_count == 2
        seen, until = [], time.monotonic() + 10
        while len(seen) < 3 and time.monotonic() < until:
            event = keys.events.get()
            if event:
                seen.append(event)
        assert seen == [keypad.Event(1, True), keypad.Event(0, True), keypad.Event(1, False)], seen
        assert seen[0].pressed and not seen[0].released and seen[0].key_number == 1 and repr(seen[2]) == "<Event: key_number 1 released>"
        assert not keys.events and len(keys.events) == 0 and keys.events.get() is None
        keys.reset()
        assert len(keys.events) == 1 and keys.events.get() == keypad.Event(0, True)
        keys.deinit()
        keypad.Keys((board.D5,), value_when_pressed=True)
        """
    )


def test_key_matrix_and_overflow(board):
    board.put("board_sim.py", PRESSES.format(steps=[("D5/D7", True), ("D6/D8", True), ("D5/D7", False)]))
    board.run(
        """
        import board, keypad, time
        keys = keypad.KeyMatrix((board.D5, board.D6), (board.D7, board.D8, board.D9), max_events=2)
        assert keys.key_count == 6 and keys.key_number_to_row_column(4) == (1, 1) and keys.row_column_to_key_number(1, 1) == 4
        until = time.monotonic() + 10
        while not keys.events.overflowed and time.monotonic() < until:
            pass
        event = keypad.Event()
        assert keys.events.get_into(event) and event == keypad.Event(0, True)
        assert keys.events.get() == keypad.Event(4, True) and not keys.events.get_into(event)
        """
    )


def test_counter_and_encoder(board):
    board.put("board_sim.py", PRESSES.format(steps=[("D5", True), ("D5", False), ("D5", True), ("D6+D7", 7)]))
    board.run(
        """
        import board, countio, rotaryio, time
        counter = countio.Counter(board.D5, edge=countio.Edge.FALL)
        knob = rotaryio.IncrementalEncoder(board.D6, board.D7)
        until = time.monotonic() + 10
        while knob.position != 7 and time.monotonic() < until:
            pass
        assert counter.count == 2 and knob.position == 7
        counter.reset()
        knob.position = 0
        assert counter.count == 0 and knob.position == 0
        refused(ValueError, "divisor", lambda: setattr(knob, "divisor", 0))
        refused(ValueError, "D5 in use", lambda: countio.Counter(board.D5))
        """
    )
