# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Websocket`` of era 4."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Optional, Union

from ...exceptions import BadRequestError
from .response import HeadersGiven, Response
from .status import SWITCHING_PROTOCOLS_101

if TYPE_CHECKING:
    from ..._dialect import Plain
    from ..._engine import Engine
    from ..._websocket import WebSocket
    from .request import Request


class Websocket(Response):
    """A connection over which messages go both ways (RFC 6455)::

        sockets = []

        @server.route("/socket")
        def socket(request):
            sockets.append(Websocket(request))
            return sockets[-1]

        while True:
            server.poll()
            for socket in sockets:
                message = socket.receive(fail_silently=True)
                if message is not None:
                    socket.send_message(f"You said {message}", fail_silently=True)

    Keep it as long as it is needed, and :meth:`close` it. No method waits, and nothing that a client does makes others
    wait. Go answers pings and puts fragments together; it closes the connection of a client that breaks the rules or sends a
    message of more than 16 MiB.

    :param Request request: a request that asks for it
    :param headers: further header fields of the answer; default none
    :param cookies: names and values of cookies that the client is given; default none
    :param int buffer_size: changes nothing; default 1024
    :raises ValueError: when the request does not ask for a WebSocket; a handler that lets it pass answers 400
    """

    GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    """What the client's key is hashed with (RFC 6455 section 1.3)."""

    FIN = 0x80
    """The bit of a message's last frame."""
    CONT, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA

    PROTOCOL_ERROR, POLICY_VIOLATION, MESSAGE_TOO_BIG = 1002, 1008, 1009

    MESSAGE_MAX_SIZE_BYTES = 16 << 20
    """The longest message that is received."""

    def __init__(
        self,
        request: Request,
        headers: HeadersGiven = None,
        cookies: Optional[Mapping[str, str]] = None,
        buffer_size: int = 1024,
    ) -> None:
        self._check_request_initiates_handshake(request)
        super().__init__(request, status=SWITCHING_PROTOCOLS_101, headers=headers, cookies=cookies)
        self._socket: Optional[WebSocket] = None
        self._opening = threading.Lock()  # another thread may use it as soon as the handler has made it
        self.closed = False
        """Whether the connection has been closed, by :meth:`close`, or by the client as far as :meth:`receive` has told."""

    @staticmethod
    def _check_request_initiates_handshake(request: Request) -> None:
        """Complain about a request that does not ask for a WebSocket; Go looks at the rest (RFC 6455 section 4.2.1)."""
        headers = request.headers
        if (
            "websocket" not in (headers.get("Upgrade") or "").lower()
            or "upgrade" not in (headers.get("Connection") or "").lower()
            or "Sec-WebSocket-Key" not in headers
        ):
            raise BadRequestError("the request does not ask for a WebSocket: it lacks Upgrade or Sec-WebSocket-Key")

    def _answer(self, engine: Engine, slot: int) -> Optional[Plain]:
        self._send_whole(engine, slot)
        return None

    def _send_whole(self, engine: Engine, slot: int) -> None:
        self._open(engine, slot)

    def _open(self, engine: Optional[Engine] = None, slot: int = 0) -> WebSocket:
        """The WebSocket, which is begun when there is none yet."""
        if self._socket is None:
            with self._opening:
                if self._socket is None:
                    self._socket = self._begin(*((engine, slot) if engine else self._request.place()))
        return self._socket

    def _begin(self, engine: Engine, slot: int) -> WebSocket:
        self._request.client_address  # noqa: B018 - it can still be told now
        fields = tuple(field for field in self._sendable()[1] if field[0].lower() != "connection")
        self._request._waits = False  # from here on Go answers, whatever it thinks of the request
        try:
            socket = engine.upgrade(slot, fields)
        except ValueError as problem:
            raise BadRequestError(str(problem)) from None
        self._request.keep()
        self._request.opened = socket
        return socket

    def _is_over(self) -> bool:
        """Whether nothing can be received or sent. A request with another answer, such as 400 for a handshake that Go has
        refused, never becomes a WebSocket, and a script that has kept this one finds it closed."""
        if self._socket is None and not self.closed:
            try:
                self._open()
            except RuntimeError:
                self.closed = True
        return self.closed

    def receive(self, fail_silently: bool = False) -> Union[str, bytes, None]:
        """The next message: str of a text, bytes of a binary one. None when nothing waits, and when the client has closed.

        :param bool fail_silently: whether None is returned also when the connection was closed before; default False
        :raises RuntimeError: when the connection was closed before
        """
        if self._is_over():
            if fail_silently:
                return None
            raise RuntimeError("the WebSocket is closed: nothing can be received")
        try:
            message = self._open().receive()
        except ConnectionError:
            self.closed = True
            return None
        if message is None:
            return None
        is_text, data = message
        return data.decode("utf-8", "replace") if is_text else data

    def send_message(
        self, message: Union[str, bytes], opcode: Optional[int] = None, fail_silently: bool = False
    ) -> None:
        """Send a message.

        :param message: str is sent as a text, bytes as they are
        :param int opcode: :attr:`TEXT`, :attr:`BINARY`, :attr:`PING`, or :attr:`CLOSE`; default: as the message is
        :param bool fail_silently: whether nothing is raised when the connection is closed; default False
        :raises RuntimeError: when the connection was closed before
        :raises BrokenPipeError: when the client has gone, or is too slow
        :raises TypeError: when the message is neither str nor bytes
        """
        if self._is_over():
            if fail_silently:
                return
            raise RuntimeError("the WebSocket is closed: nothing can be sent")
        try:
            self._send_as(opcode or (self.TEXT if isinstance(message, str) else self.BINARY), message)
        except ConnectionError:
            if not fail_silently:
                raise

    def _send_as(self, opcode: int, message: Union[str, bytes]) -> None:
        if not isinstance(message, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"a message must be a str or bytes, not {type(message).__name__}")
        data = message.encode() if isinstance(message, str) else bytes(message)
        if opcode in (self.TEXT, self.BINARY):
            self._open().send(opcode == self.TEXT, data)
        elif opcode == self.PING:
            self._open().ping(data)
        elif opcode == self.CLOSE:
            self.close()
        elif opcode != self.PONG:  # Go sends those
            raise ValueError(f"opcode must be that of a message, a ping or a close, not {opcode!r}")

    def close(self, code: Optional[int] = None, reason: Optional[str] = None) -> None:
        """Close the connection. Does nothing when it is closed already.

        :param int code: what the client is told (RFC 6455 section 7.4); default 1000, all is well
        :param str reason: why, for people; default ""
        :raises ValueError: when the code or the reason cannot be sent
        """
        if self.closed:
            return
        try:
            self._open().close(1000 if code is None else code, reason or "")
        except RuntimeError:
            pass  # the request has another answer
        self.closed = True
