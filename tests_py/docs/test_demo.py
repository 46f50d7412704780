# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The demo that ``make run`` starts: what a newcomer sees first."""

import http.client
import json
import pathlib
import re
import subprocess
import sys

DEMO = pathlib.Path(__file__).parents[2] / "examples" / "demo"


def test_the_demo_serves_its_page_a_live_value_and_a_switch():
    command = [sys.executable, "-m", "adafruit_httpserver", "run", str(DEMO), "--for", "30s"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = next(line for line in process.stdout if "http://" in line)
            client = http.client.HTTPConnection("127.0.0.1", int(re.search(r":(\d+)$", address)[1]), timeout=10)
            assert b"<button id=\"switch\">" in ask(client, "GET", "/")
            state = json.loads(ask(client, "GET", "/state"))
            assert state["on"] is False and isinstance(state["celsius"], float)
            assert json.loads(ask(client, "POST", "/switch"))["on"] is True
            assert json.loads(ask(client, "GET", "/state"))["switched"] == 1
            client.close()
        finally:
            process.kill()


def ask(client, method: str, path: str) -> bytes:
    """The body of an answer."""
    client.request(method, path)
    response = client.getresponse()
    assert response.status == 200
    return response.read()
