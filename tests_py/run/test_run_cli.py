# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The command line: which script is run, what is shown first, and what wrong options say."""

import os
import subprocess
import sys
import uuid

import pytest
from processes import processes_with


def test_help_has_an_example(drive):
    done = drive.run("--help")
    assert done.status == 0
    assert "python -m adafruit_httpserver run --for 10s --expect" in done.out
    assert "exit status" in done.out


def test_no_command_shows_help_and_is_a_usage_error():
    done = subprocess.run([sys.executable, "-m", "adafruit_httpserver"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "run" in done.stdout


@pytest.mark.parametrize("names", [("code.txt", "code.py"), ("code.py", "main.txt"), ("main.txt", "main.py"), ("main.py",)])
def test_takes_the_script_that_a_board_would_take(drive, names):
    for name in names:
        drive.put(name, f"print('this is {name}')")
    done = drive.run()
    assert f"{names[0]} output:\nthis is {names[0]}\n" in done.out
    for other in names[1:]:
        assert f"not {other}" in done.out


def test_folder_without_a_script_says_what_to_do(drive):
    done = drive.run()
    assert done.status == 2
    assert "code.txt, code.py, main.txt, main.py" in done.err
    assert "Save your program there as code.py" in done.err


def test_no_such_file(drive):
    done = drive.run("nothing.py")
    assert done.status == 2
    assert "'nothing.py'" in done.err
    assert "Traceback" not in done.err


def test_file_in_another_folder_brings_its_drive(drive, tmp_path):
    drive.put("inner/blink.py", "import os; print(os.getcwd(), os.listdir('/'), open('/a.txt').read())")
    drive.put("inner/a.txt", "A")
    done = drive.run(str(drive.folder / "inner" / "blink.py"), cwd=tmp_path)
    assert "blink.py output:\n/ " in done.out
    assert done.printed.splitlines()[0].endswith("] A")


def test_folder_as_argument_with_names_that_are_not_ascii(drive, tmp_path):
    drive.put("größe ☂/code.py", "print('ok', __file__, __name__)")
    done = drive.run(str(drive.folder / "größe ☂"), cwd=tmp_path)
    assert done.printed.startswith("ok code.py __main__\n")
    assert "größe ☂" in done.out


def test_header_tells_drive_settings_and_wifi(drive):
    drive.put("settings.toml", 'CIRCUITPY_WIFI_SSID = "home"\nPORT = 5\n')
    done = drive.check("print('hello')")
    lines = done.out.splitlines()
    assert lines[0].split()[0] == "drive" and '"/static" means ./static' in lines[0]
    assert lines[1].split(None, 1) == ["settings", "settings.toml (2 keys)"]
    assert lines[2].split()[0] == "wifi"
    assert lines.index("code.py output:") + 1 == lines.index("hello")
    assert lines[-1] == "Code done running."


def test_home_folder_is_written_short(drive):
    done = drive.check("pass", env={"HOME": str(drive.folder.parent), "USERPROFILE": str(drive.folder.parent)})
    assert "drive     ~" in done.out.replace("\\", "/")


@pytest.mark.parametrize(
    "options, complaint",
    [
        (["--for", "soon"], "write 500ms, 10s or 2m"),
        (["--for", "0s"], "write 500ms, 10s or 2m"),
        (["--for", "-3s"], "--for"),
        (["--port-map", "80"], "write 80=9000"),
        (["--port-map", "80=65536"], "write 80=9000"),
        (["--port-map", "0=80"], "write 80=9000"),
        (["--port-map", "80=9000", "--port-map", "80=9001"], "port 80 is mapped to both 9000 and 9001"),
        (["--expect", ""], "is empty"),
        (["--unknown"], "--unknown"),
        (["--exp", "x"], "--exp"),
    ],
)
def test_wrong_options_are_usage_errors(drive, options, complaint):
    done = drive.run(*options, code="print('ran')")
    assert done.status == 2
    assert complaint in done.err
    assert "ran" not in done.out


@pytest.mark.parametrize("text", ["300ms", "0.3s", "0.005m", "0.3"])
def test_durations(drive, text):
    done = drive.run("--for", text, code="import time\ntime.sleep(30)")
    assert done.status == 0
    assert "Stopped after 0.3 s." in done.out


def test_no_reload_is_accepted(drive):
    assert "here\n" in drive.check("print('here')", "--no-reload").printed


def test_what_is_neither_a_file_nor_a_folder_is_said_to_be(drive):
    done = drive.run("/dev/null", cwd=drive.folder)
    assert done.status == 2 and "neither a file nor a folder" in done.err


def test_verbose_tells_what_the_runner_does(drive):
    live = drive.start("--verbose", code="import socketpool\ns = socketpool.SocketPool(None).socket()\ns.bind(('127.0.0.1', 0))\ns.listen(1)\nimport time\ntime.sleep(60)")
    live.wait_for("s after the start)")
    live.wait_for("(auto-reload looks at ")


@pytest.mark.parametrize("words", [("run", "nothing.py"), ("run", "--unknown"), ("run", "."), ("run", "--help")])
def test_no_process_is_left_when_nothing_is_run(drive, words):
    """One is started before the command line is looked at."""
    mark = uuid.uuid4().hex
    done = subprocess.run([sys.executable, "-m", "adafruit_httpserver", *words], cwd=drive.folder, env={**os.environ, "MARK": mark}, capture_output=True)
    assert done.returncode == (0 if "--help" in words else 2)
    assert processes_with(mark) == []
