# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the import costs: no Go, no threads, little time; Go comes with the first server that starts."""

import json
import statistics
import subprocess
import sys


def test_the_import_loads_no_go_and_starts_no_thread(run):
    run("""
        import sys, threading, os
        before = set(sys.modules)
        import adafruit_httpserver
        assert "adafruit_httpserver._core" not in sys.modules
        assert threading.active_count() == 1
        if os.path.exists("/proc/self/task"):
            assert len(os.listdir("/proc/self/task")) == 1
            assert "_core" not in open("/proc/self/maps").read()
        new = {name.partition(".")[0] for name in set(sys.modules) - before}
        heavy = new & {"socket", "ssl", "logging", "http", "email", "asyncio", "ctypes", "mmap", "re", "inspect", "typing", "urllib"}
        assert not heavy, heavy
    """)


def test_an_era_is_loaded_when_a_script_asks_for_it(run):
    run("""
        import sys
        import adafruit_httpserver
        assert not [name for name in sys.modules if "._eras" in name]
        from adafruit_httpserver import HTTPServer
        assert not [name for name in sys.modules if "._eras.v4" in name]
        assert adafruit_httpserver.HTTPServer is HTTPServer
        assert adafruit_httpserver.server.__name__ == "adafruit_httpserver.server"
        assert {"HTTPServer", "server"} <= set(dir(adafruit_httpserver))
        try:
            adafruit_httpserver.Nothing
        except AttributeError as problem:
            assert "Nothing" in str(problem)
        else:
            raise SystemExit("no AttributeError")
    """)


def test_a_star_gives_every_name(run):
    run("""
        from adafruit_httpserver import *
        assert HTTPServer and HTTPResponse and HTTPStatus and MIMEType
    """)


def test_making_a_server_and_routes_loads_no_go(run):
    run("""
        import socket, sys
        from adafruit_httpserver import HTTPServer, HTTPResponse
        server = HTTPServer(socket)
        server.route("/x")(lambda request: HTTPResponse(body="x"))
        server.stop()
        try:
            server.poll()
        except Exception as problem:
            assert type(problem).__name__ == "ServerStoppedError"
        assert "adafruit_httpserver._core" not in sys.modules
    """)


def test_the_first_start_loads_go_once(run):
    run("""
        import socket, sys, serving
        from adafruit_httpserver import HTTPServer
        for _ in range(2):
            server = HTTPServer(socket)
            serving.start(server)
            assert "adafruit_httpserver._core" in sys.modules
            server.stop()
    """)


def test_the_import_is_quick(tmp_path):
    """Against ``import socket``, which every script of this kind does as well; -X importtime knows."""

    def milliseconds(module: str) -> float:
        source = f"import time, json; began = time.perf_counter(); import {module}; print(json.dumps(time.perf_counter() - began))"
        times = []
        for _ in range(7):
            done = subprocess.run([sys.executable, "-c", source], cwd=tmp_path, capture_output=True, check=True)
            times.append(json.loads(done.stdout) * 1000)
        return statistics.median(times)

    ours, sockets = milliseconds("adafruit_httpserver"), milliseconds("socket")
    print(f"import adafruit_httpserver {ours:.1f} ms, import socket {sockets:.1f} ms")
    assert ours < max(30, 10 * sockets)
