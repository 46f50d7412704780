# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""One server of the Go core, as Python sees it: every call but the hot one, which is in ``_loop.py``."""

import sys
import weakref
from typing import Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple

from ._fields import Fields
from ._kinds import LITERAL
from ._region import REGION_SIZE, Region, blank, buffer, span
from ._seam import ANSWERED, CLOSE_MS, INTERRUPTED_MS, check, check_not_forked, core, error, is_forked
from ._status import Status
from ._stream import Stream
from ._values import CONTROL, check_length, check_value
from ._websocket import WebSocket


class Served(NamedTuple):
    """An answer that Go has given by itself: a file, 404, 405, 401."""

    method: str
    target: str
    """As it was sent, at most the first 1024 bytes."""
    status: int
    size: int
    """The bytes of the body."""
    seconds: float
    """How long it took to find the answer."""
    remote: str
    """The client's address, as text."""

    @classmethod
    def of(cls, line: str) -> "Served":
        """Read a line as pybind/log.go writes it."""
        method, target, status, size, micros, remote = line.split("\t")
        return cls(method, target, int(status), int(size), int(micros) / 1e6, remote)


#: How many bytes of lines about answers are fetched at once.
_SERVED_SIZE = 32 << 10
#: How a file is sent; a sum. The numbers of pybind/answer.go.
_UNCONFINED, _HEAD_ONLY = 1, 2
#: The most bytes of a client's address.
_REMOTE_SIZE = 256


class Engine:
    """A server of the core. It begins to listen by :meth:`listen` and ends by :meth:`close`."""

    def __init__(self) -> None:
        self.core = core()
        self.region = Region()
        self.number = check(self.core.pybind_Open(self.region.address, REGION_SIZE))
        self.step = self.core.pybind_Step
        """The hot call; who carries bytes in Python puts its own around it."""
        self.carry: Optional[Callable[[], None]] = None
        """Carries bytes, where Python does so."""
        self.wait_ms = 0
        """How long the hot call may wait for a request, in milliseconds."""
        self.one_by_one = True
        """Whether the loop pauses after each request, for whoever polls or has something else to see to."""
        self.is_forked = False
        self.heads: Dict[Tuple[int, str, str, Fields], int] = {}
        """The numbers of the heads that have been rendered, by status code, phrase, content type and further fields."""
        # Also runs when the process ends, before the region goes.
        self._finalizer = weakref.finalize(self, _close, self.core, self.number, self.region)

    def close(self, wait_ms: int) -> None:
        """End the server; what is left is answered 503."""
        self._finalizer.detach()
        _close(self.core, self.number, self.region, wait_ms)

    def detach(self) -> None:
        """Forget the server without a call: after a fork it belongs to the parent."""
        self._finalizer.detach()
        self.is_forked, self.core, self.step = True, core(), _step_in_child

    def drain(self) -> None:
        """Stop accepting; what is queued can still be handled."""
        self.core.pybind_Drain(self.number)

    def retire(self) -> None:
        """Stop accepting, and close each connection after its next answer; what comes is still handled."""
        self.core.pybind_Retire(self.number)

    def clients(self) -> int:
        """How many connections are open; 0 when the server has been closed."""
        count: int = self.core.pybind_Clients(self.number)
        return max(0, count)

    def unanswered(self) -> int:
        """How many requests have no answer yet; 0 when the server has been closed."""
        count: int = self.core.pybind_Unanswered(self.number)
        return max(0, count)

    def listen(self, descriptor: int, certificate: str = "", key: str = "") -> None:
        """Accept connections on a listening socket, whose descriptor is copied.

        :param str certificate: the path of a PEM file, for HTTPS
        :param str key: the path of that of the key; default: it is in the same file
        :raises OSError: when it is none, or a file cannot be read
        :raises ValueError: certificate or key cannot be used; the message says why, and what to do
        """
        files = _encode(certificate), _encode(key)
        check(self.core.pybind_Listen(self.number, descriptor, *span(files[0]), *span(files[1])))

    def add_route(self, handler: int, method: str, path: str, kind: int = LITERAL) -> None:
        """Send requests to the handler with that number, from 1 on.

        :param int kind: how the path is read, see ``_kinds.py``
        :raises ValueError: a regular expression needs what the core does not have, such as looking ahead
        """
        method_bytes, path_bytes = _encode(method), _encode(path)
        check(self.core.pybind_AddRoute(self.number, handler, kind, *span(method_bytes), *span(path_bytes)))

    def remove_route(self, method: str, path: str, kind: int = LITERAL) -> None:
        """Send no more requests there."""
        method_bytes, path_bytes = _encode(method), _encode(path)
        check(self.core.pybind_RemoveRoute(self.number, kind, *span(method_bytes), *span(path_bytes)))

    def set_root(self, folder: str, hidden: str = "") -> None:
        """Serve the files of a folder; ``hidden`` holds patterns of names, separated by blanks."""
        folder_bytes, hidden_bytes = _encode(folder), _encode(hidden)
        check(self.core.pybind_SetRoot(self.number, *span(folder_bytes), *span(hidden_bytes)))

    def configure(self, transport: int, courtesy_ms: int) -> None:
        """Say how connections are carried, and how long an idle ``poll()`` may wait; see ``_settings.py``."""
        check(self.core.pybind_SetTransport(self.number, transport))
        check(self.core.pybind_SetCourtesy(self.number, courtesy_ms))

    def set_no_route(self, code: int) -> None:
        """The status for requests other than GET and HEAD whose path has no route."""
        check(self.core.pybind_SetNoRoute(self.number, code))

    def head(self, status: Any, content_type: str, fields: Fields = ()) -> int:
        """The number of a response head; 0 when there are too many different ones to keep.

        :param fields: further header fields, pairs of name and value
        :raises TypeError, ValueError: when something of it cannot be sent
        """
        try:
            return self.heads[status.code, status.text, content_type, fields]
        except (KeyError, TypeError, AttributeError):  # a status may be a tuple still
            pass
        status = Status.of(status)
        head = _Head(status, content_type or "text/plain", fields)
        number = check(head.given_to(self.core.pybind_AddHead, self.number))
        if number:
            self.heads[status.code, status.text, content_type, fields] = number
        return number

    def answer(self, slot: int, status: Any, content_type: str, body: bytes, fields: Fields = ()) -> None:
        """Answer the request in a slot of the batch with a body of any size."""
        head = _Head(Status.of(status), content_type, fields)
        self._answered(head.given_to(self.core.pybind_Answer, self.number, slot, then=span(body)))

    def answer_head(self, slot: int, head: int, body: bytes) -> None:
        """Answer the request in a slot of the batch with a head of :meth:`head` and a body of any size."""
        self._answered(self.core.pybind_AnswerHead(self.number, slot, head, *span(body)))

    def answer_file(
        self,
        slot: int,
        status: Any,
        content_type: str,
        folder: str,
        name: str,
        fields: Fields = (),
        *,
        confined: bool = True,
        head_only: bool = False,
    ) -> None:
        """Answer with a file of a folder; an empty content type is told from its name.

        :param bool confined: False lets the name lead out of the folder, by ".." and by links
        :param bool head_only: send no content, whatever the method; the connection closes then, unless it is HEAD
        """
        head = _Head(Status.of(status), content_type, fields)
        folder_bytes, name_bytes = _encode(folder), _encode(name)
        how = (not confined) * _UNCONFINED + head_only * _HEAD_ONLY
        place = (*span(folder_bytes), *span(name_bytes), how)
        self._answered(head.given_to(self.core.pybind_AnswerFile, self.number, slot, then=place))

    def answer_raw(self, slot: int, message: bytes) -> None:
        """Answer with a whole message, head and all; the connection closes after it."""
        self._answered(self.core.pybind_AnswerRaw(self.number, slot, *span(message)))

    def stream(
        self, slot: int, status: Any, content_type: str, fields: Fields = (), length: Optional[int] = None
    ) -> Stream:
        """Begin an answer that is sent in pieces: in chunks, or until the connection closes to an HTTP/1.0 client.

        :param length: the number of bytes that will be sent, when it is known
        :raises ValueError: when the head cannot be sent
        :raises RuntimeError: the request has been answered already
        """
        head = _Head(Status.of(status), content_type or "text/plain", fields)
        known = -1 if length is None else check_length(length)
        return Stream(self, check(head.given_to(self.core.pybind_StreamOpen, self.number, slot, then=(known,))))

    def take_over(self, slot: int) -> Stream:
        """Let the script write a whole message, head and all, and read what the client sends.

        The connection closes after it.

        :raises RuntimeError: the request has been answered already
        """
        return Stream(self, check(self.core.pybind_TakeOver(self.number, slot)))

    def upgrade(self, slot: int, fields: Fields = ()) -> WebSocket:
        """Turn the connection into a WebSocket, with further fields on the answer 101.

        :raises ValueError: the client has asked for it in the wrong way, and is answered 400 or 426; or a field cannot
            be sent
        :raises RuntimeError: the request has been answered already
        """
        encoded = encode_fields(fields)
        return WebSocket(check(self.core.pybind_Upgrade(self.number, slot, *span(encoded))))

    def set_headers(self, fields: Fields) -> None:
        """Add these fields to every answer that has none of their names, from now on: files and what Go answers as well.

        :raises TypeError, ValueError: a field cannot be sent, or is the server's own to set
        """
        encoded = encode_fields(fields)
        check(self.core.pybind_SetHeaders(self.number, *span(encoded)))

    def set_types(self, types: Optional[Mapping[str, str]], unknown: str) -> None:
        """Say which types files have, from now on.

        :param types: by the extensions of names, in lower case and without the dot; None: those that the core knows
        :param unknown: the type of all others
        :raises TypeError, ValueError: one of them cannot be sent in a header field
        """
        pairs, others = encode_fields(tuple((types or {}).items())), _encode(check_value(unknown, "the type of unknown files"))
        check(self.core.pybind_SetMIMETypes(self.number, *span(pairs), *span(others)))

    def set_authentication(self, values: Iterable[str], challenge: str) -> None:
        """Let in, from now on, only who sends one of these values as ``Authorization``; others get 401 from Go.

        :param values: such as "Bearer token"; their scheme is compared in any case. None of them lets everybody in
        :param str challenge: the ``WWW-Authenticate`` of the 401, such as 'Basic realm="x"'
        :raises TypeError, ValueError: one of them cannot be sent in a header field
        """
        lines = _encode("".join(_check_credentials(value) + "\n" for value in values))
        asked = _encode(check_value(challenge, "challenge"))
        check(self.core.pybind_SetAuthentication(self.number, *span(lines), *span(asked)))

    def remote(self, slot: int) -> Tuple[str, int]:
        """The address and port of the client in a slot, as long as it has no answer; ("", 0) when nobody knows."""
        memory, address = buffer(_REMOTE_SIZE)
        length = check(self.core.pybind_Remote(self.number, slot, address, _REMOTE_SIZE))
        host, _, port = memory.raw[:length].decode("utf-8", "replace").rpartition(":")
        if not port.isdecimal():
            return "", 0
        return host.strip("[]"), int(port)

    def served(self) -> List[Served]:
        """What Go has answered by itself since the last call, the oldest first; of very much, the last 256.

        The word ``SERVED_WORD`` of the region counts them: asking when it has not changed is in vain.
        """
        memory, address = buffer(_SERVED_SIZE)
        lines: List[Served] = []
        while length := check(self.core.pybind_Served(self.number, address, _SERVED_SIZE)):
            text = memory.raw[:length].decode("utf-8", "backslashreplace")
            lines.extend(map(Served.of, text.split("\n")[:-1]))
        return lines

    def _answered(self, result: int) -> None:
        """Python's answer may come too late, when the server is being closed: that is nobody's error."""
        if result < 0 and result != ANSWERED:
            raise error(result)

    def keep(self, slot: int) -> "LargeRequest":
        """The request in a slot, which does not fit the shared memory."""
        return LargeRequest(self.core, check(self.core.pybind_Keep(self.number, slot)))


class _Head:
    """A response head on its way to Go."""

    def __init__(self, status: Status, content_type: str, fields: Fields) -> None:
        self._phrase, self._type = _encode(status.text), _encode(check_value(content_type, "content_type"))
        self._fields = encode_fields(fields)
        self._spans = (status.code, *span(self._phrase), *span(self._type), *span(self._fields))

    def given_to(self, call: Callable[..., int], *before: int, then: Tuple[int, ...] = ()) -> int:
        """Call a function of the core with it. The bytes that the addresses stand for live as long as this object, and so
        until the function has returned."""
        return call(*before, *self._spans, *then)


class LargeRequest:
    """A request that stays in Go, in memory or in a temporary file, as long as this object lives."""

    def __init__(self, extension: Any, number: int) -> None:
        self._core, self.number = extension, number
        self._finalizer = weakref.finalize(self, _release, extension, number)

    def read(self, start: int = 0, size: int = -1) -> bytes:
        """Bytes of the request.

        :param int start: where they begin
        :param int size: how many at most; default all that follow
        :raises RuntimeError: in a child process that was forked from the one that has it
        """
        check_not_forked()
        left = max(0, check(self._core.pybind_KeptSize(self.number)) - start)
        size = left if size < 0 else min(size, left)
        data, address = blank(size)
        done = 0
        while done < size:
            count = check(self._core.pybind_KeptRead(self.number, start + done, address + done, size - done))
            if not count:
                raise OSError(f"the temporary file of a request ended at {start + done} of {start + size} bytes")
            done += count
        return data


def _close(extension: Any, number: int, region: Region, wait_ms: int = -1) -> None:
    if is_forked():
        return  # it is the parent's
    if wait_ms < 0:  # nobody has stopped the server
        wait_ms = INTERRUPTED_MS if getattr(sys, "last_type", None) is KeyboardInterrupt else CLOSE_MS
    extension.pybind_Close(number, wait_ms)  # region is held until Go has let go of it


def _step_in_child(*_: int) -> int:
    check_not_forked()
    return 0


def _release(extension: Any, number: int) -> None:
    if not is_forked():
        extension.pybind_Release(number)


def encode_fields(fields: Fields) -> bytes:
    """Header fields as fieldsOf in pybind/answer.go reads them.

    :raises TypeError, ValueError: when a name or a value has a control character in it; Go checks the rest
    """
    return _encode(
        "".join(
            f"{check_value(name, 'the name of a header field')}\n{check_value(value, f'header field {name}')}\n"
            for name, value in fields
        )
    )


def _check_credentials(value: str) -> str:
    """:func:`check_value` that tells no secret."""
    if not isinstance(value, str):
        raise TypeError(f"credentials must be a str, not {type(value).__name__}")
    if not CONTROL.isdisjoint(value):
        raise ValueError("credentials must not have CR, LF or NUL in them, nor another control character")
    return value


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
