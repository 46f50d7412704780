# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``ssl`` as a board has it: Python's own, with certificates that are read from the drive."""

from __future__ import annotations

import ssl as _ssl
from ssl import SSLSocket
from typing import Any, Optional

from adafruit_httpserver import _drive, _listen
from adafruit_httpserver.board import lacking

__all__ = ["SSLContext", "SSLSocket", "create_default_context"]
__getattr__ = lacking("ssl", ", ".join(__all__))


class _Socket(SSLSocket):
    """A wrapped socket; where it listens, ports are had as from any socket of a script."""

    bind_exactly = SSLSocket.bind

    def bind(self, address: Any) -> None:
        host, port = address[:2]
        _listen.bind(self, host, port, tls=True)

    def listen(self, *backlog: int) -> None:
        super().listen(*backlog)
        if _listen.policy is not None:
            _listen.policy.listening(self)


class SSLContext(_ssl.SSLContext):
    """How connections are protected: a client's, which checks certificates, until a certificate of its own is loaded."""

    sslsocket_class = _Socket

    def __new__(cls, *arguments: Any) -> SSLContext:
        return super().__new__(cls, _ssl.PROTOCOL_TLS)

    def load_cert_chain(self, certfile: Any, keyfile: Any = None, password: Any = None) -> None:
        """Use a certificate and its key.

        :param certfile: a PEM file of the drive
        :param keyfile: that of the key
        :raises OSError: there is no such file
        """
        super().load_cert_chain(_drive.resolve(certfile), None if keyfile is None else _drive.resolve(keyfile), password)

    def load_verify_locations(self, cafile: Any = None, capath: Any = None, cadata: Any = None) -> None:
        """Trust the certificates of a text or of a file of the drive, and no others. An empty text trusts nobody, as on a board."""
        if cafile is not None:
            super().load_verify_locations(_drive.resolve(cafile))
        if cadata:
            super().load_verify_locations(cadata=cadata if isinstance(cadata, str) else bytes(cadata).decode())

    def wrap_socket(  # type: ignore[override]
        self, sock: Any, *, server_side: bool = False, server_hostname: Optional[str] = None, **more: Any
    ) -> SSLSocket:
        """A socket that protects what goes through another.

        :param sock: the other
        :param server_side: whether this end has the certificate
        :param server_hostname: whose certificate is expected at the other end
        """
        if server_side:
            self.check_hostname, self.verify_mode = False, _ssl.CERT_NONE
        return super().wrap_socket(sock, server_side=server_side, server_hostname=server_hostname, **more)


def create_default_context() -> SSLContext:
    """A context that trusts whom this computer trusts."""
    context = SSLContext()
    context.minimum_version = _ssl.TLSVersion.TLSv1_2
    context.check_hostname, context.verify_mode = True, _ssl.CERT_REQUIRED
    context.load_default_certs()
    return context
