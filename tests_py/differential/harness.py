# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the comparisons of all eras share: scenarios, what is observed of one, and the list of accepted differences."""

import contextlib
import http.client
import json
import pathlib
import re
import ssl
import time
from typing import Callable, NamedTuple, Union

import reference
import serving
import wire

SIDES = ("original", "ours")
PAGE = pathlib.Path(__file__).parents[2] / "docs" / "differences.md"

#: How long something may take that comes at once or never.
PROMPT = 0.1
#: Fields that each answer has or has not for reasons of its own; compared only where a scenario names them.
EVERYWHERE = {"connection", "second", "date"}
DATES = {"date", "last-modified", "etag", "accept-ranges"}
#: Fields that are observed under another name than ``headers``.
ELSEWHERE = {"content-type", "connection", "content-length", "transfer-encoding", *DATES}

#: The certificates of the tests are signed by nobody.
UNVERIFIED = ssl.create_default_context()
UNVERIFIED.check_hostname, UNVERIFIED.verify_mode = False, ssl.CERT_NONE


class Scenario(NamedTuple):
    """What clients do to both sides.

    :param does: the bytes of a request, or a function that is given a :class:`Talk` and returns what it has observed
    :param differs: what differs -> the id of the difference in docs/differences.md. What can differ of a request:
        ``status`` (code and phrase, or that there is no answer), ``type``, ``headers``, ``body``, ``framing`` (how its end is told),
        ``connection``, ``date`` (fields about time and files),
        ``second`` (whether the connection carries another request) and ``seen`` or ``seen.NAME`` (by handlers and by who polls)
    :param server: the name of the program's server that is asked
    """

    name: str
    does: Union[bytes, Callable]
    differs: dict = {}
    server: str = "main"


def get(path: str, headers: str = "") -> bytes:
    """A GET request."""
    return wire.request(path, headers=headers)


def post(path: str, body: bytes = b"", headers: str = "") -> bytes:
    """A POST request."""
    return wire.request(path, "POST", body, headers)


class Both:
    """The original and this package, each running the same program. Use it in a ``with``.

    :param program: a file beside this one; its arguments are "original" or "ours", the folder of the files it serves, and a port for each
        name in ``servers``. Its server ``control``, else ``main``, answers ``/log`` with JSON: what was seen since the last time
    :param make_files: fills the folder
    :param awaited: what is seen of each request in the end, such as ``seen.poll``
    """

    def __init__(self, version: str, program: str, folders, make_files, servers=("main",), awaited: str = ""):
        self.talks, self._ending = {}, contextlib.ExitStack()
        with contextlib.ExitStack() as starting:
            for name in SIDES:
                folder = folders.mktemp(f"{name}-{version}")
                make_files(folder / "www")
                ports = {server: serving.free_port() for server in servers}
                side = reference.Side(name, version, program, folder, folder / "www", *ports.values())
                starting.callback(side.end)
                self.talks[name] = Talk(ports, folder, awaited if name == "ours" else "")
                for port in ports.values():
                    reference.wait_for(port, side)
            self._ending = starting.pop_all()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ending.close()

    def observe(self, scenario: Scenario) -> list:
        """What is observed on either side."""
        return [talk.observe(scenario) for talk in self.talks.values()]


class Talk:
    """Talks to one side. A scenario is over when ``awaited`` has been seen, or will not be.

    :param ports: name of a server -> its port
    :param folder: the folder of the script; answers that name it are compared without it
    """

    def __init__(self, ports: dict, folder: pathlib.Path, awaited: str = ""):
        self.ports, self._folder, self.awaited = ports, str(folder).encode(), awaited
        self._control = ports.get("control", ports["main"])

    def connect(self, server: str = "main") -> wire.Client:
        """A connection; over TLS to a server of this name."""
        client = wire.connect(self.ports[server])
        if server == "https":
            client.sock = UNVERIFIED.wrap_socket(client.sock)
        return client

    def observe(self, scenario: Scenario) -> dict:
        """What clients get and the script sees in a scenario."""
        if callable(scenario.does):
            observed = scenario.does(self)
        else:
            observed = self.request(scenario.does, scenario.server, "second" in scenario.differs)
        observed.update(self.seen())
        # What was answered without the script reaches who polls a little later than the client.
        until = time.monotonic() + PROMPT
        while self.awaited and self.awaited not in observed and time.monotonic() < until:
            observed.update(self.seen())
        return observed

    def request(self, data: bytes, server: str = "main", again: bool = False) -> dict:
        """What a client gets for a request.

        :param again: send it a second time over the same connection, too
        """
        method = data.partition(b" ")[0].decode("latin-1")
        with self.connect(server) as client:
            client.send(data)
            observed = answer(client.sock, method)
            if again:
                try:
                    client.send(data)
                    observed["second"] = answer(client.sock, method)["status"]
                except OSError:
                    observed["second"] = "closed"
        if isinstance(observed.get("body"), bytes):
            observed["body"] = observed["body"].replace(self._folder, b"FOLDER")
        return observed

    def answer(self, client: wire.Client) -> dict:
        """The next answer that a connection gives."""
        return answer(client.sock)

    def stream(self, data: bytes, server: str = "main") -> "Stream":
        """Ask for an answer that lasts."""
        return Stream(self.connect(server), data)

    def do(self, code: str) -> str:
        """What a piece of code gives when the script evaluates it."""
        return wire.ask(self._control, "/do", "POST", code.encode()).body.decode()

    def seen(self) -> dict:
        """What the script has noted since the last time."""
        noted = json.loads(wire.ask(self._control, "/log").body)
        return {f"seen.{name}": value for name, value in noted.items()} if isinstance(noted, dict) else {"seen": noted}


class Stream:
    """An answer that lasts: its head is ``observed``. Use it in a ``with``."""

    def __init__(self, client: wire.Client, data: bytes):
        self.client = client
        client.send(data)
        client.sock.settimeout(reference.PATIENCE)
        self._response = http.client.HTTPResponse(client.sock)
        self.observed = _head(self._response, "GET")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._response.close()
        self.client.sock.close()

    def rest(self) -> bytes:
        """All that comes until the server closes, or says nothing for a while."""
        data = b""
        with contextlib.suppress(OSError, http.client.HTTPException):
            while part := self._response.read1(1 << 16):
                data += part
        return data

    def frame(self):
        """The next frame of a WebSocket: its first byte and its payload; or why there is none. One that closes is answered."""
        try:
            first, size = self._exactly(2)
            size = int.from_bytes(self._exactly({126: 2, 127: 8}[size]), "big") if size > 125 else size
            payload = self._exactly(size)
        except EOFError:
            return "closed"
        except ConnectionResetError:
            return "closed"
        except OSError:
            return "nothing"
        if first == 0x88:
            with contextlib.suppress(OSError):
                self.client.send(b"\x88\x80\0\0\0\0")
        return first, payload

    def all_frames(self) -> list:
        """All frames until there is none."""
        frames = [self.frame()]
        while not isinstance(frames[-1], str):
            frames.append(self.frame())
        return frames

    def _exactly(self, size: int) -> bytes:
        data = self._response.fp.read(size)
        if len(data) < size:
            raise EOFError
        return data


def answer(sock, method: str = "GET") -> dict:
    """The next answer of a connection, or why there is none; read by Python's own client."""
    sock.settimeout(reference.PATIENCE)
    response = http.client.HTTPResponse(sock, method=method)
    observed = _head(response, method)
    return {**observed, "body": _body(response)} if "framing" in observed else observed


def _head(response: http.client.HTTPResponse, method: str) -> dict:
    """Status and fields, or why there are none."""
    try:
        response.begin()
    except http.client.RemoteDisconnected:
        return {"status": "closed"}
    except http.client.HTTPException:
        return {"status": "nonsense"}
    except ConnectionResetError:
        return {"status": "closed"}
    except OSError:
        return {"status": "nothing"}
    fields = sorted((name.lower(), value) for name, value in response.getheaders())
    named = dict(fields)
    return {
        "status": f"{response.status} {response.reason}",
        "type": named.get("content-type"),
        "connection": named.get("connection"),
        "date": sorted(DATES & named.keys()),
        "headers": [list(field) for field in fields if field[0] not in ELSEWHERE],
        "framing": _framing(named, method),
    }


def _framing(fields: dict, method: str):
    """How a client knows where the body ends; of an answer to HEAD, how long the body would be."""
    if "transfer-encoding" in fields:
        return fields["transfer-encoding"]
    length = fields.get("content-length")
    return length if method == "HEAD" or length is None else "length"


def _body(response) -> Union[bytes, tuple]:
    """The body, or what there was of it."""
    try:
        return response.read()
    except http.client.IncompleteRead as problem:
        return "cut", problem.partial
    except ConnectionResetError:
        return "reset", b""
    except OSError:
        return "endless", b""


def differing(observed: list, allowed=()) -> set:
    """The names of what differs between two observations.

    ``seen`` stands for all that was seen when only one side has called a handler, no answer for all of an answer's parts.
    """
    original, ours = observed
    names = {name for name in original.keys() | ours.keys() if not same(original.get(name), ours.get(name))}
    names -= EVERYWHERE - set(allowed)
    if "status" in names and not ("framing" in original and "framing" in ours):
        names = {name for name in names if name == "status" or name.startswith("seen")}
    if ("seen.handler" in original) != ("seen.handler" in ours) or "seen" in allowed and any(name.startswith("seen.") for name in names):
        names = {name for name in names if not name.startswith("seen.")} | {"seen"}
    return names


def same(original, ours) -> bool:
    """Whether two values are the same to a script: of an exception, whether what catches the original's catches ours."""
    if isinstance(original, (list, tuple)) and isinstance(ours, (list, tuple)):
        return len(original) == len(ours) and all(map(same, original, ours))
    if isinstance(original, str) and isinstance(ours, str) and original.startswith("raises ") and ours.startswith("raises "):
        _, name, *others = original.split()
        return name in ours.split() and (not others[-1:] or not others[-1].isdigit() or others[-1] == ours.split()[-1])
    return original == ours


def check(scenario: Scenario, observed: list) -> None:
    """Fail when something else differs than a scenario says."""
    names = differing(observed, scenario.differs)
    lines = [f"{name}:\n  original {observed[0].get(name)!r}\n  ours     {observed[1].get(name)!r}" for name in sorted(names)]
    assert names == set(scenario.differs), "\n".join(lines)


def listed(prefix: str) -> set:
    """The ids in docs/differences.md that begin so."""
    return set(re.findall(rf"^\| `({prefix}-[a-z0-9-]+)` \|", PAGE.read_text(encoding="utf-8"), re.M))


def check_listed(prefix: str, used: set) -> None:
    """Fail when a difference is not in docs/differences.md, or one there is not observed by any test."""
    assert used - listed(prefix) == set(), "not in docs/differences.md"
    assert listed(prefix) - used == set(), "in docs/differences.md, but nothing here observes it"
