# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Auto-reload: a save starts the script again, in a fresh process, and nobody who asks meanwhile is turned away."""

import faulthandler
import http.client
import os
import socket
import sys
import textwrap
import threading
import time
import uuid

import pytest
from processes import processes_with

FAST = {"ADAFRUIT_HTTPSERVER_RELOAD_DELAY": "0.02"}

SERVER = """
print("version {version}")
import socketpool, wifi
from adafruit_httpserver import HTTPResponse, HTTPServer

server = HTTPServer(socketpool.SocketPool(wifi.radio))

@server.route("/")
def version(request):
    return HTTPResponse(body="{version}")

server.serve_forever(str(wifi.radio.ipv4_address), {port})
"""

SLEEPS = "import time\nprint('version {version}')\ntime.sleep(60)\n"


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port: int) -> str:
    """What the server answers on a connection of its own."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        client.request("GET", "/")
        answer = client.getresponse()
        assert answer.status == 200, answer.status
        return answer.read().decode()
    finally:
        client.close()


class Client(threading.Thread):
    """Asks without pause until it is told to end; ``answers`` holds when it asked and what it got."""

    def __init__(self, port: int, keep: bool):
        super().__init__(daemon=True)
        self.port, self.keep, self.answers, self.problems, self.ending = port, keep, [], [], False

    def run(self) -> None:
        while not self.ending:
            began = time.monotonic()
            try:
                self.answers.append((began, int(self._connected() if self.keep else ask(self.port))))
            except Exception as problem:  # noqa: BLE001 - the test looks at it
                self.problems.append((began, repr(problem)))

    def _connected(self) -> str:
        """One connection for as long as the server keeps it.

        One that was used may be closed by the server just when the client, which has paused for a moment, uses it again:
        then a client asks anew, as browsers do (RFC 9112 section 9.3.1).
        """
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        body = ""
        while not body or client.sock is not None and not self.ending:
            began = time.monotonic()
            try:
                client.request("GET", "/")
                answer = client.getresponse()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                if not body:
                    raise
                break
            body = answer.read().decode()
            self.answers.append((began, int(body)))
        client.close()
        return body


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
@pytest.mark.parametrize("keep", [False, True], ids=["a connection each", "one connection"])
def test_saves_in_a_row_while_a_client_asks_without_pause(drive, keep):
    saves = 100  # and the two ways of asking make 200
    faulthandler.cancel_dump_traceback_later()  # it takes its time on a busy machine
    port, mark = free_port(), uuid.uuid4().hex
    live = drive.start(code=SERVER.format(version=0, port=port), env={**FAST, "MARK": mark})
    printed = {}
    live.wait_for("Started development server")
    client = Client(port, keep)
    client.start()
    for version in range(1, saves + 1):
        drive.put("code.py", SERVER.format(version=version, port=port))
        live.wait_for(f"version {version}")
        printed[version] = time.monotonic()
        live.wait_count("Started development server", version + 1)
    assert ask(port) == str(saves)
    client.ending = True
    client.join(30)
    assert client.problems == []
    for began, got in client.answers:
        newest = max([version for version, when in printed.items() if when < began], default=0)
        assert got >= newest, f"asked at {began}, version {newest} had begun, {got} answered"
    assert len({got for _, got in client.answers}) > saves / 2, "the client was not answered in between"
    live.process.terminate()
    assert live.end() == 128 + 15
    assert processes_with(mark) == []


def test_who_asks_while_a_server_is_being_started_is_answered(drive):
    """start() is not done yet, but clients are accepted; a save at that moment must cost them nothing."""
    port = free_port()
    slow = """
        import time
        from adafruit_httpserver import _engine

        def slowly(self, *arguments):
            listen(self, *arguments)
            print("accepts clients")
            time.sleep(0.5)

        listen, _engine.Engine.listen = _engine.Engine.listen, slowly
    """
    live = drive.start(code=textwrap.dedent(slow) + SERVER.format(version=1, port=port), env=FAST)
    live.wait_for("accepts clients")
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        drive.put("code.py", SERVER.format(version=2, port=port))
        assert client.recv(4096).startswith(b"HTTP/1.1 200 ")


def test_a_save_starts_a_fresh_process(drive):
    live = drive.start(code="import os, time\nprint('version 1')\nprint('run', os.urandom(2) and 1)\ntime.sleep(60)", env=FAST)
    live.wait_for("version 1")
    drive.put("code.py", SLEEPS.format(version=2))
    live.wait_for("version 2")
    stopped = live.wait_for("Code stopped by auto-reload")
    assert stopped == "Code stopped by auto-reload. Reloading soon. (code.py was saved)"
    assert live.lines.count("code.py output:") == 2


def test_a_board_waits_before_it_reloads(drive):
    live = drive.start(code=SLEEPS.format(version=1))
    live.wait_for("version 1")
    saved = time.monotonic()
    drive.put("code.py", SLEEPS.format(version=2))
    live.wait_for("version 2")
    assert time.monotonic() - saved >= 0.75


def test_half_a_file_is_not_run(drive):
    live = drive.start(code=SLEEPS.format(version=1), env={"ADAFRUIT_HTTPSERVER_RELOAD_DELAY": "2"})
    live.wait_for("version 1")
    whole = SLEEPS.format(version=2)
    with open(drive.folder / "code.py", "w") as file:
        for piece in (whole[:20], whole[20:30], whole[30:]):
            file.write(piece)
            file.flush()
            time.sleep(0.1)
    live.wait_for("version 2")
    assert live.errors == []
    assert live.lines.count("code.py output:") == 2


@pytest.mark.parametrize("name", ["lib/helper.py", "static/page.html", "settings.toml", "größe.txt", "new/deep/file.txt"])
def test_any_file_of_the_drive_counts(drive, name):
    drive.put("static/page.html", "a")
    drive.put("lib/helper.py", "a = 1")
    live = drive.start("--verbose", code=SLEEPS.format(version=1), env=FAST)
    live.wait_for("version 1")
    live.wait_until_watched()
    drive.put(name, "b = 2\n")
    live.wait_count("code.py output:", 2)
    assert f"{name.split('/')[0] if name.startswith('new') else name} was saved" in live.wait_for("Code stopped by auto-reload")


@pytest.mark.parametrize("name", [".hidden", ".git/index", "__pycache__/a.pyc", "code.py~", ".code.py.swp", "4913", "env/lib/a.py"])
def test_what_nobody_has_saved_does_not_count(drive, name):
    drive.put("env/pyvenv.cfg")
    (drive.folder / ".git").mkdir()
    (drive.folder / "__pycache__").mkdir()
    live = drive.start("--verbose", code=SLEEPS.format(version=1), env=FAST)
    live.wait_for("version 1")
    live.wait_until_watched()
    drive.put(name, "b")
    drive.put("last.txt", "c")
    assert "last.txt was saved" in live.wait_for("Code stopped by auto-reload")


def test_what_the_script_writes_itself_does_not_count(drive):
    code = """
        import os, time
        print("version 1")
        while True:
            with open("/log.txt", "a") as log:
                log.write("x")
            os.mkdir("/folder")
            os.rename("/folder", "/other")
            os.rmdir("/other")
            time.sleep(0.02)
            if os.stat("/log.txt")[6] == 20:
                print("20 times")
    """
    live = drive.start(code=code, env=FAST)
    live.wait_for("20 times")
    assert live.lines.count("code.py output:") == 1
    drive.put("mine.txt", "b")
    assert "mine.txt was saved" in live.wait_for("Code stopped by auto-reload")


@pytest.mark.parametrize("way", ["rename", "delete and create"])
def test_the_ways_of_editors(drive, way):
    live = drive.start("--verbose", code=SLEEPS.format(version=1), env=FAST)
    live.wait_for("version 1")
    live.wait_until_watched()
    path = drive.folder / "code.py"
    if way == "rename":
        path.rename(drive.folder / "code.py~")
        drive.put("new.tmp", SLEEPS.format(version=2)).rename(path)
    else:
        path.unlink()
        time.sleep(0.2)
        path.write_text(SLEEPS.format(version=2))
    live.wait_for("version 2")


def test_a_script_that_has_gone_is_waited_for(drive):
    live = drive.start("--verbose", code=SLEEPS.format(version=1), env=FAST)
    live.wait_for("version 1")
    live.wait_until_watched()
    (drive.folder / "code.py").unlink()
    live.wait_for("no script in")
    drive.put("main.py", SLEEPS.format(version=2))
    live.wait_for("version 2")
    assert "main.py output:" in live.lines


def test_supervisor_can_say_no(drive):
    code = """
        import time
        from adafruit_httpserver.board import _host
        _host.host.autoreload(False)
        print("version 1")
        time.sleep(60)
    """
    live = drive.start("--verbose", code=code, env=FAST)
    live.wait_for("version 1")
    live.wait_until_watched()
    drive.put("a.txt", "a")
    time.sleep(0.5)
    assert live.lines.count("code.py output:") == 1


@pytest.mark.parametrize("why, reasons", [("reload", "SUPERVISOR_RELOAD POWER_ON"), ("reset", "STARTUP SOFTWARE")])
def test_a_script_starts_itself_again(drive, why, reasons):
    code = f"""
        from adafruit_httpserver.board import _host
        print(_host.host.run_reason, _host.host.reset_reason)
        if _host.host.run_reason + _host.host.reset_reason == "STARTUPPOWER_ON":
            try:
                _host.host.restart({why!r})
            except:
                print("a board's script can not catch that, and here it does not help")
                while True: pass
    """
    done = drive.run(code=code)
    assert done.status == 0, done
    assert f"\n{reasons}\nCode done running.\n" in done.out
    assert "Code stopped by " in done.out


def test_a_script_sleeps_deeply(drive):
    code = """
        from adafruit_httpserver.board import _host
        print(_host.host.reset_reason)
        if _host.host.reset_reason == "POWER_ON":
            _host.host.restart("deep sleep", 1.0)
    """
    began = time.monotonic()
    done = drive.run(code=code)
    assert "Code stopped to sleep deeply for 1 s.\n" in done.out and "DEEP_SLEEP_ALARM\n" in done.out
    assert time.monotonic() - began > 1.0


def test_a_script_chooses_the_next_one(drive):
    drive.put("other.py", "print('this is the other')")
    code = "from adafruit_httpserver.board import _host\n_host.host.next_code_file('other.py')\n_host.host.restart('reload')"
    done = drive.run(code=code)
    assert "other.py output:\nthis is the other\n" in done.out


def test_a_client_waits_while_a_fault_is_mended(drive):
    port = free_port()
    live = drive.start(code=SERVER.format(version=1, port=port), env=FAST)
    live.wait_for("Started development server")
    assert ask(port) == "1"
    drive.put("code.py", "print('version 2')\n1 / 0\n")
    # No terminal here: the run ends with the script, as it would without reload.
    assert live.end() == 1
    assert "ZeroDivisionError" in "".join(live.errors)


def test_a_server_that_was_stopped_is_not_kept(drive):
    port = free_port()
    stops = SERVER.format(version=1, port=port).replace("server.serve_forever(", "server.start(") + "server.stop()\nimport time\ntime.sleep(60)"
    live = drive.start("--verbose", code=stops, env=FAST)
    live.wait_for("Started development server")
    live.wait_until_watched()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except ConnectionRefusedError:
            break
    drive.put("code.py", SLEEPS.format(version=2))
    live.wait_for("version 2")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1)


def test_a_port_that_is_not_asked_for_again_is_let_go(drive):
    port, other = free_port(), free_port()
    live = drive.start(code=SERVER.format(version=1, port=port), env=FAST)
    live.wait_for("Started development server")
    drive.put("code.py", SERVER.format(version=2, port=other))
    live.wait_count("Started development server", 2)
    assert ask(other) == "2"
    deadline = time.monotonic() + 10
    with pytest.raises(ConnectionRefusedError):
        while time.monotonic() < deadline:
            socket.create_connection(("127.0.0.1", port), 1).close()
            time.sleep(0.05)


@pytest.mark.skipif(os.name != "posix", reason="kills")
def test_a_script_whose_process_is_killed(drive):
    done = drive.run(code="import os, signal\nfrom os import *\nprint('a')\n__import__('ctypes').string_at(0)")
    assert done.status == 1
    assert "Code stopped: its process ended by SIGSEGV." in done.out


@pytest.mark.parametrize("text", ["soon", "-1", "nan"])
def test_an_impossible_delay_is_a_usage_error(drive, text):
    done = drive.run(code="print('ran')", env={"ADAFRUIT_HTTPSERVER_RELOAD_DELAY": text})
    assert done.status == 2
    assert "ADAFRUIT_HTTPSERVER_RELOAD_DELAY" in done.err and "ran" not in done.out


def test_without_reload_a_save_changes_nothing(drive):
    live = drive.start("--no-reload", code=SLEEPS.format(version=1), env=FAST)
    live.wait_for("version 1")
    drive.put("code.py", SLEEPS.format(version=2))
    time.sleep(0.5)
    assert live.lines.count("code.py output:") == 1
