# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The end of a process: orderly or not, with a server in any state, it ends at once and leaves nothing behind."""

import os
import subprocess
import sys

import pytest

HEAD = """
import os, socket, sys, threading, time
import serving, wire
from adafruit_httpserver import HTTPServer, HTTPResponse

server = HTTPServer(socket)
server.route("/x")(lambda request: HTTPResponse(body="x"))
server.route("/large")(lambda request: HTTPResponse(body=bytes(300_000)))
"""

ENDS = {
    "a server that is started": "serving.start(server)",
    "a server that was polled": "serving.start(server); server.poll()",
    "a server that was stopped": "serving.start(server); server.stop()",
    "a server that is never started": "",
    "several servers": "all = [HTTPServer(socket) for _ in range(5)]; [serving.start(each) for each in all]",
    "a thread in serve_forever": """
port = serving.free_port()
threading.Thread(target=server.serve_forever, args=("127.0.0.1", port), daemon=True).start()
serving.wait_until(lambda: serving.socket.socket().connect_ex(("127.0.0.1", port)) == 0)
""",
    "a thread that polls": """
serving.start(server)
def poll():
    while True:
        server.poll()
threading.Thread(target=poll, daemon=True).start()
time.sleep(0.05)
""",
    "idle clients": "client = wire.connect(serving.start(server)); client.ask('/none')",
    "a request in the queue": """
port = serving.start(server)
client = wire.connect(port)
client.send(wire.request("/x"))
wire.ask(port, "/none")
""",
    "a large request in hand": """
port, kept = serving.start(server), []
server.route("/keep", "POST")(lambda request: kept.append(request) or HTTPResponse())
client = wire.connect(port)
client.send(wire.request("/keep", "POST", b"y" * (3 << 20)))
while not kept:
    server.poll()
""",
    "answers that take their time": """
port, lasting = serving.start(server), []
@server.route("/stream")
def stream(request):
    lasting.append(server._service.engine.stream(0, 200, "text/plain"))
    return HTTPResponse()
@server.route("/socket")
def socket(request):
    lasting.append(server._service.engine.upgrade(0))
    return HTTPResponse()
clients = [wire.connect(port), wire.connect(port)]
clients[0].send(wire.request("/stream"))
clients[1].send(wire.request("/socket", headers="Upgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Version: 13\\r\\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n"))
while len(lasting) < 2:
    server.poll()
""",
    "what handlers keep of release 1": """
from adafruit_httpserver.server import HTTPServer
server, kept = HTTPServer(socket), []
@server.route("/")
def handle(request, conn):
    conn.send(b"HTTP/1.1 200 OK\\r\\n\\r\\n")
    kept.extend((request, conn, kept))
client = wire.connect(serving.start(server))
client.send(wire.request("/"))
while not kept:
    server.poll()
""",
    "what handlers keep of release 4": """
from adafruit_httpserver import ChunkedResponse, Server, SSEResponse, Websocket
server, kept, clients = Server(socket), [], []
def endless():
    while True:
        yield b"x" * 10_000
for path, kind in (("/chunks", lambda request: ChunkedResponse(request, endless)), ("/events", SSEResponse), ("/socket", Websocket)):
    server.route(path)(lambda request, kind=kind: kept.append(kind(request)) or kept[-1])
@server.route("/own")
def own(request):
    request.connection.send(b"HTTP/1.1 200 OK\\r\\n\\r\\n")
    kept.extend((request, kept))
server.start("127.0.0.1", 0)
for path in ("/chunks", "/events", "/socket", "/own"):
    clients.append(wire.connect(server.port))
    clients[-1].send(wire.request(path, headers="Upgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Version: 13\\r\\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n"))
while len(kept) < 5:
    server.poll()
""",
    "an object in a cycle": "server.me = server; serving.start(server); del server; import gc; gc.collect()",
}


@pytest.mark.parametrize("name", ENDS)
def test_the_process_ends_at_once_and_silently(name, program):
    running = program(HEAD + ENDS[name] + "\nprint('end')\nend = time.time()\n")
    status, out, err = running.end(20)
    assert (status, out, err) == (0, "end\n", "")


def test_an_answer_that_was_just_given_still_arrives(program):
    running = program(HEAD + """
port = serving.start(server)
print(port)
handled = []
server.route("/x")(lambda request: handled.append(1) or HTTPResponse(body="y" * 300_000))
while not handled:
    server.poll()
""")
    import wire

    answer = wire.ask(int(running.line()), "/x")
    assert answer.body == b"y" * 300_000
    assert running.end()[0] == 0


@pytest.mark.parametrize("end", ["os._exit(3)", "os.kill(os.getpid(), 9)", "os.abort()"])
def test_a_crash_leaves_no_process_and_no_file(end, program, tmp_path):
    """Also not of a request that was in a temporary file."""
    files = tmp_path / "temporary"
    files.mkdir()
    os.environ["TMPDIR"], before = str(files), os.environ.get("TMPDIR")
    try:
        running = program(HEAD + """
port = serving.start(server)
client = wire.connect(port)
client.send(b"POST /x HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 9000000\\r\\n\\r\\n" + b"y" * (4 << 20))
time.sleep(0.3)
""" + end)
        status, _, _ = running.end()
    finally:
        os.environ.pop("TMPDIR")
        if before is not None:
            os.environ["TMPDIR"] = before
    assert status != 0
    assert list(files.iterdir()) == []


def test_an_exception_in_the_script_shows_its_traceback_and_nothing_else(program):
    running = program(HEAD + "serving.start(server)\nserver.poll()\nraise ValueError('my own')\n")
    status, _, err = running.end()
    assert status == 1 and err.rstrip().endswith("ValueError: my own")
    assert "goroutine" not in err and "Exception ignored" not in err


def test_sys_exit_in_a_handler_ends_the_script_with_its_status(program):
    running = program(HEAD + """
server.route("/exit")(lambda request: sys.exit(7))
port = serving.free_port()
print(port)
server.serve_forever("127.0.0.1", port)
""")
    import serving
    import wire

    port = int(running.line())
    statuses = []

    def asked() -> bool:
        try:
            statuses.append(wire.ask(port, "/exit").status)
        except ConnectionRefusedError:
            pass
        return bool(statuses)

    serving.wait_until(asked)
    assert statuses == [500]
    assert running.end()[0] == 7


def test_python_in_optimised_and_isolated_mode(tmp_path):
    source = "import socket; from adafruit_httpserver import HTTPServer; s = HTTPServer(socket); s.start('127.0.0.1', 0); s.poll(); s.stop()"
    for flags in (["-O"], ["-OO"], ["-I"], ["-X", "dev"], ["-W", "error"]):
        done = subprocess.run([sys.executable, *flags, "-c", source], cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), flags
