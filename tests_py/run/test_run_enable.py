# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""enable and disable: python code.py starts the runner, in a virtual environment made for the test."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

BOARD = "import time, board\nprint('board', board.board_id)\n"


class Environment:
    """A virtual environment that sees what the one of the tests has installed."""

    def __init__(self, folder):
        venv.create(folder, with_pip=False, symlinks=True)
        self.python = folder / "bin" / "python"
        self.site = Path(self.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
        (self.site / "_parent.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(self, *words, cwd=None):
        return subprocess.run([str(self.python), *words], cwd=cwd, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)

    def command(self, name):
        done = self.run("-m", "adafruit_httpserver", name)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return Environment(tmp_path_factory.mktemp("environment") / "größe")


@pytest.fixture
def enabled(made):
    made.command("enable")
    yield made
    made.command("disable")


def test_a_script_for_a_board_runs_and_no_longer_after_disable(made, drive):
    drive.put("code.py", BOARD)
    before = made.run("code.py", cwd=drive.folder)
    assert before.returncode == 1 and "code.py output:" not in before.stdout
    assert str(made.site.parents[2]) in made.command("enable") and "enabled   yes" in made.run("-m", "adafruit_httpserver", "doctor").stdout
    done = made.run("code.py", cwd=drive.folder)
    assert done.returncode == 0 and "code.py output:\nboard " in done.stdout, done.stdout + done.stderr
    made.command("enable")  # once more is no harm
    assert "Disabled" in made.command("disable")
    after = made.run("code.py", cwd=drive.folder)
    assert (after.returncode, after.stdout) == (before.returncode, before.stdout)
    assert "not enabled" in made.command("disable")
    assert not list(made.site.glob("adafruit*"))


def test_status_options_and_other_folders(enabled, drive):
    drive.put("my lamp.py", "from board import *\nimport helper\nraise SystemExit(7)\n")
    drive.put("helper.py", "print('helper here')")
    done = enabled.run("-W", "error", str(drive.folder / "my lamp.py"), "--board", "pico_w", cwd="/")
    assert done.returncode == 7 and "helper here" in done.stdout and "simulated: Raspberry Pi Pico W" in done.stdout, done.stdout + done.stderr


def test_a_script_beside_boot_out_txt_is_for_a_board(enabled, drive):
    drive.put("boot_out.txt", "Adafruit CircuitPython 9.2.0 on 2024-11-20; Raspberry Pi Pico W with rp2040\nBoard ID:raspberry_pi_pico_w\n")
    drive.put("main.py", "print(const(5))")
    assert "main.py output:\n5\n" in enabled.run("main.py", cwd=drive.folder).stdout


@pytest.mark.parametrize(
    "code",
    ["print('plain')", "# import board\nprint('plain')", "try:\n    import watchdog\nexcept ImportError:\n    pass\nprint('plain')",
     "text = 'x'  # from board\nimport sys as board\nprint('plain')"],
)  # fmt: skip
def test_other_programs_run_as_before(enabled, drive, code):
    drive.put("code.py", code)
    done = enabled.run("code.py", "--a-word-of-its-own", cwd=drive.folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "plain\n", "")


@pytest.mark.parametrize("words", [("-c", "print('plain')"), ("-m", "other"), ("-",)])
def test_what_is_no_file_runs_as_before(enabled, drive, words):
    drive.put("other.py", "import sys\nprint('plain')")
    done = enabled.run(*words, cwd=drive.folder)
    assert done.returncode == 0 and done.stdout in ("plain\n", "") and not done.stderr


def test_a_file_that_is_not_there(enabled, drive):
    done = enabled.run("missing.py", cwd=drive.folder)
    assert done.returncode == 2 and "can't open file" in done.stderr


def test_python_starts_when_the_package_has_gone(enabled, drive):
    drive.put("code.py", "print('plain')")
    (enabled.site / "_parent.pth").rename(enabled.site / "_parent.off")
    try:
        done = enabled.run("code.py", cwd=drive.folder)
    finally:
        (enabled.site / "_parent.off").rename(enabled.site / "_parent.pth")
    assert (done.returncode, done.stdout, done.stderr) == (0, "plain\n", "")


def test_only_in_a_virtual_environment():
    base = os.path.join(sys.base_exec_prefix, "bin", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    if not os.path.exists(base):
        pytest.skip(f"no {base}")
    env = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    done = subprocess.run([base, "-m", "adafruit_httpserver", "enable"], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "no virtual environment" in done.stderr and "Traceback" not in done.stderr
