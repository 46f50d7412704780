# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What --lan tells by mDNS, asked by an independent client, in a network namespace that each test makes for itself."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import types

import pytest

from adafruit_httpserver.run import advertising

#: Two ends of a cable, and the way to all others through it. Nothing of the machine's own network is in there.
CABLE = (
    "ip link set lo up && ip link add v0 type veth peer name v1 && ip addr add 10.77.0.5/24 dev v0 && "
    "ip link set v0 up && ip link set v1 up && ip route add default dev v0 src 10.77.0.5"
)

START = "import time\nimport mdns, socketpool, wifi\n"

LISTEN = """
s = socketpool.SocketPool(wifi.radio).socket()
s.bind((str(wifi.radio.ipv4_address), 8123))
s.listen(1)
"""

TELL = """
server = mdns.Server(wifi.radio)
server.hostname, server.instance_name = "robot", "The robot 2.0"
server.advertise_service(service_type="_http", protocol="_tcp", port=8123, txt_records=["path=/", "v=1"])
"""

READY = """
print("ready")
while True:
    time.sleep(1)
"""

CLIENT = """
from zeroconf import IPVersion, ServiceInfo, Zeroconf

client = Zeroconf(interfaces=["10.77.0.5"], ip_version=IPVersion.V4Only)
for instance in ("The robot 2-0", "my-drive"):
    info = client.get_service_info("_http._tcp.local.", instance + "._http._tcp.local.", timeout=SECONDS)
    print(instance, info and (info.server, info.parsed_addresses(), info.port, info.properties))
client.close()
"""

BROWSER = """
import threading
from zeroconf import IPVersion, ServiceBrowser, Zeroconf

client, found, both = Zeroconf(interfaces=["10.77.0.5"], ip_version=IPVersion.V4Only), set(), threading.Event()

class Listener:
    def add_service(self, zeroconf, kind, name):
        found.add(name)
        if len(found) == 2:
            both.set()
    update_service = remove_service = lambda *what: None

ServiceBrowser(client, "_http._tcp.local.", Listener())
both.wait(10)
for name in found:
    info = client.get_service_info("_http._tcp.local.", name)
    print(name, info and (info.server, info.parsed_addresses(), info.port, info.properties))
client.close()
"""

#: The run ends as soon as both services are known; then they must go at once, and not when their time is over.
FAREWELL = """
import os, pathlib, signal, sys, threading
from zeroconf import IPVersion, ServiceBrowser, Zeroconf

client, found, both, gone = Zeroconf(interfaces=["10.77.0.5"], ip_version=IPVersion.V4Only), set(), threading.Event(), threading.Event()

class Listener:
    def add_service(self, zeroconf, kind, name):
        found.add(name)
        if len(found) == 2:
            both.set()
    def remove_service(self, zeroconf, kind, name):
        print("gone", name)
        found.discard(name)
        if not found:
            gone.set()
    update_service = lambda *what: None

ServiceBrowser(client, "_http._tcp.local.", Listener())
print("both there", both.wait(10), "address", bool(client.cache.get_all_by_details("robot.local.", 1, 1)))
if "--no-reload" in sys.argv:
    pathlib.Path(sys.argv[1]).with_name("My drive").joinpath("stop").touch()
else:
    os.kill(int(sys.argv[2]), signal.SIGTERM)
print("both gone", gone.wait(10), "address kept", any(record.ttl > 1 for record in client.cache.get_all_by_details("robot.local.", 1, 1)))
client.close()
"""

UNTIL_SAID = """
import pathlib, sys, time
end = time.monotonic() + 10
while "is taken" not in pathlib.Path(sys.argv[1]).read_text() and time.monotonic() < end:
    time.sleep(0.05)
"""

#: Another computer has two of the names already.
TAKEN = """
import socket, time
from zeroconf import IPVersion, ServiceInfo, Zeroconf

other = Zeroconf(interfaces=["10.77.0.5"], ip_version=IPVersion.V4Only)
for host in ("robot", "robot-2"):
    other.register_service(ServiceInfo("_ipp._tcp.local.", f"{host}._ipp._tcp.local.", addresses=[socket.inet_aton("10.77.0.9")],
                                       port=631, server=f"{host}.local."))
print("others are there", flush=True)
time.sleep(30)
"""

#: A program that does not share the port of mDNS.
SELFISH = """
import socket, time
holder = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
holder.bind(("", 5353))
print("there", flush=True)
time.sleep(30)
"""

#: What stands in for avahi-publish notes what it is asked, and its number, and stays.
PUBLISH = """#!/bin/sh
echo "$$" "$@" >> {calls}
exec sleep 60
"""

#: Ends the run once the fake has been asked three times, when the script waits for that.
CALLED = """
import pathlib, sys, time
calls = pathlib.Path(sys.argv[1]).with_name("calls")
end = time.monotonic() + 10
while time.monotonic() < end and not (calls.exists() and calls.read_text().count(chr(10)) >= 4):
    time.sleep(0.05)
pathlib.Path(sys.argv[1]).with_name("My drive").joinpath("stop").touch()
"""

UNTIL_STOP = """
import os
print("ready")
while "stop" not in os.listdir():
    time.sleep(0.05)
"""

FIND = """
server.advertise_service(service_type="_ipp", protocol="_tcp", port=8124)
print("ready")
while True:
    for each in server.find("_http", "_tcp", timeout=1):
        print("found", each.instance_name, each.hostname, each.service_type, each.protocol, each.port, each.ipv4_address)
    print("in all", sorted(each.hostname for each in server.find(service_type="_http", protocol="_tcp", timeout=0.5)))
"""

#: Others in the network: two lamps, and a printer, which nobody looks for.
OTHERS = """
import pathlib, socket, sys, time
from zeroconf import IPVersion, ServiceInfo, Zeroconf

client = Zeroconf(interfaces=["10.77.0.5"], ip_version=IPVersion.V4Only)
for name, kind, port in (("Lamp one", "_http._tcp", 80), ("Lamp two", "_http._tcp", 8080), ("Printer", "_ipp._tcp", 631)):
    host = name.replace(" ", "-").lower()
    client.register_service(ServiceInfo(f"{kind}.local.", f"{name}.{kind}.local.", addresses=[socket.inet_aton("10.77.0.9")],
                                        port=port, properties={"path": "/"}, server=f"{host}.local."))
end = time.monotonic() + 15
while "in all ['lamp-one', 'lamp-two', 'robot']" not in pathlib.Path(sys.argv[1]).read_text() and time.monotonic() < end:
    time.sleep(0.05)
client.close()
"""


def asked(tmp_path, client: str, *code: str, options: str = "--no-reload", other: str = "", path: str = "$PATH") -> str:
    """What a client in the namespace of a run with --lan prints, and the run."""
    if not shutil.which("unshare") or not shutil.which("ip"):
        pytest.skip("needs unshare and ip")
    if subprocess.run(["unshare", "-Urn", "sh", "-c", CABLE], capture_output=True).returncode:
        pytest.skip("the kernel refuses network namespaces, or a veth interface in them")
    pytest.importorskip("zeroconf")
    folder = tmp_path / "My drive"
    folder.mkdir()
    (folder / "code.py").write_text(START + "".join(code))
    (tmp_path / "client.py").write_text(client)
    (tmp_path / "other.py").write_text(other or "print('there')")
    script = f"""{CABLE} || exit 9
        {sys.executable} {tmp_path}/other.py > {tmp_path}/others 2>&1 & others=$!
        n=0; until grep -qs there {tmp_path}/others; do n=$((n+1)); [ $n -gt 200 ] && break; sleep 0.05; done
        PATH={path} {sys.executable} -m adafruit_httpserver run --lan {options} --for 30s > {tmp_path}/out 2>&1 & run=$!
        n=0; until grep -qs ready {tmp_path}/out; do n=$((n+1)); [ $n -gt 200 ] && break; sleep 0.05; done
        {sys.executable} {tmp_path}/client.py {tmp_path}/out $run {options}; kill $run $others 2> /dev/null; wait $run; cat {tmp_path}/out"""
    process = subprocess.Popen(
        ["unshare", "-Urn", "sh", "-c", script], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        return process.communicate(timeout=45)[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


ROBOT = "('robot.local.', ['10.77.0.5'], 8123, {b'path': b'/', b'v': b'1'})"


def test_services_are_found_and_resolved(tmp_path):
    out = asked(tmp_path, BROWSER, LISTEN, TELL, READY)
    assert f"The robot 2-0._http._tcp.local. {ROBOT}\n" in out, out
    assert "my-drive._http._tcp.local. ('my-drive.local.', ['10.77.0.5'], 8123, " in out, out
    assert "(in this network also http://my-drive.local:8123)" in out, out


@pytest.mark.parametrize("code", [(LISTEN, TELL), (TELL, LISTEN)], ids=["the socket first", "the service first"])
def test_a_service_is_told_with_the_port_that_it_got(tmp_path, code):
    out = asked(tmp_path, BROWSER, *(part.replace("8123", "80") for part in code), READY)
    assert f"The robot 2-0._http._tcp.local. {ROBOT.replace('8123', '8080')}\n" in out, out


def test_a_service_that_was_withdrawn_is_not_found(tmp_path):
    out = asked(tmp_path, CLIENT.replace("SECONDS", "1500"), LISTEN, TELL, "server.deinit()", READY)
    assert "The robot 2-0 None\n" in out and "my-drive ('my-drive.local.'" in out, out


@pytest.mark.parametrize("options", ["--no-reload", ""], ids=["the script ends", "the runner is told to end"])
def test_a_run_says_goodbye(tmp_path, options):
    out = asked(tmp_path, FAREWELL, LISTEN, TELL, UNTIL_STOP, options=options)
    assert "both there True address True\n" in out and "both gone True address kept False\n" in out, out


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    out = asked(tmp_path, BROWSER + UNTIL_SAID, LISTEN, TELL, READY, other=TAKEN)
    assert f"The robot 2-0._http._tcp.local. {ROBOT.replace('robot', 'robot-3')}\n" in out, out
    assert out.count("  mdns      robot.local is taken: here it is robot-3.local\n") == 1, out
    assert "my-drive._http._tcp.local. ('my-drive.local.', ['10.77.0.5'], 8123, " in out, out


def test_the_name_of_the_computer_is_never_claimed(tmp_path):
    own = socket.gethostname().partition(".")[0]
    told = TELL.replace('"robot"', f'"{own}"').replace("server.adv", "server.instance_name = server.hostname\nserver.adv")
    out = asked(tmp_path, BROWSER + UNTIL_SAID, LISTEN, told, READY)
    assert f"{own}-2._http._tcp.local. {ROBOT.replace('robot', own + '-2')}\n" in out, out
    assert out.count(f"  mdns      {own}.local is taken: here it is {own}-2.local\n") == 1, out


def test_a_run_may_end_before_its_name_is_known(tmp_path):
    out = asked(tmp_path, "import time\ntime.sleep(1.5)\n", TELL, "server.deinit()\n", "print('ready')\ntime.sleep(1)\n")
    assert "Code done running." in out and "Traceback" not in out and "told to nobody" not in out, out


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is another command")
@pytest.mark.parametrize("end", [UNTIL_STOP, READY], ids=["the script ends", "the run is ended by force"])
def test_where_the_port_is_refused_the_responder_of_the_system_is_asked(tmp_path, end):
    fake, calls = tmp_path / "bin" / "avahi-publish", tmp_path / "calls"
    fake.parent.mkdir()
    fake.write_text(PUBLISH.format(calls=calls))
    fake.chmod(0o755)
    out = asked(tmp_path, CALLED, LISTEN, TELL, end, other=SELFISH, path=f"{fake.parent}:$PATH")
    assert out.count(f"  mdns      port 5353 is refused: {fake} is asked to tell of names\n") == 1, out
    told = [line.split(" ", 1) for line in calls.read_text().splitlines()]
    assert sorted(arguments for _, arguments in told) == [
        "-a -R -- my-drive.local 10.77.0.5",
        "-a -R -- robot.local 10.77.0.5",
        "-s -H my-drive.local -- my-drive _http._tcp 8123",
        "-s -H robot.local -- The robot 2.0 _http._tcp 8123 path=/ v=1",
    ], out
    deadline = time.monotonic() + 5
    while any(is_there(int(number)) for number, _ in told) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [number for number, _ in told if is_there(int(number))], out
    assert "has ended" not in out and "Traceback" not in out, out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is another command")
def test_a_responder_that_does_not_tell_is_reported(tmp_path):
    fake = tmp_path / "bin" / "avahi-publish"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\necho 'Daemon not running' >&2\nexit 1\n")
    fake.chmod(0o755)
    out = asked(tmp_path, UNTIL_SAID.replace("is taken", "has ended"), LISTEN, READY, other=SELFISH, path=f"{fake.parent}:$PATH")
    assert out.count(f"  mdns      my-drive.local is told to nobody: {fake} has ended: Daemon not running\n") == 1, out


def test_the_name_of_the_computer_is_never_asked_of_the_responder(tmp_path):
    asked_for, own = [], socket.gethostname().partition(".")[0]
    advertiser = advertising.Advertiser("10.77.0.5")
    advertiser._responder = types.SimpleNamespace(service=lambda host, *more: asked_for.append(host))
    for host in (own, own.upper(), "robot"):
        advertiser.service(host, "The robot", "_http._tcp", 80, {})
    assert asked_for == [f"{own}-2", f"{own.upper()}-2", "robot"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is another command")
def test_where_the_port_is_refused_and_nobody_can_be_asked_a_line_says_so(tmp_path):
    out = asked(tmp_path, "", LISTEN, READY, other=SELFISH, path=str(tmp_path))
    assert out.count("port 5353 is refused: end the program that has it, or install avahi-publish (Debian: avahi-utils)") == 1, out


def test_the_services_of_others_are_found(tmp_path):
    out = asked(tmp_path, OTHERS, TELL, FIND)
    assert "found Lamp one lamp-one _http _tcp 80 10.77.0.9\n" in out, out
    assert "found Lamp two lamp-two _http _tcp 8080 10.77.0.9\n" in out, out
    assert "found The robot 2.0 robot _http _tcp 8123 10.77.0.5\n" in out, out
    assert "in all ['lamp-one', 'lamp-two', 'robot']\n" in out, out
    assert "Printer" not in out and "8124" not in out, out


def test_without_lan_a_script_finds_its_own_services(drive):
    done = drive.check(
        """
        import mdns, wifi
        server = mdns.Server(wifi.radio)
        server.hostname, server.instance_name = "robot", "The robot"
        server.advertise_service(service_type="_http", protocol="_tcp", port=80)
        server.advertise_service(service_type="_ws", protocol="_tcp", port=81)
        for _ in range(2):
            for each in server.find("_http", "_tcp", timeout=0.1):
                assert isinstance(each, mdns.RemoteService)
                print(each.hostname, each.instance_name, each.service_type, each.protocol, each.port, each.ipv4_address)
        assert server.find("_ftp", "_tcp") == ()
        server.deinit()
        assert mdns.Server(wifi.radio).find("_http", "_tcp", timeout=0.1) == ()
        """
    )
    assert done.printed.count("robot The robot _http _tcp 80 127.0.0.1\n") == 2, done.out
    assert done.printed.count("  mdns      only what this script tells is found: run it with --lan\n") == 1, done.out


def test_nobody_is_told_without_lan(drive):
    done = drive.check(
        "import mdns, wifi\nserver = mdns.Server(wifi.radio)\nserver.hostname = 'robot'\n"
        "for _ in range(2):\n    server.advertise_service(service_type='_http', protocol='_tcp', port=80)\n"
    )
    assert done.out.count("mdns      robot.local is told to nobody: run it with --lan") == 1, done.out
