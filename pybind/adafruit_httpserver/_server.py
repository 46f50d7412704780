# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the servers of all eras are, whatever their handlers are called with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional

from . import _drive
from ._service import Service, log_failure
from ._values import check_path

if TYPE_CHECKING:
    from ._dialect import Dialect


class BaseServer:
    """A server that can be polled and stopped, with a folder of files.

    :param socket_source: where sockets come from: a ``socketpool.SocketPool`` or the ``socket`` module
    :param dialect: what differs between the eras
    :raises TypeError: when it cannot make sockets
    """

    #: What the era calls the folder, for messages.
    _ROOT = "root"

    def __init__(self, socket_source: Any, dialect: Dialect) -> None:
        if not callable(getattr(socket_source, "socket", None)):
            raise TypeError(
                f"socket_source must be a SocketPool or the socket module, not {type(socket_source).__name__}"
            )
        self._socket_source = socket_source
        self._service = Service(dialect)
        self._root_path: Optional[str] = "/"
        self._request_buffer_size = 1024

    def _start(self, host: str, port: int, root: Optional[str]) -> None:
        """Listen, and serve the files of a folder.

        :raises OSError: when the port is in use or not permitted
        :raises RuntimeError: when the server is running already, or in a child process of one that has run a server
        """
        check_address(host, port)
        self._service.check_startable()
        self._set_root(root)
        self._service.start(self._socket_source, host, port)

    def _run(self) -> None:
        """Handle requests until somebody stops the server, or until Ctrl-C. What a handler raises is logged."""
        for outcome in self._service.forever():
            if isinstance(outcome, BaseException):
                if not isinstance(outcome, Exception):
                    raise outcome
                log_failure(outcome)

    def poll(self) -> Optional[str]:
        """Handle at most one request; returns at once when there is none.

        Nothing that a client does makes it raise or wait. What the handler raises comes out of it; the client gets
        500 then.

        :raises TypeError: when the handler has returned no response
        :raises ServerStoppedError: when the server is not running
        """
        outcome = self._service.poll()
        if outcome is not True and outcome is not False:
            raise outcome
        return None

    def stop(self) -> None:
        """Stop listening, after the requests that are queued. The server can be started again. (Not in the original.)"""
        self._service.stop()

    @property
    def root_path(self) -> Optional[str]:
        """The folder whose files are served where there is no route; "/" is the whole drive, without scripts, settings and
        libraries, None serves no files. A change takes effect at once."""
        return self._root_path

    @root_path.setter
    def root_path(self, root_path: Optional[str]) -> None:
        self._set_root(root_path)

    def _set_root(self, root: Optional[str]) -> None:
        folder = hidden = ""
        if root is not None:
            folder = os.path.realpath(_drive.root_folder(check_path(root, self._ROOT)))
            hidden = _drive.HIDDEN if _drive.is_within(folder) else ""
        self._root_path = root
        self._service.set_root(folder, hidden)

    @property
    def request_buffer_size(self) -> int:
        """How long requests are expected to be, in bytes; default 1024.

        On a board longer ones are cut. Here it is a hint that changes nothing: requests are whole, up to the limits of
        the server.
        """
        return self._request_buffer_size

    @request_buffer_size.setter
    def request_buffer_size(self, value: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"request_buffer_size must be an int, not {type(value).__name__}")
        if value < 1:
            raise ValueError(f"request_buffer_size must be positive, not {value}")
        self._request_buffer_size = value


def check_address(host: str, port: int) -> None:
    """Complain about what cannot be listened on.

    :raises TypeError, ValueError: when it is no address or port
    """
    if not isinstance(host, str):
        raise TypeError(f"host must be a str, not {type(host).__name__}: use str(wifi.radio.ipv4_address)")
    if "\0" in host:
        raise ValueError(f"host must not have NUL in it: {host!r}")
    if not isinstance(port, int) or isinstance(port, bool):
        raise TypeError(f"port must be an int, not {type(port).__name__}")
    if not 0 <= port <= 65535:
        raise ValueError(f"port must be from 0 to 65535, not {port}")
