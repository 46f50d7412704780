# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The terminal view, as it is on the screen of a terminal, not as it was written."""

import os
import termios
import time

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from terminal import Terminal  # noqa: E402

FAST = {"ADAFRUIT_HTTPSERVER_RELOAD_DELAY": "0.05"}
LEFT, RIGHT, TAB, BACK_TAB, CTRL_D = "\x1b[D", "\x1b[C", "\t", "\x1b[Z", "\x04"

LAMP = """
import time, board, digitalio
led = digitalio.DigitalInOut(board.LED)
led.switch_to_output()
button = digitalio.DigitalInOut(board.BUTTON)
button.switch_to_input(digitalio.Pull.UP)
print("it runs")
presses, before = 0, True
while True:
    led.value = not button.value
    presses, before = presses + (before and not button.value), button.value
    if presses and led.value:
        print("press", presses, end="\\r")
    time.sleep(0.01)
"""

PIXELS = """
import time, board, digitalio, neopixel_write
pin = digitalio.DigitalInOut(board.NEOPIXEL)
pin.switch_to_output()
neopixel_write.neopixel_write(pin, bytes({data}))
print("it runs")
time.sleep(60)
"""

VOLTS = """
import time, board, analogio
inputs = [analogio.AnalogIn(pin) for pin in (board.A0, board.A1)]
print("it runs")
last = None
while True:
    now = [round(each.value / 65535 * 3.3, 2) for each in inputs]
    if now != last:
        print("volts", *now)
    last = now
    time.sleep(0.01)
"""


@pytest.fixture
def terminal(drive):
    """Starts runs in terminals and ends them after the test."""
    started = []

    def start(code: str, *arguments, **options) -> Terminal:
        drive.put("code.py", code)
        started.append(Terminal(drive.folder, *arguments, **options))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_what_the_script_prints_is_above_the_panel(terminal):
    screen = terminal(LAMP)
    assert screen.row("it runs") < screen.row("── code.py ") < screen.row(" LED ○ off") < screen.row(" BUTTON  ○ released")
    assert "code.py output:" in screen.lines


def test_the_panel_stays_in_place_while_lines_scroll(terminal):
    code = LAMP.replace("    led.value =", "    print('line', presses, time.monotonic())\n    led.value =")
    screen = terminal(code, lines=14)
    screen.until_text(" LED ○ off")
    while len(screen.history()) < 20:
        # What comes may end in the middle of a picture; the next piece completes it. A second panel would stay.
        screen.feed()
        screen.until(lambda: screen.text.count("LED ○") == screen.text.count("── code.py") == 1, what="one panel")
    screen.until(lambda: "BUTTON  ○" in screen.lines[12], what="the panel at the bottom")
    assert not any("LED ○" in line or "──" in line for line in screen.history()), "of the panel nothing scrolls away"


def test_a_button_is_pressed_by_a_key(terminal):
    screen = terminal(LAMP)
    screen.until_text("BUTTON  ○ released")
    screen.type(" ")
    screen.until_text("LED ● on")
    screen.until_text("press 1")
    screen.until_text("LED ○ off")
    screen.until_text("BUTTON  ○ released")


def test_a_button_is_held_down(terminal):
    screen = terminal(LAMP)
    screen.until_text("BUTTON  ○ released")
    screen.type("\r")
    screen.until_text("BUTTON  ● pressed")
    time.sleep(0.5)  # longer than a press by the space key lasts
    screen.until_text("LED ● on")
    screen.type("\r")
    screen.until_text("LED ○ off")


def test_an_analog_input_is_typed_and_moved(terminal):
    screen = terminal(VOLTS)
    screen.until_text("A0  ")
    screen.type("1.2\r")
    screen.until_text("volts 1.2 1.65")
    screen.type(RIGHT)
    screen.until_text("volts 1.37 1.65")
    screen.type(TAB + LEFT)
    screen.until_text("volts 1.37 1.49")
    screen.type(BACK_TAB + "0,\x7f.5\r")
    screen.until_text("volts 0.5 1.49")
    assert screen.line("◆").index("◆") < screen.line("◆").rindex("◆")


@pytest.mark.parametrize("entry, complaint", [("99", "A0 goes from 0.0 to 3.3 V, not 99.0"), ("1-1", "A0 takes a number, not '1-1'")])
def test_what_does_not_fit_is_said(terminal, entry, complaint):
    screen = terminal(VOLTS)
    screen.until_text("A0  ")
    screen.type(entry + "\r")
    screen.until_text(complaint)
    screen.until(lambda: complaint not in screen.text)
    assert "volts 1.65 1.65" in screen.text and screen.text.count("volts") == 1


def test_pixels_have_the_colours_that_they_have_to_the_eye(terminal):
    # green, red, blue on the wire; a quarter of the light is half as bright to the eye
    screen = terminal(PIXELS.format(data=[0, 255, 0, 255, 0, 0, 0, 0, 255, 0, 55, 0, 0, 0, 0]))
    screen.until(lambda: screen.line(" NEOPIXEL █"))
    assert screen.colours(" NEOPIXEL █") == ["ff0000", "00ff00", "0000ff", "800000", "000000"]


def test_one_pixel_has_its_value_beside_it(terminal):
    screen = terminal(PIXELS.format(data=[0, 255, 10]))
    assert screen.until_text(" NEOPIXEL █ #ff000a")


def test_a_long_strip_is_broken_into_lines(terminal):
    screen = terminal(PIXELS.format(data=[0, 255, 0] * 150), columns=70)
    screen.until(lambda: screen.text.count("█") == 150)
    first = screen.row(" NEOPIXEL █")
    assert [len(line) for line in screen.lines[first : first + 2]] == [69, 69] and screen.lines[first + 2].strip("█ ") == ""


#: Two pixels in a row: red and black, green and black, blue and black. As bytes on the wire green comes first.
ROWS = [0, 255, 0, 0, 0, 0] + [255, 0, 0, 0, 0, 0] + [0, 0, 255, 0, 0, 0]
BACK_AND_FORTH = [0, 255, 0, 0, 0, 0] + [0, 0, 0, 255, 0, 0] + [0, 0, 255, 0, 0, 0]


@pytest.mark.parametrize("data, more", [(ROWS, ""), (BACK_AND_FORTH, ", serpentine=True")], ids=["rows", "serpentine"])
def test_a_matrix_has_two_rows_in_a_line(terminal, drive, data, more):
    drive.put("board_sim.py", f"from adafruit_httpserver import simulate\nsimulate.matrix('neopixel', 2{more})\n")
    screen = terminal(PIXELS.format(data=data))
    row = screen.row(" NEOPIXEL ▀▀")
    left, right = ([screen.screen.buffer[line][column] for line in (row, row + 1)] for column in (10, 11))
    assert [(cell.data, cell.fg, cell.bg) for cell in left] == [("▀", "ff0000", "00ff00"), ("▀", "0000ff", "default")]
    assert [(cell.data, cell.fg, cell.bg) for cell in right] == [("▀", "000000", "000000"), ("▀", "000000", "default")]


def test_a_matrix_without_colours_has_a_line_for_each_row(terminal, drive):
    drive.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.matrix('NEOPIXEL', 3)\n")
    screen = terminal(PIXELS.format(data=[255] * 9 + [0] * 9), env={"NO_COLOR": "1"})
    row = screen.row(" NEOPIXEL ███")
    assert screen.lines[row + 1].strip() == "···"


@pytest.mark.parametrize(
    "options, pin, count, columns",
    [
        (["--board", "waveshare_esp32_s3_matrix"], "NEOPIXEL", 64, 8),
        ([], "NEOPIXEL_MATRIX", 49, 7),
        (["--board", "feather_esp32s3_nopsram"], "NEOPIXEL", 64, 0),
    ],
    ids=["board with a matrix", "pin of a matrix", "a strip"],
)
def test_what_a_board_has_built_in_is_in_rows(terminal, options, pin, count, columns):
    screen = terminal(PIXELS.replace("NEOPIXEL", pin).format(data=[0, 255, 0] * count), *options)
    row = screen.row(f" {pin} " + "▀" * columns if columns else f" {pin} █")
    shape = [len(line.strip().rpartition(" ")[2]) for line in screen.lines[row : row + (columns + 1) // 2]]
    assert shape == [columns] * ((columns + 1) // 2)


def test_256_colours(terminal):
    screen = terminal(PIXELS.format(data=[0, 255, 0]), env={"COLORTERM": ""})
    screen.until_text(" NEOPIXEL █")
    assert b"38;5;" in screen.bytes and b"38;2;" not in screen.bytes
    assert screen.colours(" NEOPIXEL █") == ["ff0000"]


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "vt220", "COLORTERM": ""}], ids=["NO_COLOR", "a terminal without"])
def test_without_colours_brightness_is_a_shade(terminal, env):
    screen = terminal(PIXELS.format(data=[0, 0, 0, 8, 0, 0, 50, 0, 0, 120, 0, 0, 255, 255, 255]), env=env)
    assert screen.until_text(" NEOPIXEL · ░ ▒ ▓ █")
    assert b"38;" not in screen.bytes


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": "unknown"}])
def test_a_terminal_that_can_nothing_gets_lines(terminal, env):
    screen = terminal(LAMP, env=env)
    screen.until_text("it runs")
    screen.feed(0.5)
    assert b"\x1b" not in screen.bytes and "BUTTON  ○" not in screen.text


def test_an_encoding_without_blocks_gets_ascii(terminal):
    screen = terminal(LAMP, env={"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    screen.until_text("BUTTON  o released")
    screen.until_text("-- code.py ---")


def test_a_line_without_an_end_stays_above_the_panel(terminal):
    code = LAMP.replace('print("it runs")', 'print("no end", end="")')
    screen = terminal(code)
    assert screen.row("no end") + 1 == screen.row("── code.py ")
    screen.type(" ")
    screen.until_text("press 1")
    assert screen.row("press 1") + 1 == screen.row("── code.py ")


def test_a_very_long_line_does_not_push_the_panel_away(terminal):
    code = LAMP.replace("    led.value =", "    print('x', end='')\n    led.value =").replace("    if presses", "    if 0")
    screen = terminal(code, columns=40, lines=12)
    screen.until(lambda: screen.history()[-1:] == ["x" * 40], 30)
    assert screen.text.count("── code.py") == 1 and "LED ○" in screen.text


def test_a_window_that_changes_its_size(terminal):
    screen = terminal(LAMP, columns=90)
    screen.until_text("BUTTON  ○ released")
    screen.resize(50, 24)
    screen.until(lambda: screen.line("── code.py ").count("─") == 50 - len(" code.py "))
    screen.type(" ")
    screen.until_text("LED ● on")
    assert screen.text.count("BUTTON  ") == 1


def test_a_script_asks_for_a_line(terminal):
    screen = terminal("name = input('Your name? ')\nprint('Hello', name)\nimport time; time.sleep(60)")
    screen.until_text("Your name?")
    screen.type("Adx\x7fa")
    screen.until_text("Your name? Ada")
    screen.type("\r")
    screen.until_text("Hello Ada")
    assert "Your name? Ada" in screen.lines


def test_a_line_is_typed_though_there_are_inputs(terminal):
    screen = terminal(LAMP.replace('print("it runs")', "print('got', input('text: '))"))
    screen.until_text("type a line for the script")
    screen.type("a b 1\r")
    screen.until_text("got a b 1")
    screen.type(" ")
    screen.until_text("LED ● on")


def test_a_script_reads_keys(terminal):
    code = """
import sys, time, supervisor
print("it runs")
while True:
    if supervisor.runtime.serial_bytes_available:
        print("key", repr(sys.stdin.read(1)), supervisor.runtime.serial_bytes_available)
    time.sleep(0.01)
"""
    screen = terminal(code)
    screen.until_text("it runs")
    screen.type("aö")
    screen.until_text("key 'a'")
    screen.until_text("key 'ö' 0")


def test_ctrl_c_leaves_the_terminal_as_it_was(terminal):
    screen = terminal(LAMP)
    before = termios.tcgetattr(screen.process.child_fd)
    screen.until_text("BUTTON  ○ released")
    screen.type("\x03")
    assert screen.end() == 130
    assert not screen.screen.cursor.hidden
    assert "Traceback" not in screen.text and "Ctrl-C stop" not in screen.text.splitlines()[-1]
    assert before[3] & termios.ECHO


def test_the_end_of_a_script_waits_for_a_save(terminal, drive):
    screen = terminal("print('version 1')", env=FAST)
    screen.until_text("Code done running.")
    screen.until_text("Save a file to run it again")
    drive.put("code.py", "print('version 2')\n1 / 0\n")
    screen.until_text("ZeroDivisionError")
    drive.put("code.py", "print('version 3')\nimport time\ntime.sleep(60)")
    screen.until_text("version 3")
    screen.type("\x03")
    assert screen.end() == 130


def test_ctrl_d_starts_it_again(terminal):
    screen = terminal("import supervisor\nprint(supervisor.runtime.run_reason)")
    screen.until_text("Save a file to run it again")
    screen.type(CTRL_D)
    screen.until_text("supervisor.RunReason.REPL_RELOAD")


def test_clients_wait_while_a_fault_is_mended(terminal, drive):
    import threading

    from test_run_reload import SERVER, ask, free_port

    port = free_port()
    screen = terminal(SERVER.format(version=1, port=port), env=FAST)
    screen.until_text(f"http://127.0.0.1:{port}")
    assert ask(port) == "1"
    drive.put("code.py", "print('version 2')\n1 / 0\n")
    screen.until_text("ZeroDivisionError")
    got = []
    client = threading.Thread(target=lambda: got.append(ask(port)))
    client.start()
    drive.put("code.py", SERVER.format(version=3, port=port))
    screen.until_text("version 3")
    client.join(10)
    assert got == ["3"]


def test_the_panel_of_a_new_run_replaces_the_old_one(terminal, drive):
    screen = terminal(LAMP, env=FAST)
    screen.until_text("BUTTON  ○ released")
    drive.put("code.py", VOLTS)
    screen.until_text("A1  ")
    assert "BUTTON  ○" not in screen.text and "LED ○" not in screen.text
    drive.put("code.py", "print('nothing')\nimport time\ntime.sleep(60)")
    screen.until_text("nothing")
    screen.until(lambda: "A1" not in screen.text)


@pytest.mark.skipif(not os.path.exists("/bin/bash"), reason="needs a shell with job control")
def test_ctrl_z_gives_the_terminal_back(terminal):
    screen = terminal(LAMP, shell=True)
    screen.until_text("BUTTON  ○ released")
    screen.type("\x1a")
    screen.until_text("Stopped")
    assert "BUTTON  ○" not in screen.text and not screen.screen.cursor.hidden
    screen.type("echo shell\r")
    screen.until(lambda: "shell" in screen.lines)
    screen.type("fg\r")
    screen.until_text("BUTTON  ○ released")
    screen.type(" ")
    screen.until_text("LED ● on")
    screen.type("\x03")
    screen.until(lambda: not screen.screen.cursor.hidden)
    screen.type("echo status $?\r")
    screen.until_text("status 130")


@pytest.mark.skipif(not os.path.exists("/bin/bash"), reason="needs a shell with job control")
def test_in_the_background_it_leaves_the_terminal_alone(terminal):
    screen = terminal(LAMP, shell=True, background=True)
    screen.until_text("it runs")
    screen.type("echo typed\r")
    screen.until(lambda: "typed" in screen.lines)
    assert "BUTTON  ○" not in screen.text
    screen.type("kill %1; wait\r")
    screen.until_text("Exit 143")


def test_many_changes_a_second_do_not_slow_the_script(terminal):
    code = """
import time, board, digitalio
led = digitalio.DigitalInOut(board.LED)
led.switch_to_output()
began, count = time.monotonic(), 0
while time.monotonic() - began < 1.0:
    led.value = not led.value
    count += 1
print("changes", "many" if count > 20000 else count)
time.sleep(60)
"""
    screen = terminal(code)
    screen.until_text("changes many")
    assert len(screen.bytes) < 60000
