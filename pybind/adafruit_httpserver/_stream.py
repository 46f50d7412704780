# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""An answer that is sent in pieces, for as long as that takes. The other side is pybind/stream.go."""

import time
import weakref
from typing import TYPE_CHECKING, Optional, Union

from ._region import buffer, span
from ._seam import check, core, is_forked

if TYPE_CHECKING:
    from ._engine import Engine

_GONE, _ROOM, _ENDED, _WAITING = 1, 2, 4, 3
_NOTHING_YET = -5
#: How long one call into Go may wait, in milliseconds.
_SLICE_MS = 25


class Stream:
    """What a client gets, piece by piece. It lives longer than the handler that has begun it.

    Nothing here waits for the client, but for :meth:`wait`. A stream that nobody holds any more is aborted.

    :param engine: the Engine of the server
    :param int number: the stream's, in Go
    """

    def __init__(self, engine: "Engine", number: int) -> None:
        self._number = number
        self._engine = weakref.ref(engine)
        self._finalizer = weakref.finalize(self, _release, number)

    def send(self, data: Union[bytes, bytearray, memoryview]) -> None:
        """Send a piece. An empty one is nothing.

        :raises BrokenPipeError: the client has left, or was closed because more than ``Limits.StreamBytes`` waited for
            it, or the stream has been closed
        :raises ValueError: the piece is more than what is left of the stream's length
        """
        piece = data if type(data) is bytes else bytes(data)
        check(core().pybind_StreamSend(self._number, *span(piece)))

    def receive(self, size: int) -> Optional[bytes]:
        """What the client has sent since :meth:`Engine.take_over`, at most ``size`` bytes.

        :returns: None when nothing is there yet, ``b""`` when the client sends no more
        :raises BrokenPipeError: the connection is gone
        """
        memory, address = buffer(size)
        count = core().pybind_StreamReceive(self._number, address, size)
        if count == _NOTHING_YET:
            return None
        received: bytes = memory.raw[: check(count)]
        return received

    @property
    def waiting(self) -> int:
        """How many bytes have not been sent yet."""
        return self._state() >> _WAITING

    @property
    def room(self) -> bool:
        """Whether so little waits that it is time to send more."""
        return bool(self._state() & _ROOM)

    @property
    def gone(self) -> bool:
        """Whether the client has left, or was closed."""
        return bool(self._state() & _GONE)

    @property
    def released(self) -> bool:
        """Whether Go has forgotten it, as it has all when the process ends."""
        return not self._finalizer.alive

    @property
    def ended(self) -> bool:
        """Whether the answer has ended, in whatever way: nothing can be sent any more."""
        return bool(self._state() & _ENDED)

    def wait(self, seconds: float) -> bool:
        """Wait until there is room for more, the answer has ended, or the time is over.

        For who must make a long answer in one go; nobody else's handler runs meanwhile.

        :returns: whether there is room
        """
        until = time.monotonic() + seconds
        while True:
            engine = self._engine()
            if engine is not None and engine.carry is not None:
                engine.carry()
            rest = until - time.monotonic()
            if check(core().pybind_StreamWait(self._number, max(0, min(_SLICE_MS, int(rest * 1000))))):
                return True
            if rest <= 0 or self.ended:
                return False

    def close(self) -> None:
        """End the answer properly. Closing once more does nothing.

        :raises BrokenPipeError: the client had left before
        :raises ValueError: bytes of the stream's length are missing; the connection is closed
        """
        check(core().pybind_StreamClose(self._number))

    def abort(self) -> None:
        """Close the connection at once, so that the client knows that something is missing."""
        check(core().pybind_StreamAbort(self._number))

    def break_off(self) -> None:
        """End the answer where it is, so that the client knows that something is missing: what was sent leaves, then the
        connection closes."""
        check(core().pybind_StreamBreakOff(self._number))

    def _state(self) -> int:
        return check(core().pybind_StreamState(self._number))


def _release(number: int) -> None:
    if not is_forked():
        core().pybind_StreamRelease(number)
