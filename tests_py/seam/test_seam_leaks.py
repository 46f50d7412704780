# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Nothing grows: over starts and stops, over requests of all kinds. The numbers are printed (pytest -s)."""

import os
import re
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")

HEAD = """
import gc, os, socket, sys, threading
import serving, wire
from adafruit_httpserver import HTTPServer, HTTPResponse, _seam

def numbers():
    gc.collect()
    status = open("/proc/self/status").read()
    value = lambda name: int(status.split(name + ":")[1].split()[0])
    return {
        "RSS": value("VmRSS"), "threads": value("Threads"), "fds": len(os.listdir("/proc/self/fd")),
        "handles": _seam.core().NumHandles() if hasattr(_seam.core(), "NumHandles") else 0, "objects": len(gc.get_objects()),
    }

def shown(what, before, after):
    grown = {name: after[name] - before[name] for name in after}
    print(what, {name: f"{before[name]} -> {after[name]}" for name in after})
    assert grown["fds"] <= 0 and grown["handles"] <= 0, grown
    assert grown["threads"] <= 3 and grown["objects"] < 1000, grown
    assert grown["RSS"] < GROWTH, grown
"""

STARTS = HEAD.replace("GROWTH", "8000") + """
server = HTTPServer(socket)
server.route("/x")(lambda request: HTTPResponse(body="x"))

def cycle():
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x", headers="Connection: close\\r\\n"))
        while not client._data:
            server.poll()
            client.sock.settimeout(0.001)
            try:
                client._more()
            except socket.timeout:
                pass
        assert client.answer().body == b"x"
    server.stop()

for _ in range(500):  # until Go's garbage has been collected a few times
    cycle()
before = numbers()
for _ in range(1000):
    cycle()
shown("1,000 starts and stops:", before, numbers())
"""

SERVERS = HEAD.replace("GROWTH", "8000") + """
def cycle():
    server = HTTPServer(socket)
    server.route("/x")(lambda request: HTTPResponse(body="x"))
    server.me = server
    serving.start(server)
    server.poll()

def cycles(count):
    for _ in range(count):
        cycle()
        gc.collect()  # each server that lives has a thread that waits for its clients

cycles(300)  # until Go's garbage has been collected a few times
before = numbers()
cycles(300)
shown("300 servers that nobody stopped:", before, numbers())
"""

REQUESTS = HEAD.replace("GROWTH", "12000") + """
import http.client
server = HTTPServer(socket)
server.route("/x")(lambda request: HTTPResponse(body="x" * len(request.headers)))
server.route("/bad")(lambda request: 1 / 0)
server.route("/large")(lambda request: HTTPResponse(body=bytes(3 << 20)))
server.route("/echo", "POST")(lambda request: HTTPResponse(body=str(len(request.body))))
server.route("/file")(lambda request: HTTPResponse(filename="/page.html"))
open("page.html", "w").write("page" * 1000)
port = serving.start(server)
ended = []

def ask(count):
    with wire.connect(port) as client:
        batch = wire.request("/x") * 100
        for _ in range(count // 100):
            client.send(batch)
            for _ in range(100):
                client.answer()
    for _ in range(count // 2000):
        with wire.connect(port) as client:
            assert client.ask("/large").status == 200
            assert client.ask("/echo", "POST", bytes(2 << 20)).status == 200
            for path, status in (("/bad", 500), ("/file", 200), ("/page.html", 200), ("/none", 404)):
                assert client.ask(path).status == status
        with wire.connect(port) as client:
            client.send(wire.request("/large"))
        assert wire.raw_answer(port, b"nonsense\\r\\n\\r\\n").status == 400
    ended.append(count)

def asked(count):
    ended.clear()
    client = threading.Thread(target=ask, args=(count,))
    client.start()
    while not ended and client.is_alive():
        try:
            server.poll()
        except ZeroDivisionError:
            pass
    client.join()
    assert ended
    for _ in range(100):
        server.poll()

asked(10_000)
before = numbers()
asked(100_000)
import time
time.sleep(0.2)
shown("100,000 requests:", before, numbers())
server.stop()
"""


@pytest.mark.parametrize("name", ["STARTS", "SERVERS", "REQUESTS"])
def test_nothing_grows(name, run):
    out = run(globals()[name], seconds=55)
    print(out)
    assert re.search(r"RSS", out)


def test_temporary_files_of_requests_are_gone(run):
    assert run(HEAD.replace("GROWTH", "20000") + """
server, kept = HTTPServer(socket), []
server.route("/keep", "POST")(lambda request: kept.append(request) or HTTPResponse())
port = serving.start(server)

def keep():
    with wire.connect(port) as client:
        for _ in range(20):
            client.send(wire.request("/keep", "POST", bytes(2 << 20)))
            count = len(kept)
            while len(kept) == count:
                server.poll()
            server.poll()
            client.answer()

keep()  # until Go's garbage has been collected
kept.clear()
server.poll()
before = numbers()
keep()
during = numbers()["fds"]
assert during >= before["fds"] + 20
kept.clear()
server.poll()
import time
time.sleep(0.2)
shown("20 kept requests:", before, numbers())
""").startswith("20 kept")
    assert os.name == "posix"
