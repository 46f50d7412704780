# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Real clients: each asks for several paths one after another, and gives the answers in one shape."""

import http.client
import json
import os
import shutil
import subprocess
import tempfile
from typing import NamedTuple


class Answer(NamedTuple):
    """What a client was told."""

    status: int
    content_type: str
    body: bytes


def http_client_keep_alive(port: int, paths) -> list:
    """http.client, all over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.connect()
    local = connection.sock.getsockname()
    answers = []
    for path in paths:
        answers.append(_ask(connection, path, {}))
        assert connection.sock is not None, f"the connection was closed after {path}"
        assert connection.sock.getsockname() == local
    connection.close()
    return answers


def http_client_close(port: int, paths) -> list:
    """http.client, a connection each, which the server closes."""
    answers = []
    for path in paths:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        answers.append(_ask(connection, path, {"Connection": "close"}))
        assert connection.sock is None, "the server did not say that it closes"
    return answers


def curl_keep_alive(port: int, paths) -> list:
    """curl, all over one connection."""
    answers, connects = _curl(port, paths)
    assert connects == [1] + [0] * (len(paths) - 1), "curl had to connect again"
    return answers


def curl_close(port: int, paths) -> list:
    """curl, a connection each, which the server closes."""
    answers, connects = _curl(port, paths, "--header", "Connection: close")
    assert connects == [1] * len(paths), "the connection was not closed"
    return answers


def _ask(connection, path: str, headers: dict) -> Answer:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return Answer(response.status, response.headers.get_content_type(), response.read())


def _curl(port: int, paths, *options) -> tuple:
    """The answers, and how often curl had to connect for each."""
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, str(number)) for number in range(len(paths))]
        arguments = []
        for path, file in zip(paths, files):
            arguments += ["--output", file, f"http://127.0.0.1:{port}{path}"]
        done = subprocess.run(
            ["curl", "--silent", "--show-error", "--max-time", "10", "--write-out", "%{json}\\n", *options, *arguments],
            capture_output=True,
            check=True,
        )
        told = [json.loads(line) for line in done.stdout.splitlines()]
        bodies = [open(file, "rb").read() for file in files]
    answers = [Answer(each["response_code"], (each["content_type"] or "").partition(";")[0], body) for each, body in zip(told, bodies)]
    return answers, [each["num_connects"] for each in told]


#: All clients that are here.
ALL = [http_client_keep_alive, http_client_close]
if shutil.which("curl"):
    ALL += [curl_keep_alive, curl_close]
