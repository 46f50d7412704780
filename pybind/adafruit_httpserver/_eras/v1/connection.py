# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The connection that handlers of eras 1 to 3 are given: it waits for a slow client, as a socket with a timeout does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..._connection import Connection

if TYPE_CHECKING:
    from ..._request import Parts
    from ..._stream import Stream

#: How long to wait at a time where there is no timeout, in seconds.
_LONG = 60.0


class PatientConnection(Connection):
    """The connection of a client, with the methods of a socket.

    Sending waits until the client has taken most of what was sent before, for as long as the timeout says. That is the
    server's ``socket_timeout`` at first.

    :param request: the request that is to be answered
    :param timeout: seconds to wait for a client that takes nothing; None for ever, 0 not at all
    """

    def __init__(self, request: Parts, timeout: Optional[float]) -> None:
        super().__init__(request)
        self.timeout = timeout

    @property
    def request(self) -> Parts:
        """The request that is to be answered."""
        return self._request

    def break_off(self) -> None:
        """As :meth:`close`: nobody but the script knows whether something is missing."""
        self.close()

    def _make_room(self, stream: Stream) -> None:
        wait_for_room(stream, self.timeout)

    def settimeout(self, value: Optional[float]) -> None:
        """Say how long to wait for a client that takes nothing.

        :param value: seconds; None for ever, 0 not at all
        """
        self.timeout = value

    def setblocking(self, flag: bool) -> None:
        """``settimeout(None)`` or ``settimeout(0)``."""
        self.timeout = None if flag else 0


def wait_for_room(stream: Stream, timeout: Optional[float]) -> None:
    """Wait until a client has taken most of what waits for it, as long as it takes something.

    :param timeout: seconds without progress after which its connection is closed; None never, 0 not to wait at all
    :raises BrokenPipeError: when its connection has been closed
    """
    waiting = stream.waiting
    while timeout != 0 and not stream.wait(_LONG if timeout is None else timeout) and not stream.ended:
        before, waiting = waiting, stream.waiting
        if timeout is not None and waiting >= before:
            stream.abort()
            raise BrokenPipeError(f"the client has taken nothing for {timeout} s")
