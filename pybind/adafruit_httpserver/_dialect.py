# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the loop and the service ask of an era of the API: its *dialect*, one object for each server.

There is one core and one loop. An era is a thin set of classes in ``_eras/`` and a dialect, which makes its requests from
bytes and says how what its handlers return is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional, Protocol

if TYPE_CHECKING:
    from ._engine import Engine, LargeRequest

#: A head (see Engine.head) and a body, of at most _region.PLAIN_BODY bytes, which the loop sends with the batch.
Plain = tuple[int, bytes]
Handler = Callable[..., Any]


class Dialect(Protocol):
    """An era of the API, for one server."""

    @property
    def request(self) -> Callable[[bytes, int], Any]:
        """Makes a request of the bytes of a batch and its word (see ``_word.py``). The hot path calls it."""

    @property
    def Response(self) -> type[Any]:
        """The class of responses that the loop sends by itself, by their attributes status, content_type, body (when
        they are bytes) and filename (when it is None). An era whose responses are of another kind gives a class that
        none of them is of."""

    @property
    def no_route(self) -> int:
        """The status for requests other than GET and HEAD whose path has no route."""

    def large_request(self, kept: LargeRequest, slot: int) -> Any:
        """Make a request of one that stays in Go."""

    def answer(self, engine: Engine, slot: int, request: Any, response: Any) -> Optional[Plain]:
        """Answer with what a handler has returned.

        :returns: what the loop is to send, or None when it has been sent
        :raises Exception: when it can not be sent; :meth:`fail` is called then
        """

    def fail(self, engine: Engine, slot: int, request: Any, problem: BaseException) -> Optional[bool]:
        """Answer for a handler that has raised.

        :param request: None when it could not be made
        :returns: True when the exception was an answer like any other: nobody is told of it then
        """

    def not_found(self, request: Any) -> Any:
        """Handle requests for a route that has been removed while they were queued."""
