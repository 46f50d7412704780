# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What ``import`` finds: stand-ins, modules of the drive, Python's own."""

import subprocess
import sys

import pytest


def test_secrets_made_up_for_an_empty_drive(drive):
    done = drive.check("from secrets import secrets\nprint(type(secrets['ssid']), secrets['password'])")
    assert "<class 'str'> " in done.printed
    assert '"ssid" and "password" are made up' in done.out


def test_secrets_in_both_shapes_from_settings(drive):
    drive.put(
        "settings.toml",
        'CIRCUITPY_WIFI_SSID = "home"\nCIRCUITPY_WIFI_PASSWORD = "pw"\nAIO_KEY = "k"\nWIFI_CHANNEL = 6\n',
    )
    drive.check(
        """
        from secrets import secrets
        import secrets as module
        assert secrets["ssid"] == "home" and secrets["password"] == "pw" and secrets["aio_key"] == "k"
        assert secrets.get("nothing") is None and "nothing" not in secrets
        assert module.WIFI_SSID == module.ssid == module.SSID == "home" and module.PASSWORD == module.WIFI_PASSWORD == "pw"
        assert module.AIO_KEY == "k" and module.WIFI_CHANNEL == 6
        assert not hasattr(module, "NOTHING")
        try:
            secrets["nothing"]
        except KeyError as e:
            assert "settings.toml" in str(e)
        """
    )


def test_secrets_of_the_drive_win(drive):
    drive.put("settings.toml", 'CIRCUITPY_WIFI_SSID = "other"\n')
    drive.put("secrets.py", 'secrets = {"ssid": "mine", "password": ""}\nSSID = "mine"\n')
    done = drive.check("import secrets\nfrom secrets import secrets as s\nassert s['ssid'] == secrets.SSID == 'mine'")
    assert "settings.toml (1 key), secrets.py" in done.out


@pytest.mark.parametrize("own", [True, False])
def test_python_keeps_its_own_secrets(drive, own):
    if own:
        drive.put("secrets.py", 'secrets = {"ssid": "mine"}')
    drive.check(
        """
        from secrets import secrets
        import http.cookies, random, tempfile, uuid, urllib.parse, importlib
        import smtplib, imaplib, multiprocessing.connection
        import sys
        assert "ssid" in secrets
        assert hasattr(sys.modules["random"], "SystemRandom")
        assert len(importlib.import_module("secrets").token_hex(4)) == 8
        """
    )


def test_modules_of_the_drive_may_have_names_of_pythons_own(drive):
    drive.put("html.py", "PAGE = 'mine'")
    drive.put("queue.py", "ITEMS = []")
    drive.check(
        """
        import html, queue
        import http.server, concurrent.futures.thread        # these need Python's own html and queue
        assert html.PAGE == "mine" and queue.ITEMS == []
        import sys
        assert hasattr(sys.modules["html"], "escape")
        """
    )


def test_modules_of_the_drive_do_not_win_over_the_firmware(drive):
    drive.put("json.py", "1 / 0")
    drive.put("wifi.py", "1 / 0")
    drive.check("import json, wifi\nassert json.loads('[1]') == [1] and wifi.radio")


def test_the_drive_is_never_on_the_path(drive):
    drive.put("random.py", "1 / 0")
    drive.put("selectors.py", "1 / 0")
    drive.check(
        """
        import sys
        import asyncio, pdb, tempfile
        assert all(entry not in ("", ".", %r) for entry in sys.path), sys.path
        """
        % str(drive.folder.resolve()),
        env={"PYTHONPATH": __import__("os").pathsep.join(filter(None, [__import__("os").environ.get("PYTHONPATH"), "."]))},
    )


def test_packages_of_the_drive(drive):
    drive.put("robot/__init__.py", "from . import wheels\nfrom .arm import LENGTH\nNAME = __name__\n")
    drive.put("robot/wheels.py", "from .arm import LENGTH as l\nfrom .deep.down import f\nCOUNT = 4\n")
    drive.put("robot/arm.py", "import robot\nLENGTH = 3\n")
    drive.put("robot/deep/down.py", "from ..arm import LENGTH\ndef f(): return LENGTH\n")
    drive.check(
        """
        import robot
        import robot.wheels
        import robot.deep.down as down
        from robot import arm, wheels as w
        from robot.wheels import COUNT
        assert robot.NAME == "robot" and robot.LENGTH == COUNT - 1 == down.f() == w.f() and robot.arm is arm
        assert arm.__name__ == "robot.arm" and arm.__file__ == "/robot/arm.py"
        """
    )


def test_modules_that_import_each_other(drive):
    drive.put("pair/__init__.py", "")
    drive.put("pair/a.py", "from pair import b\ndef f(): return b.VALUE\n")
    drive.put("pair/b.py", "from pair import a\nVALUE = 5\n")
    drive.put("one.py", "import two\nX = 1\n")
    drive.put("two.py", "import one\ndef f(): return one.X\n")
    drive.check("from pair import a\nimport one, two\nassert a.f() == 5 and two.f() == 1")


def test_folders_without_init(drive):
    drive.put("parts/motor.py", "SPEED = 9")
    drive.put("email/page.html", "")
    drive.put("lib/notes.txt", "")
    drive.check(
        """
        from parts import motor
        import parts.motor
        import email                       # a folder of pages is not taken for it
        assert motor.SPEED == parts.motor.SPEED == 9 and hasattr(email, "message_from_string")
        """
    )


def test_a_module_is_run_once(drive):
    drive.put("counter.py", "print('counting')")
    assert drive.check("import counter\nfrom counter import __name__ as n\nimport counter").printed.count("counting") == 1


def test_names_that_an_import_does_not_find(drive):
    drive.put("helper.py", "A = 1")
    for code, complaint in (
        ("import nothing", "ModuleNotFoundError: No module named 'nothing'"),
        ("from helper import B", "ImportError: cannot import name 'B' from 'helper'"),
        ("import helper.more", "ModuleNotFoundError: No module named 'helper.more'; 'helper' is not a package"),
        ("from . import helper", "ImportError: attempted relative import"),
        ("import os.path", "ModuleNotFoundError: "),
    ):
        done = drive.run(code=code)
        assert done.status == 1
        assert done.err.splitlines()[-1].startswith(complaint), done.err
        assert "CIRCUITPY" not in done.err


def test_lib_comes_last(drive, tmp_path):
    drive.put("lib/adafruit_httpserver/__init__.py", "1 / 0")
    drive.put("lib/adafruit_httpserver/server.py", "1 / 0")
    drive.put("adafruit_httpserver.py", "1 / 0")
    drive.put("lib/asyncio/__init__.py", "1 / 0")
    drive.put("asyncio/__init__.py", "1 / 0")
    drive.put("lib/html.py", "1 / 0")
    drive.put("lib/dimmer/__init__.py", "from .inner import VALUE\nimport wifi, os\nTOP = os.getcwd()\nLIMIT: Nope = const(5)\n")
    drive.put("lib/dimmer/inner.py", "VALUE = 3")
    drive.check(
        """
        import adafruit_httpserver, asyncio, html, dimmer, sys
        from adafruit_httpserver import HTTPServer
        assert asyncio.run and html.escape and dimmer.VALUE == 3 and dimmer.TOP == "/" and dimmer.LIMIT == 5
        assert dimmer.__name__ == "dimmer" and sys.modules["dimmer"] is dimmer
        """,
        str(drive.folder),
        cwd=tmp_path,  # in the drive itself, python -m would run the drive's own adafruit_httpserver.py
    )


def test_folder_that_a_script_appends_to_the_path(drive):
    drive.put("sd/lib/extra.py", "import os\nX = os.getcwd()")
    drive.check("import sys\nsys.path.append('/sd/lib')\nimport extra\nassert extra.X == '/'")


def test_environment_inside_the_drive_is_not_drive_code(drive):
    """A .venv in the project's folder, as everybody has it."""
    drive.put(".venv/lib/site-packages/installed.py", "import os, secrets\nPATH = os.path\nTOKEN = secrets.token_hex\n")
    path = __import__("os").pathsep.join(
        filter(None, [__import__("os").environ.get("PYTHONPATH"), str(drive.folder / ".venv/lib/site-packages")])
    )
    drive.check("import installed\nassert installed.TOKEN and installed.PATH", env={"PYTHONPATH": path})


@pytest.mark.parametrize("code", ["import _bleio", "from _bleio import Group", "import _bleio.x", "import helper"])
def test_module_of_the_firmware_that_is_not_simulated(drive, code):
    drive.put("lib/helper.py", "import _bleio")
    done = drive.run(code=code)
    assert done.status == 1
    last = done.err.splitlines()[-1]
    assert last.startswith("ModuleNotFoundError: _bleio")
    assert "not simulated on this computer; put its import into try / except ImportError" in last


def test_missing_module_can_be_caught(drive):
    drive.check("try:\n    import _bleio\nexcept ImportError:\n    _bleio = None\nassert _bleio is None")


def test_library_that_is_not_installed(drive):
    done = drive.run(code="import adafruit_no_such_thing")
    assert "pip install adafruit-circuitpython-no-such-thing, or copy it as .py files into lib on the drive" in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    "file, code",
    [
        ("lib/adafruit_ntp.mpy", "import adafruit_ntp"),
        ("lib/adafruit_display_text/__init__.mpy", "from adafruit_display_text import label"),
        ("lib/adafruit_display_text/__init__.mpy", "import adafruit_display_text.label"),
        ("lib/adafruit_display_text/__init__.mpy", "import adafruit_display_text"),
        ("helper.mpy", "import helper"),
    ],
)
def test_library_that_was_compiled_for_a_board(drive, file, code):
    drive.put(file, "M\x06")
    last = drive.run(code=code).err.splitlines()[-1]
    assert f"{file} is compiled for a board and can not run here; " in last, last
    assert ("pip install adafruit-circuitpython-" in last) == ("adafruit" in code), last


def test_name_that_a_stand_in_lacks(drive):
    for code in ("from wifi import Monitor", "import wifi\nwifi.Monitor"):
        last = drive.run(code=code).err.splitlines()[-1]
        assert "Error: wifi.Monitor is not simulated on this computer" in last
        assert 'ask hasattr(wifi, "Monitor") first' in last


def test_star_from_a_stand_in(drive):
    drive.check("from board import *\nfrom os import *\nassert LED and getcwd() == '/'")


def test_libraries_find_the_stand_ins(drive):
    """Installed code asks `try: import wifi`; the socketpool of the script is the very module of the package."""
    drive.check(
        """
        import importlib, sys, socketpool, wifi
        import adafruit_httpserver.board.socketpool as inner
        assert importlib.import_module("socketpool") is socketpool is inner is sys.modules["socketpool"]
        assert socketpool.SocketPool is inner.SocketPool and type(wifi.radio).__name__ == "Radio"
        """
    )


@pytest.mark.parametrize("place", ["lib/neopixel.py", "neopixel.py"])
def test_adafruits_own_neopixel_is_used_when_it_is_there(drive, place):
    drive.put(place, "from neopixel_write import neopixel_write\nclass NeoPixel:\n    def __init__(self, pin: Nope): self.pin = pin\n")
    drive.check("import board, neopixel\nassert neopixel.NeoPixel(board.D5).pin is board.D5 and neopixel.neopixel_write")


def test_stand_ins_exist_only_in_the_runner():
    code = "import adafruit_httpserver\ntry:\n    import wifi\nexcept ImportError:\n    print('none')"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "none\n"
