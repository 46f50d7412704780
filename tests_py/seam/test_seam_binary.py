# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The extension module as a file, and what loading it does to the process."""

import importlib.util
import re
import shutil
import subprocess
import sys

import pytest

SPEC = importlib.util.find_spec("adafruit_httpserver._core")


@pytest.fixture(scope="module")
def dynamic() -> str:
    """The dynamic section of the file."""
    if sys.platform != "linux" or not shutil.which("readelf"):
        pytest.skip("there is no readelf")
    return subprocess.run(["readelf", "-d", "-W", SPEC.origin], capture_output=True, text=True, check=True).stdout


def test_no_path_of_the_building_computer_is_in_it(dynamic):
    assert not re.search(r"R(UN)?PATH", dynamic)


def test_it_is_not_linked_with_a_libpython(dynamic):
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic)
    print("needs", needed)
    assert not [name for name in needed if "python" in name]
    assert {name.partition(".so")[0] for name in needed} <= {"libc", "libpthread", "libdl", "libm", "ld-linux-x86-64", "ld-linux-aarch64", "libresolv"}


def test_nothing_of_go_is_to_be_found_by_other_libraries(dynamic):
    """Only PyInit__core is Python's business; exported Go names could clash with another Go library."""
    if not shutil.which("nm"):
        pytest.skip("there is no nm")
    names = subprocess.run(["nm", "-D", "--defined-only", SPEC.origin], capture_output=True, text=True, check=True).stdout
    assert re.search(r" T PyInit__core$", names, re.M)


def test_it_loads_without_any_environment():
    source = "from adafruit_httpserver import _seam; _seam.core(); print('loaded')"
    done = subprocess.run([sys.executable, "-c", source], env={}, cwd="/", capture_output=True, text=True)
    assert done.stdout == "loaded\n", done.stderr


def test_denormal_numbers_still_work_in_the_process(run):
    """Code compiled with -ffast-math would switch them off for all of Python."""
    run("""
        def works():
            tiny = float.fromhex("0x1p-1074")
            return tiny * 1.0 != 0.0 and float.fromhex("0x1p-1022") / 2 != 0.0
        assert works()
        import threading
        from adafruit_httpserver import _seam
        _seam.core()
        assert works()
        results = []
        thread = threading.Thread(target=lambda: results.append(works()))
        thread.start()
        thread.join()
        assert results == [True]
    """)


def test_it_leaves_pythons_signal_handlers_alone(run):
    run("""
        import signal
        before = {number: signal.getsignal(number) for number in signal.valid_signals()}
        from adafruit_httpserver import _seam
        _seam.core()
        assert before == {number: signal.getsignal(number) for number in signal.valid_signals()}
    """)
