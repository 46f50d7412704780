# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A network in memory: a source of sockets without file descriptors."""

import errno
import threading


class Pipe:
    """Bytes on their way in one direction; no more than ``ROOM`` of them."""

    ROOM = 10_000

    def __init__(self):
        self._bytes, self._ended, self._broken = bytearray(), False, False
        self._changed = threading.Condition()

    def write(self, data, wait: bool) -> int:
        with self._changed:
            while wait and len(self._bytes) >= self.ROOM and not self._broken:
                assert self._changed.wait(15), "nobody reads"
            if self._broken or self._ended:
                raise BrokenPipeError(errno.EPIPE, "Broken pipe")
            room = self.ROOM - len(self._bytes)
            if not room:
                raise BlockingIOError(errno.EAGAIN, "full")
            self._bytes += bytes(data)[:room]
            self._changed.notify_all()
            return min(room, len(data))

    def read(self, size: int, wait: bool) -> bytes:
        with self._changed:
            while wait and not self._bytes and not self._ended:
                assert self._changed.wait(15), "nobody writes"
            if not self._bytes and not self._ended:
                raise BlockingIOError(errno.EAGAIN, "empty")
            data = bytes(self._bytes[:size])
            del self._bytes[:size]
            self._changed.notify_all()
            return data

    def end(self, broken: bool = False) -> None:
        with self._changed:
            self._ended, self._broken = True, broken
            self._changed.notify_all()


class ServerEnd:
    """What accept() gives: never waits, may take or give less than it is asked for."""

    def __init__(self, incoming: Pipe, outgoing: Pipe):
        self._incoming, self._outgoing = incoming, outgoing

    def recv_into(self, space) -> int:
        data = self._incoming.read(len(space), wait=False)
        space[: len(data)] = data
        return len(data)

    def send(self, data) -> int:
        return self._outgoing.write(data, wait=False)

    def close(self) -> None:
        self._incoming.end(broken=True)
        self._outgoing.end()


class ClientEnd:
    """What a client has: waits, as a socket does."""

    def __init__(self, incoming: Pipe, outgoing: Pipe):
        self._incoming, self._outgoing = incoming, outgoing

    def recv(self, size: int) -> bytes:
        return self._incoming.read(size, wait=True)

    def sendall(self, data: bytes) -> None:
        while data:
            data = data[self._outgoing.write(data, wait=True) :]

    def close(self) -> None:
        self._incoming.end(broken=True)
        self._outgoing.end()


class Listener:
    """A listening socket."""

    def __init__(self, network):
        self._network, self._waiting, self._port = network, [], None

    def bind(self, address) -> None:
        if address[1] in self._network.listeners:
            raise OSError(errno.EADDRINUSE, "Address already in use")
        self._port = address[1]

    def listen(self, _backlog: int) -> None:
        self._network.listeners[self._port] = self

    def accept(self) -> tuple:
        if not self._waiting:
            raise BlockingIOError(errno.EAGAIN, "nobody")
        return self._waiting.pop(0), ("somewhere", 1)

    def close(self) -> None:
        if self._network.listeners.get(self._port) is self:
            del self._network.listeners[self._port]


class Network:
    """A source of sockets: what a server is given."""

    AF_INET, SOCK_STREAM = 2, 1

    def __init__(self):
        self.listeners = {}

    def socket(self, _family=AF_INET, _kind=SOCK_STREAM) -> Listener:
        return Listener(self)

    def getaddrinfo(self, host, port, *_):
        return [(self.AF_INET, self.SOCK_STREAM, 6, "", (host, port))]

    def connect(self, port: int) -> ClientEnd:
        """A client of what listens on that port."""
        if port not in self.listeners:
            raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
        to_server, to_client = Pipe(), Pipe()
        self.listeners[port]._waiting.append(ServerEnd(to_server, to_client))
        return ClientEnd(to_client, to_server)
