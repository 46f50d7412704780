# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``--board auto``: where Adafruit-Blinka recognises a board, its modules drive the pins. Blinka itself is played by a few files."""

import os
import subprocess
import sys
import textwrap
import urllib.request

import pytest

#: As Blinka lies in site-packages: what tells the board, and the modules of the pins.
BLINKA = {
    "adafruit_platformdetect/__init__.py": """
        import os

        class Detector:
            def __init__(self):
                if os.environ["FAKE_BOARD"] == "broken":
                    raise OSError("no /proc/cpuinfo")
                self.board = type("Board", (), {"id": os.environ["FAKE_BOARD"] or None})
        """,
    "adafruit_blinka/__init__.py": "",
    "microcontroller/__init__.py": "from microcontroller.pin import Pin\ndef delay_us(delay):\n    pass\n",
    "microcontroller/pin.py": "class Pin:\n    def __init__(self, name):\n        self.name = name\nGPIO4 = Pin('GPIO4')\n",
    "board.py": "from microcontroller import pin\nboard_id = 'of Blinka'\nD4 = pin.GPIO4\n",
    "digitalio.py": """
        import microcontroller

        class DigitalInOut:
            def __init__(self, pin):
                assert isinstance(pin, microcontroller.Pin)
                self._pin = pin

            def switch_to_output(self, value=False):
                self.value = value

            value = property(None, lambda self, on: print("real", self._pin.name, on))
        """,
}

BLINK = "import board, digitalio\nled = digitalio.DigitalInOut(board.{pin})\nled.switch_to_output(True)\n"

SERVER = """
import board, digitalio, socketpool, wifi
from adafruit_httpserver import Request, Response, Server

led = digitalio.DigitalInOut(board.D4)
server = Server(socketpool.SocketPool(wifi.radio))

@server.route("/<value>")
def light(request: Request, value):
    led.value = value == "on"
    return Response(request, f"{type(wifi.radio).__name__} {board.board_id}")

server.serve_forever(str(wifi.radio.ipv4_address), 5000)
"""


@pytest.fixture
def site(tmp_path):
    """Gives the environment in which Blinka is installed and recognises a board."""
    for name, text in BLINKA.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    return lambda board: {"PYTHONPATH": str(tmp_path / "site"), "FAKE_BOARD": board}


def test_a_page_switches_a_real_pin(drive, site):
    live = drive.start("--board", "auto", code=SERVER, env=site("RASPBERRY_PI_4B"))
    assert "real: Raspberry Pi 4B, by Adafruit-Blinka" in live.wait_for("  board ")
    url = live.wait_for("Started development server on ").rpartition(" ")[2]
    assert urllib.request.urlopen(url + "/on", timeout=10).read() == b"Radio of Blinka"
    live.wait_for("real GPIO4 True")


@pytest.mark.parametrize("more", [[], ["--no-reload"]], ids=["supervised", "in this process"])
def test_what_boards_have_besides(drive, site, more):
    drive.put("board_sim.py", "raise SystemExit('not for a real board')\n")
    done = drive.check(
        """
        import microcontroller, os, sys
        from microcontroller import pin, nvm
        print(pin.GPIO4.name, len(nvm) > 0, sys.platform, os.uname().machine.partition(" ")[0])
        warmth = microcontroller.cpu.temperature
        assert warmth is None or 0 < warmth < 120, warmth
        for action in (lambda: microcontroller.cpu.uid, lambda: microcontroller.nothing):
            try:
                action()
            except AttributeError as error:
                print(error)
        try:
            import touchio
        except ImportError as error:
            print(error)
        """,
        "--board",
        "auto",
        *more,
        env=site("RASPBERRY_PI_4B"),
    )
    assert "; board_sim.py left out" in done.out
    lines = done.printed.splitlines()
    assert lines[0] == f"GPIO4 True {sys.platform} RASPBERRY_PI_4B"
    assert lines[1].startswith("microcontroller.cpu.uid is not simulated") and lines[2].startswith("microcontroller.nothing is not simulated")
    assert lines[3].startswith("touchio is not simulated beside real pins (--board auto), and Adafruit-Blinka has none")


def test_a_reset_starts_the_script_again(drive, site):
    code = "import microcontroller\nif microcontroller.nvm[0] == 7:\n    print('again')\nelse:\n    microcontroller.nvm[0] = 7\n    microcontroller.reset()\n"
    env = {**site("RASPBERRY_PI_4B"), "XDG_STATE_HOME": str(drive.folder.parent / "state")}
    done = drive.run("--board", "auto", "--expect", "again", "--for", "15s", code=code, env=env)
    assert done.status == 0, done


@pytest.mark.parametrize(
    "board, why",
    [
        ("GENERIC_LINUX_PC", "Adafruit-Blinka recognises no board here"),
        ("OS_AGNOSTIC_BOARD", "Adafruit-Blinka recognises no board here"),
        ("", "Adafruit-Blinka recognises no board here"),
        ("broken", "Adafruit-Blinka can not look for a board: no /proc/cpuinfo"),
    ],
)
def test_else_the_board_is_simulated(drive, site, board, why):
    done = drive.check(BLINK.format(pin="LED"), "--board", "auto", env=site(board))
    assert f"simulated: LED, BUTTON, D0 ..., GP0 ..., IO0 ... (--board auto: {why})\n" in done.out
    assert done.printed.startswith("  LED       on\n")


@pytest.mark.skipif(bool(os.environ.get("PYTHONPATH")), reason="Blinka may be on PYTHONPATH")
def test_blinka_is_not_installed(drive):
    done = drive.check(BLINK.format(pin="LED"), "--board", "auto")
    assert "(--board auto: Adafruit-Blinka is not installed)\n" in done.out and "  LED       on\n" in done.out


def test_nobody_asks_blinka_without_auto(drive, site):
    done = drive.check(BLINK.format(pin="LED"), env=site("RASPBERRY_PI_4B"))
    assert "Blinka" not in done.out and "  LED       on\n" in done.out


def test_init_and_doctor_tell_of_it(tmp_path, site):
    def command(*words, board):
        environment = {**os.environ, **site(board)}
        words = [sys.executable, "-m", "adafruit_httpserver", *words]
        return subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60).stdout

    assert "run --board auto mine" in command("init", "mine", "--board", "auto", board="RASPBERRY_PI_4B")
    assert "recognises Raspberry Pi 4B: run --board auto uses its pins" in command("doctor", board="RASPBERRY_PI_4B")
    assert "recognises no board here: run --board auto simulates" in command("doctor", board="GENERIC_LINUX_PC")
