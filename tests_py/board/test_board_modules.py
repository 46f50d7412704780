# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""All stand-ins: each imports by itself, says what it lacks, and slows nobody down."""

import json
import pathlib

import pytest

PACKAGE = "adafruit_httpserver.board"

#: These have what the drive or Python itself has.
UNLIMITED = {"secrets", "sys", "asyncio"}

LIST = """
import json, os, adafruit_httpserver.board
folder = adafruit_httpserver.board.__path__[0]
print(json.dumps(sorted(
    name[:-3] if name.endswith(".py") else name for name in os.listdir(folder) if not name.startswith("_"))))
"""

PAGE = (pathlib.Path(__file__).parents[2] / "docs" / "board.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", LIST], capture_output=True, text=True, check=True, cwd=tmp_path_factory.mktemp("list"))
    return json.loads(done.stdout)


def test_each_is_on_the_page(names):
    for name in names:
        assert f"`{name}`" in PAGE, name


def test_each_imports_by_itself(names, run):
    """In a process of its own each, which has loaded none of the others."""
    run(
        f"""
        import importlib, os
        for name in {names}:
            child = os.fork()
            if not child:
                try:
                    importlib.import_module("{PACKAGE}." + name)
                finally:
                    os._exit(0) if "{PACKAGE}." + name in __import__("sys").modules else os._exit(1)
            assert os.waitpid(child, 0)[1] == 0, name
        """
    )


def test_each_says_what_it_lacks(names, board):
    board.run(
        f"""
        import sys
        for name in {sorted(set(names) - UNLIMITED)}:
            module = __import__(name)
            try:
                module.no_such_thing
            except AttributeError as problem:
                assert f"{{name}}.no_such_thing is not simulated on this computer" in str(problem), problem
                assert "or run the script on a board" in str(problem), problem
            else:
                raise SystemExit(name)
            try:
                exec(f"from {{name}} import no_such_thing")
            except ImportError as problem:
                assert f"{{name}}.no_such_thing is not simulated" in str(problem), problem
            else:
                raise SystemExit(name)
        """
    )
