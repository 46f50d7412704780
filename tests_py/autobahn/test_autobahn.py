# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""WebSockets against Autobahn's testsuite, the one that browsers and libraries are tested with."""

import pathlib
import subprocess
import sys

import adafruit_httpserver
import pytest
import serving
import wstest

if not hasattr(adafruit_httpserver, "Server"):
    pytest.skip("era 4 is not there yet", allow_module_level=True)

#: 12 and 13 are compression, which the original does not have; 10 is one case, 8 and 11 have none.
SECTIONS = {1: 16, 2: 11, 3: 7, 4: 10, 5: 20, 6: 145, 7: 37, 9: 54}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """How all cases ended."""
    python = wstest.python2()
    if python is None:
        pytest.skip("needs Python 2.7: set PYTHON2, or pyenv install 2.7.18")
    folder, port = tmp_path_factory.mktemp("autobahn"), serving.free_port()
    echo = subprocess.Popen([sys.executable, "-u", str(pathlib.Path(wstest.HERE, "echo.py")), str(port)], stdout=subprocess.PIPE)
    try:
        assert echo.stdout.readline() == b"listening\n"
        yield wstest.run(wstest.install(python), port, [f"{section}.*" for section in SECTIONS], folder)
        assert echo.poll() is None, "the script has ended"
    finally:
        echo.kill()
        echo.communicate()


@pytest.mark.parametrize("section", SECTIONS)
def test_section(section, report):
    cases = {case: end for case, end in report.items() if case.partition(".")[0] == str(section)}
    ends = [end[name] for end in cases.values() for name in ("behavior", "behaviorClose")]
    print(f"section {section}: {len(cases)} cases,", ", ".join(f"{ends.count(end)} {end}" for end in sorted(set(ends))))
    failed = {case: (end["behavior"], end["behaviorClose"]) for case, end in cases.items() if {end["behavior"], end["behaviorClose"]} - wstest.PASSED}
    assert failed == {}
    assert len(cases) == SECTIONS[section]
