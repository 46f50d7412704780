# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Sources of sockets that are not the ``socket`` module, as scripts have them: wrappers, TLS, test doubles."""

import functools
import shutil
import socket
import ssl
import subprocess
import tempfile

import fake
import wire


class Wrapped:
    """Something around a socket that has no more than what a server needs.

    :param receive: the one method that it receives with
    """

    def __init__(self, sock, receive: str):
        self._sock, self._receive = sock, receive
        for name in ("bind", "listen", "setblocking", "send", "close", receive):
            setattr(self, name, getattr(sock, name))

    def accept(self):
        sock, address = self._sock.accept()
        return Wrapped(sock, self._receive), address


class Delegating:
    """Something around a socket that hands everything on, its descriptor as well."""

    def __init__(self, sock):
        self._sock = sock

    def __getattr__(self, name):
        return getattr(self._sock, name)

    def accept(self):
        sock, address = self._sock.accept()
        return Delegating(sock), address


class TLSListener(Delegating):
    """Hands out TLS sockets, without waiting for the client's part of the handshake."""

    def accept(self):
        sock, address = self._sock.accept()
        return server_context().wrap_socket(sock, server_side=True, do_handshake_on_connect=False), address


class Pool:
    """No more than AF_INET, SOCK_STREAM, socket() and getaddrinfo().

    :param wrap: what it makes of a socket
    """

    AF_INET, SOCK_STREAM = socket.AF_INET, socket.SOCK_STREAM

    def __init__(self, wrap):
        self._wrap = wrap

    def socket(self, family=AF_INET, kind=SOCK_STREAM):
        return self._wrap(socket.socket(family, kind))

    def getaddrinfo(self, *arguments):
        return socket.getaddrinfo(*arguments)


class Source:
    """A source of sockets and how clients reach what listens there."""

    def __init__(self, pool, connect=wire.connect, raw_connect=wire.connect):
        self.pool, self.connect, self.raw_connect = pool, connect, raw_connect


@functools.lru_cache(None)
def server_context() -> ssl.SSLContext:
    """TLS with a certificate of its own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
        context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")
    return context


def connect_tls(port: int) -> wire.Client:
    """A client that speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return wire.Client(context.wrap_socket(socket.create_connection((wire.HOST, port), wire.SECONDS)))


def _fake() -> Source:
    network = fake.Network()
    connect = lambda port: wire.Client(network.connect(port))  # noqa: E731
    return Source(network, connect, connect)


MAKERS = {
    "socket": lambda: Source(socket),
    "recv": lambda: Source(Pool(lambda sock: Wrapped(sock, "recv"))),
    "recv_into": lambda: Source(Pool(lambda sock: Wrapped(sock, "recv_into"))),
    "recvfrom_into": lambda: Source(Pool(lambda sock: Wrapped(sock, "recvfrom_into"))),
    "delegating": lambda: Source(Pool(Delegating)),
    "fake": _fake,
}
if shutil.which("openssl"):
    MAKERS["tls"] = lambda: Source(Pool(lambda sock: server_context().wrap_socket(sock, server_side=True)), connect_tls)
    MAKERS["tls in accept"] = lambda: Source(Pool(TLSListener), connect_tls)
