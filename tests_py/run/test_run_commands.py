# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The commands beside run: init, doctor, the help of all; and what is told of the original beside us."""

import os
import shutil
import subprocess
import sys
import time

import pytest


def command(*words, cwd=None, env=None):
    """Run the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "adafruit_httpserver", *words], cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("name", ["run", "init", "doctor", "enable", "disable"])
def test_help_of_each_command_has_an_example(name):
    done = command(name, "--help")
    assert done.returncode == 0
    assert "example" in done.stdout and f"python -m adafruit_httpserver {name}" in done.stdout


def test_init_makes_a_drive_that_runs(tmp_path, drive):
    done = command("init", "größe", "--board", "pico_w", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "python -m adafruit_httpserver run größe" in done.stdout
    assert "circup --path größe install --py " in done.stdout, "what circup installs without it only boards can run"
    assert "Raspberry Pi Pico W" in (tmp_path / "größe" / "boot_out.txt").read_text()
    ran = drive.run("--for", "60s", "--expect", "Started development server on http://127.0.0.1:", "größe", cwd=tmp_path)
    assert ran.status == 0, ran


def test_init_writes_nothing_over(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "code.py").write_text("mine")
    done = command("init", "mine", cwd=tmp_path)
    assert done.returncode == 2 and "is there already" in done.stderr and "Traceback" not in done.stderr
    assert (tmp_path / "mine" / "code.py").read_text() == "mine"


@pytest.mark.parametrize("words", [("init", "new", "--board", "pco_w"), ("run", "--board", "pco_w", ".")])
def test_an_unknown_board_lists_the_nearest_names(tmp_path, words):
    (tmp_path / "code.py").write_text("print('ran')")
    done = command(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "'pco_w'" in done.stderr and "raspberry_pi_pico_w" in done.stderr and "ran" not in done.stdout


def test_a_board_is_chosen(drive):
    done = drive.check("import board, sys\nprint(board.board_id, hasattr(board, 'GP0'), hasattr(board, 'D13'))", "--board", "pico_w")
    assert "raspberry_pi_pico_w True False\n" in done.out


@pytest.mark.parametrize(
    "boot_out, line, generic",
    [
        ("Adafruit CircuitPython 9.2.0 on 2024-11-20; Raspberry Pi Pico W with rp2040\nBoard ID:raspberry_pi_pico_w\n",
         "simulated: Raspberry Pi Pico W, as boot_out.txt says", False),
        ("Board ID:my_own_board\n", "(boot_out.txt says my_own_board, which has no pins here)", True),
        ("nothing\n", "(boot_out.txt names no board)", True),
        ("Board ID:simulated_board\n", "simulated: LED, BUTTON, D0 ..., GP0 ..., IO0 ...", True),
    ],
)  # fmt: skip
def test_the_board_line_follows_boot_out_txt(drive, boot_out, line, generic):
    drive.put("boot_out.txt", boot_out)
    done = drive.check("import board\nprint(hasattr(board, 'D13'))")
    assert [each for each in done.out.splitlines() if each.startswith("  board ")][0].endswith(line), done.out
    assert done.printed.startswith(f"{generic}\n")
    assert "simulated: Adafruit Metro ESP32S2\n" in drive.check("pass", "--board", "metro_esp32s2").out


def test_open_opens_the_page_in_the_browser(drive, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened.new && mv {tmp_path}/opened.new {tmp_path}/opened\n')
    browser.chmod(0o755)
    code = """
        import os, socketpool, wifi
        listener = socketpool.SocketPool(wifi.radio).socket()
        listener.bind((str(wifi.radio.ipv4_address), 80))
        listener.listen(1)
        listener.settimeout(20)
        try:
            listener.accept()
        except OSError:
            pass
    """
    live = drive.start("--open", "--for", "20s", code=code, env={"BROWSER": f"{browser} %s"})
    until = time.monotonic() + 15
    while not (tmp_path / "opened").exists():
        assert time.monotonic() < until and live.process.poll() is None, (live.lines, live.errors)
        time.sleep(0.02)
    assert (tmp_path / "opened").read_text().startswith("http://127.0.0.1:")


def test_doctor_tells_what_there_is():
    done = command("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("python", "package", "original", "watchdog", "port 80", "simulated", "wifi", "real"):
        assert name in done.stdout


def test_the_original_beside_us_is_told(tmp_path, drive):
    (tmp_path / "site" / "adafruit_circuitpython_httpserver-4.8.2.dist-info").mkdir(parents=True)
    env = {"PYTHONPATH": str(tmp_path / "site")}
    done = command("doctor", env=env)
    assert done.returncode == 1
    assert "pip uninstall -y adafruit-circuitpython-httpserver" in done.stdout
    ran = drive.run(code="pass", env=env)
    assert ran.out.count("adafruit-circuitpython-httpserver is installed too") == 1 and ran.status == 0


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare")
def test_lan_binds_the_address_of_the_network_and_shows_a_code(drive):
    """In a network namespace of its own, with one address; never on the machine's own interfaces."""
    try:
        subprocess.run(["unshare", "-Urn", "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the kernel refuses network namespaces")
    drive.put("code.py", "import socketpool, wifi\npool = socketpool.SocketPool(wifi.radio)\ns = pool.socket()\n"
              "s.bind((str(wifi.radio.ipv4_address), 80))\ns.listen(1)\nprint('address', *s.getsockname())\n")  # fmt: skip
    script = (
        "ip link set lo up && ip addr add 10.77.0.5/24 dev lo && ip route add default dev lo src 10.77.0.5 && "
        f"exec {sys.executable} -m adafruit_httpserver run --lan --for 30s"
    )
    if not shutil.which("ip"):
        pytest.skip("needs ip, to make an interface")
    done = subprocess.run(["unshare", "-Urn", "sh", "-c", script], cwd=drive.folder, capture_output=True, text=True, timeout=60)
    assert "address 10.77.0.5 80" in done.stdout.replace("8080", "80"), done.stdout + done.stderr
    assert "http://10.77.0.5:8080" in done.stdout and "█" in done.stdout


def test_lan_without_a_network_says_so(drive):
    try:
        subprocess.run(["unshare", "-Urn", "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the kernel refuses network namespaces")
    drive.put("code.py", "print('ran')")
    words = ["unshare", "-Urn", sys.executable, "-m", "adafruit_httpserver", "run", "--lan"]
    done = subprocess.run(words, cwd=drive.folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "--lan: this computer is in no network" in done.stderr and "ran" not in done.stdout


def test_https_with_a_certificate_made_here(drive, tmp_path):
    import http.client
    import ssl

    env = {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
    code = """
        import socketpool, wifi
        from adafruit_httpserver import HTTPResponse, HTTPServer
        server = HTTPServer(socketpool.SocketPool(wifi.radio))
        @server.route("/")
        def hello(request):
            return HTTPResponse(body="hello")
        server.serve_forever(str(wifi.radio.ipv4_address), 443)
    """
    made = []
    for _ in range(2):
        live = drive.start("--https", code=code, env=env)
        line = live.wait_for("Started development server on https://127.0.0.1:")
        kept = list((tmp_path / "state").rglob("*.pem")) + list(tmp_path.rglob("Library/**/*.pem"))
        made.append(kept[0].read_bytes())
        assert kept[0].stat().st_mode & 0o077 == 0, "others can read the key"
        context = ssl.create_default_context(cafile=str(kept[0]))
        client = http.client.HTTPSConnection("127.0.0.1", int(line.rpartition(":")[2]), context=context, timeout=10)
        client.request("GET", "/")
        assert client.getresponse().read() == b"hello"
        client.close()
        live.process.terminate()
        live.end()
    assert made[0] == made[1], "it is kept"
