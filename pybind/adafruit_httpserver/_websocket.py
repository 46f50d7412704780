# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A connection that both sides send messages over (RFC 6455). The other side is pybind/websocket.go."""

import weakref
from typing import Optional, Tuple, Union

from ._region import buffer, span
from ._seam import check, core, is_forked

_NOTHING_YET = -5
_REASON_SIZE = 128


class WebSocket:
    """A client that messages come from and go to. It lives longer than the handler that has begun it.

    Nothing here waits for the client. Go answers pings, joins fragments, checks texts and ends a WebSocket whose client
    breaks the protocol. A WebSocket that nobody holds any more is closed.

    :param int number: the WebSocket's, in Go
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._finalizer = weakref.finalize(self, _release, number)

    def receive(self) -> Optional[Tuple[bool, bytes]]:
        """The next message: whether it is a text, and its bytes.

        :returns: None when none has come
        :raises ConnectionError: with the code and the reason, when none will: 1000 for an orderly end, 1006 when the
            client has left without a goodbye; see RFC 6455 section 7.4
        """
        extension = core()
        known = extension.pybind_WebSocketNext(self._number)
        if known == _NOTHING_YET:
            return None
        if known < 0:
            end = self.end
            if end is not None:
                raise ConnectionError(*end)
            check(known)
        size = known >> 1
        memory, address = buffer(size)
        if extension.pybind_WebSocketTake(self._number, address, size) == _NOTHING_YET:
            return None
        return bool(known & 1), memory.raw[:size]

    def send(self, text: bool, data: Union[bytes, bytearray, memoryview]) -> None:
        """Send a message.

        :param text: whether it is one; then ``data`` must be UTF-8
        :raises BrokenPipeError: the WebSocket has ended, or is closed now because more than ``Limits.StreamBytes`` wait
            for the client
        :raises ValueError: a text is not UTF-8
        """
        message = data if type(data) is bytes else bytes(data)
        check(core().pybind_WebSocketSend(self._number, int(text), *span(message)))

    def ping(self, data: bytes = b"") -> None:
        """Ask the client for a sign of life; Go takes the answer.

        :raises BrokenPipeError: the WebSocket has ended
        :raises ValueError: more than 125 bytes
        """
        check(core().pybind_WebSocketPing(self._number, *span(data)))

    def close(self, code: int = 1000, reason: str = "") -> None:
        """Say goodbye. Messages that have come can still be received. Closing once more does nothing.

        :raises ValueError: the code or the reason cannot be sent
        """
        text = reason.encode()
        check(core().pybind_WebSocketClose(self._number, code, *span(text)))

    @property
    def closed(self) -> bool:
        """Whether the WebSocket has ended; messages may still be there."""
        return bool(self._state() & 1)

    gone = closed
    """The same, as a stream has it."""

    @property
    def waiting(self) -> int:
        """How many bytes have not been sent yet."""
        return self._state() >> 1

    @property
    def end(self) -> Optional[Tuple[int, str]]:
        """Why the WebSocket has ended, code and reason; None while it has not."""
        memory, address = buffer(_REASON_SIZE)
        known = core().pybind_WebSocketReason(self._number, address, _REASON_SIZE)
        if known == _NOTHING_YET:
            return None
        check(known)
        return known >> 8, memory.raw[: known & 0xFF].decode("utf-8", "replace")

    def _state(self) -> int:
        return check(core().pybind_WebSocketState(self._number))


def _release(number: int) -> None:
    if not is_forked():
        core().pybind_WebSocketRelease(number)
