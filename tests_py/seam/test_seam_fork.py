# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Child processes: what can not work says so, and nothing ever hangs."""

import os

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

#: A hanging child is ended by this, and the test fails.
HEAD = """
import gc, os, signal, socket, sys, time
import serving, wire
from adafruit_httpserver import HTTPServer, HTTPResponse

def child(function):
    number = os.fork()
    if number == 0:
        signal.alarm(10)
        try:
            function()
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(1)
        sys.exit(0) if leave_as_python_does else os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])

leave_as_python_does = True
server = HTTPServer(socket)
server.route("/x")(lambda request: HTTPResponse(body="x"))
kept = []
server.route("/keep", "POST")(lambda request: kept.append(request) or HTTPResponse())

def answers():
    port = serving.start(server)
    with wire.connect(port) as client:
        client.send(wire.request("/x"))
        while not client._data:
            server.poll()
            client.sock.settimeout(0.01)
            try:
                client._more()
            except socket.timeout:
                pass
        assert client.answer().body == b"x"
"""

SAYS_WHY = """
def says_why(call):
    try:
        call()
    except RuntimeError as problem:
        assert "forked" in str(problem) and "before" not in str(problem).split("forked")[0], problem
        assert "start the first server after the fork" in str(problem), problem
    else:
        raise AssertionError("no RuntimeError")
"""


def test_a_child_of_a_running_server_says_why_it_can_not_serve(run):
    run(HEAD + SAYS_WHY + """
port = serving.start(server)
server.poll()

def in_child():
    says_why(server.poll)
    says_why(lambda: server.start("127.0.0.1", port))  # though the port is in use
    says_why(lambda: server.serve_forever("127.0.0.1", serving.free_port()))
    says_why(lambda: HTTPServer(socket).start("127.0.0.1", serving.free_port()))
    server.stop()
    gc.collect()

for _ in range(20):
    assert child(in_child) == 0
    server.poll()
with wire.connect(port) as client:
    assert client.ask("/none").status == 404
server.stop()
""")


def test_a_child_of_a_server_that_was_stopped_says_so_too(run):
    run(HEAD + SAYS_WHY + """
serving.start(server)
server.stop()
assert child(lambda: says_why(lambda: serving.start(server))) == 0
answers()
""")


def test_what_the_child_drops_does_not_hang(run):
    run(HEAD + """
port = serving.start(server)
with wire.connect(port) as client:
    client.send(wire.request("/keep", "POST", b"y" * (3 << 20)))
    while not kept:
        server.poll()

def in_child():
    try:
        kept[0].body
    except RuntimeError:
        pass
    else:
        raise AssertionError("no RuntimeError")
    kept.clear()
    globals().pop("server")
    gc.collect()

for _ in range(10):
    assert child(in_child) == 0
assert kept[0].body == b"y" * (3 << 20)
""")


@pytest.mark.parametrize("pool", ["socket", "Pool()"])
@pytest.mark.parametrize(
    "leave, status",
    [("sys.exit(3)", 3), ("os._exit(3)", 3), ("return HTTPResponse(body='child')", 7), ("raise ValueError", 8)],
)
def test_a_fork_in_a_handler(leave, status, pool, run):
    """Whatever the child does, it can not answer, and the parent can."""
    run(HEAD + """
class Pool:
    AF_INET, SOCK_STREAM = socket.AF_INET, socket.SOCK_STREAM
    socket = staticmethod(lambda *_: socket.socket())

parent, said = os.getpid(), []
server = HTTPServer(POOL)

@server.route("/fork")
def fork(request):
    number = os.fork()
    if number == 0:
        signal.alarm(10)
        LEAVE
    said.append(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]))
    return HTTPResponse(body="parent")

port = serving.start(server)
for _ in range(5):
    with wire.connect(port) as client:
        client.send(wire.request("/fork"))
        while not client._data:
            try:
                server.poll()
            except (RuntimeError, ValueError) as problem:
                assert os.getpid() != parent
                os._exit(7 if "forked" in str(problem) else 8)
            client.sock.settimeout(0.05)
            try:
                client._more()
            except socket.timeout:
                pass
        assert client.answer().body == b"parent"
assert said == [STATUS] * 5, said
""".replace("LEAVE", leave).replace("POOL", pool).replace("STATUS", str(status)))


def test_a_fork_before_the_first_start_works_in_both(run):
    run(HEAD + """
assert child(answers) == 0
answers()
""")


def test_a_program_that_is_started_by_a_running_server_inherits_nothing(run):
    assert run(HEAD + """
import subprocess
port = serving.start(server)
code = "import os; print(sum(os.path.exists(f'/proc/self/fd/{n}') for n in range(3, 50)))"
with wire.connect(port) as client:
    assert client.ask("/none").status == 404
    print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, close_fds=False).stdout)
server.stop()
""").split() == ["0"]


def test_multiprocessing_spawn(run):
    run("""
        import multiprocessing, socket
        import serving, wire
        from adafruit_httpserver import HTTPServer, HTTPResponse

        def serve(port, ready):
            server = HTTPServer(socket)

            @server.route("/stop")
            def stop(request):
                server.stop()
                return HTTPResponse(body="child")

            server.start("127.0.0.1", port)
            ready.set()
            try:
                while True:
                    server.poll()
            except Exception as problem:
                assert type(problem).__name__ == "ServerStoppedError"

        if __name__ == "__main__":
            own = HTTPServer(socket)
            serving.start(own)
            context = multiprocessing.get_context("spawn")
            port, ready = serving.free_port(), context.Event()
            process = context.Process(target=serve, args=(port, ready))
            process.start()
            assert ready.wait(20)
            assert wire.ask(port, "/stop").body == b"child"
            process.join(10)
            assert process.exitcode == 0
            own.stop()
    """)


def test_a_child_can_not_use_what_the_parent_streams(run):
    run(HEAD + SAYS_WHY + """
lasting = []
@server.route("/stream")
def stream(request):
    lasting.append(server._service.engine.stream(0, 200, "text/plain"))
    return HTTPResponse()

port = serving.start(server)
client = wire.connect(port)
client.send(wire.request("/stream"))
while not lasting:
    server.poll()

def in_child():
    says_why(lambda: lasting[0].send(b"child"))
    says_why(lasting[0].close)
    says_why(lambda: lasting[0].gone)
    lasting.clear()
    gc.collect()

for number in range(5):
    assert child(in_child) == 0
    lasting[0].send(b"parent %d" % number)
    assert client._until(b"parent %d" % number)
lasting[0].close()
assert client._until(b"0\\r\\n\\r\\n")
server.stop()
""")
