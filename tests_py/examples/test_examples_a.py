# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The scripts of ``examples/`` for releases 0, 1 and 2: each is asked for what its page promises."""


def test_demo(example):
    """The lamp of the README."""
    page = example("demo")
    assert "switch" in page.get("/").text
    assert page.post("/switch").json["on"] is True
    page.shows("The lamp is on")
