# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The Python snippets of docs/runner.md, each under the runner."""

import pathlib
import re

import pytest

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "runner.md"
SNIPPETS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def test_there_are_snippets():
    assert len(SNIPPETS) >= 4


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_snippet(drive, number):
    done = drive.run("--for", "1s", code=SNIPPETS[number])
    assert done.status == 0, done.err
    for line in done.printed.splitlines():
        if line.startswith(("[", "wifi.")):  # what the page says that is printed
            assert line in PAGE.read_text(encoding="utf-8")


def test_header_is_as_the_page_shows(drive):
    done = drive.run("--for", "1s", code=SNIPPETS[0])
    page = [line.strip() for line in PAGE.read_text(encoding="utf-8").splitlines()]
    for line in done.out.splitlines()[1:6]:
        assert line.strip() in page
