# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4: responses that last, as clients of server-sent events and WebSockets see them, and servers that stop and start."""

import re

import wire
from harness import Scenario, get

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
UPGRADE = f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def sse(*calls: str, path: str = "/sse", data: bytes = b"", server: str = "main"):
    """A client of events, while the script makes these calls."""

    def does(talk) -> dict:
        with talk.stream(data or get(path), server) as stream:
            outcomes = [talk.do(call) for call in calls]
            return {**stream.observed, "framing": "", "outcomes": outcomes, "events": stream.rest()}

    return does


def event(arguments: str) -> str:
    """A call that sends an event."""
    return f"kept.send_event({arguments})"


def sse_client_leaves(talk) -> dict:
    """Events for a client that has left."""
    with talk.stream(get("/sse")):
        talk.do(event("'one'"))
    return {"outcome": talk.do("until_raises(lambda: kept.send_event('x'))"), "close": talk.do("kept.close()")}


def sse_two_clients(talk) -> dict:
    """Two clients, each with events of its own."""
    with talk.stream(get("/sse")) as one:
        talk.do("globals().update(first=kept)")
        with talk.stream(get("/sse")) as two:
            outcomes = [talk.do(call) for call in (event("'two'"), "first.send_event('one')", "first.close()", "kept.close()")]
            return {"outcomes": outcomes, "one": one.rest(), "two": two.rest()}


def frame(opcode: int, payload: bytes = b"", final: bool = True, masked: bool = True) -> bytes:
    """A frame of a client."""
    size = len(payload)
    length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big") if size < 65536 else b"\x7f" + size.to_bytes(8, "big")
    head = bytes([final << 7 | opcode, masked << 7 | length[0]]) + length[1:]
    mask = b"\x01\x02\x03\x04" if masked else b""
    return head + mask + (bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload)) if masked else payload)


def _head(talk, data: bytes) -> dict:
    with talk.stream(data) as stream:
        return stream.observed


def ws(*steps, path: str = "/ws", headers: str = UPGRADE):
    """A client of a WebSocket that sends frames (bytes) while the script makes calls (str); None stands for reading a frame."""

    def does(talk) -> dict:
        with talk.stream(get(path, headers)) as stream:
            observed = {**stream.observed, "type": "", "outcomes": [], "frames": []}
            for step in steps:
                if step is None:
                    observed["frames"].append(stream.frame())
                elif isinstance(step, bytes):
                    stream.client.send(step)
                else:
                    observed["outcomes"].append(talk.do(step))
            observed["end"] = talk.do("(kept.closed, kept.close(), kept.closed)")
            observed["rest"] = [frame if isinstance(frame, str) else frame[0] for frame in stream.all_frames()]
            return observed

    return does


#: A message, waited for a little: between the client's sending and the script's asking lies a network.
RECEIVE = "until_given(lambda: kept.receive())"


def ws_client_leaves(talk) -> dict:
    """A client that closes its connection without a word."""
    with talk.stream(get("/ws", UPGRADE)):
        pass
    calls = ("until_closed(kept)", "kept.receive()", "kept.receive(fail_silently=True)", "kept.send_message('x')", "kept.send_message('x', fail_silently=True)")
    return {"outcomes": [talk.do(call) for call in calls]}


def debug_output(talk) -> dict:
    """What a server in debug mode prints; numbers are not compared."""
    talk.do("said.truncate(0)")
    for path in ("/text", "/nothing?a=1", "/page.html", "/status", "/raises-value"):
        talk.request(get(path), "debug")
    return {"said": re.sub(r"\d+", "N", talk.do("said.getvalue().replace('\\0', '').partition('Traceback')[0]"))}


def start_again(talk) -> dict:
    """Stop, ask, start again, ask."""
    port = talk.ports["bare"]
    stopped = talk.request(get("/stop"), "bare")
    state = talk.do("(servers['bare'].stopped, servers['bare'].host, servers['bare'].port, repr(servers['bare']))")
    polled = talk.do("servers['bare'].poll()")
    try:
        with talk.connect("bare"):
            refused = "connected"
    except ConnectionRefusedError:
        refused = "refused"
    started = talk.do(f"servers['bare'].start('127.0.0.1', {port})"), talk.do("servers['bare'].stopped")
    return {**stopped, "state": state, "polled": polled, "refused": refused, "started": started, "again": talk.request(get("/text"), "bare")["status"]}


def moved_root(talk) -> dict:
    """root_path, headers, routes and locks that are changed while the server runs."""

    def ask(path: str) -> tuple:
        observed = talk.request(get(path), "bare")
        return observed["status"], observed["body"], [field for field in observed["headers"] if field[0] == "x-new"]

    found = [ask("/page.html"), ask("/new")]
    talk.do("setattr(servers['bare'], 'root_path', FOLDER)")
    talk.do("setattr(servers['bare'], 'headers', {'X-New': '1'})")
    talk.do("servers['bare'].route('/new')(lambda request: Response(request, 'new'))")
    found += [ask("/page.html"), ask("/new")]
    talk.do("servers['bare'].require_authentication([Token('x')])")
    found += [ask("/page.html"), ask("/new")]
    talk.do("(servers['bare'].require_authentication([]), setattr(servers['bare'], 'headers', {}), setattr(servers['bare'], 'root_path', None))")
    return {"found": found + [ask("/page.html"), ask("/new")]}


WS_REFUSED = {"status": "v4-ws-refused", "seen.poll": "v4-ws-refused"}
LARGE = dict.fromkeys(("outcomes", "end"), "v4-ws-size")

STREAMS = [
    Scenario("the head of events", lambda talk: _head(talk, get("/sse")), {"framing": "v4-sse-framing"}),
    Scenario("events", sse(event("'one'"), event("'two'"), "kept.close()")),
    Scenario("an event with everything", sse(event("'x', event='name', id=3, retry=100, custom_fields={'a': 'b'}"), "kept.close()")),
    Scenario("an event with id 0", sse(event("'x', id=0"), "kept.close()"), {"events": "v4-sse-id"}),
    Scenario("an event of lines", sse(event("'one\\ntwo'"), "kept.close()"), {"events": "v4-sse-lines"}),
    Scenario("an event in UTF-8", sse(event("'größe'"), "kept.close()")),
    Scenario("an event that is a number", sse(event("5"), "kept.close()")),
    Scenario("an empty event", sse(event("''"), "kept.close()")),
    Scenario("a line end in an event's name", sse(event("'x', event='a\\ndata: b'"), "kept.close()"), {"events": "v4-injection", "outcomes": "v4-injection"}),
    Scenario("events with headers", sse("kept.close()", path="/sse-headers")),
    Scenario("events and headers of the server", sse("kept.close()", server="headers")),
    Scenario("events for HTTP/1.0", sse(event("'x'"), "kept.close()", data=b"GET /sse HTTP/1.0\r\nHost: x\r\n\r\n")),
    Scenario("events closed twice, and one afterwards", sse("kept.close()", "kept.close()", event("'x'")), {"outcomes": "v4-sse-closed"}),
    Scenario("events for a client that has left", sse_client_leaves, {"close": "v4-sse-closed"}),
    Scenario("events for two clients", sse_two_clients),
    Scenario("the head of a handshake", lambda talk: _head(talk, get("/ws", UPGRADE)), {"type": "v4-ws-type"}),
    Scenario("a handshake", ws()),
    Scenario("a handshake with headers", ws(path="/ws-headers")),
    Scenario("a request that is no handshake", get("/ws"), WS_REFUSED),
    Scenario("a handshake without a key", get("/ws", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"), WS_REFUSED),
    Scenario("a handshake without a version", ws(headers=UPGRADE.replace("Sec-WebSocket-Version: 13\r\n", "")), dict.fromkeys(("status", "headers", "framing", "rest"), "v4-ws-version")),
    Scenario("a handshake with more connection options", ws(headers=UPGRADE.replace("Connection: U", "Connection: keep-alive, U"))),
    Scenario("nothing to receive", ws("kept.receive()", "kept.closed")),
    Scenario("a text message", ws(frame(TEXT, b"text"), RECEIVE)),
    Scenario("a text message in UTF-8", ws(frame(TEXT, "größe".encode()), RECEIVE)),
    Scenario("an empty message", ws(frame(TEXT), RECEIVE)),
    Scenario("a binary message", ws(frame(BINARY, bytes(range(200))), RECEIVE)),
    Scenario("messages one after another", ws(frame(TEXT, b"one") + frame(TEXT, b"two"), RECEIVE, RECEIVE, "kept.receive()")),
    Scenario("a message of 4000 bytes", ws(frame(TEXT, b"x" * 4000), RECEIVE)),
    Scenario("a message of 5000 bytes", ws(frame(TEXT, b"x" * 5000), "len(until_given(kept.receive))"), LARGE),
    Scenario("a message in fragments", ws(frame(TEXT, b"one ", False), frame(0, b"two", False), frame(0, b" three"), RECEIVE)),
    Scenario("a message in twenty fragments", ws(frame(TEXT, b"0", False) + frame(0, b"1", False) * 18 + frame(0, b"2"), RECEIVE), LARGE),
    Scenario("a ping between fragments", ws(frame(TEXT, b"a", False) + frame(PING, b"p") + frame(0, b"b"), RECEIVE, None)),
    Scenario("a ping", ws(frame(PING, b"ping"), "until_given(kept.receive, 0.1)", None)),
    Scenario("a pong", ws(frame(PONG, b"pong") + frame(TEXT, b"x"), RECEIVE)),
    Scenario("text sent", ws("kept.send_message('größe')", None)),
    Scenario("bytes sent", ws("kept.send_message(b'\\x00\\xff')", None)),
    Scenario("an empty message sent", ws("kept.send_message('')", None)),
    Scenario("a message of 200 bytes sent", ws("kept.send_message('x' * 200)", None)),
    Scenario("a message of 70,000 bytes sent", ws("kept.send_message(b'x' * 70_000)", None)),
    Scenario("a message with an opcode", ws("kept.send_message(b'text', Websocket.TEXT)", "kept.send_message('x', opcode=Websocket.TEXT)", None), {"frames": "v4-ws-opcode", "outcomes": "v4-ws-opcode", "rest": "v4-ws-opcode"}),
    Scenario("a ping sent", ws("kept.send_message(b'x', Websocket.PING)", None)),
    Scenario("a number sent", ws("kept.send_message(5)")),
    Scenario("a close by the script", ws("kept.close()", None, "kept.closed", "kept.receive()", "kept.send_message('x')"), {"frames": "v4-ws-code"}),
    Scenario("a close with a code and a reason", ws("kept.close(1001, 'going')", None)),
    Scenario("what is silent when closed", ws("kept.close()", "kept.receive(fail_silently=True)", "kept.send_message('x', fail_silently=True)")),
    Scenario("a close by the client", ws(frame(CLOSE, b"\x03\xe8bye"), "until_closed(kept)", None, "kept.receive()", "kept.send_message('x')"), {"frames": "v4-ws-code"}),
    Scenario("a close by the client without a code", ws(frame(CLOSE), "until_closed(kept)", None)),
    Scenario("a client that leaves", ws_client_leaves, {"outcomes": "v4-ws-gone"}),
    Scenario("a frame without a mask", ws(frame(TEXT, b"x", masked=False), "until_closed(kept)", None), {"frames": "v4-ws-code"}),
    Scenario("a text that is not UTF-8", ws(frame(TEXT, b"\xff\xfe"), "until_closed(kept)", None), {"frames": "v4-ws-code"}),
    Scenario("a fragment of nothing", ws(frame(0, b"x"), "until_closed(kept)", None), {"frames": "v4-ws-code"}),
    Scenario("a control frame that is too long", ws(frame(PING, b"x" * 126), "until_closed(kept)", None), {"frames": "v4-ws-code"}),
    Scenario("a control frame in fragments", ws(frame(PING, b"x", False), "until_closed(kept)", None), {"frames": "v4-ws-code"}),
    Scenario("debug output", debug_output, {"said": "v4-debug-log"}),
    Scenario("a server that starts again", start_again),
    Scenario("a server that is changed while it runs", moved_root, {"found": "v4-404-body"}),
    Scenario("a WebSocket and another client", lambda talk: {**ws("kept.receive()")(talk), "asked": wire.ask(talk.ports["main"], "/text").body}),
]
