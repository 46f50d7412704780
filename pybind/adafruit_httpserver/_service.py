# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the server classes of all eras share: starting, polling, stopping."""

from . import _seam
from .exceptions import ServerStoppedError

#: How long one call into Go may wait, in milliseconds: Ctrl-C is noticed when it returns.
_SLICE_MS = 50
#: How long stop() waits for answers to leave, in milliseconds.
_CLOSE_MS = 1000
#: How many queued requests stop() still handles.
_DRAIN = 4096


class Service:
    """A server of the core with the handlers of a script.

    It can be started again after a stop. ``handlers`` and ``routes`` outlive that.

    :param dialect: what differs between the eras, see ``_loop.py``
    """

    def __init__(self, dialect) -> None:
        self._dialect = dialect
        self._handlers = [None]  # by number; 0 is none
        self._numbers = {}  # (method, path) -> number
        self._root = ("", "")
        self._engine = self._loop = self._carrier = None
        self._stopping = False

    @property
    def running(self) -> bool:
        """Whether start() has been called and stop() has not."""
        return self._engine is not None

    def add_route(self, method: str, path: str, handler) -> None:
        """Let a handler answer a method and a path, from now on."""
        number = self._numbers.get((method, path))
        if number is not None:
            self._handlers[number] = handler
            return
        self._handlers.append(handler)
        number = self._numbers[method, path] = len(self._handlers) - 1
        if self._engine:
            self._engine.add_route(number, method, path)

    def remove_route(self, method: str, path: str) -> None:
        """Forget a route. Requests that are queued for it get 404."""
        number = self._numbers.pop((method, path))
        self._handlers[number] = self._dialect.not_found
        if self._engine:
            self._engine.remove_route(method, path)

    def set_root(self, folder: str, hidden: str) -> None:
        """Serve the files of a folder, from now on."""
        self._root = (folder, hidden)
        if self._engine:
            self._engine.set_root(folder, hidden)

    def start(self, source, host: str, port: int) -> None:
        """Listen.

        :raises RuntimeError: it is running already
        :raises OSError: the port cannot be had
        """
        if self._engine is not None:
            raise RuntimeError("the server is running already: call stop() before another start()")
        from ._engine import Engine
        from ._listener import is_native, listening_socket

        _seam.core()  # complains before a socket is made
        sock = listening_socket(source, host, port)
        engine = None
        try:
            engine = Engine()
            self._prepare(engine)
            if is_native(source):
                engine.listen(sock.fileno())
                sock.close()
            else:
                from ._carrier import Carrier

                self._carrier = Carrier(engine, sock)
        except BaseException:
            sock.close()
            if engine:
                engine.close(0)
            raise
        self._engine = engine
        _seam.tell_after_fork(self)

    def _prepare(self, engine) -> None:
        engine.wait_ms = 0
        engine.set_no_route(self._dialect.no_route)
        for (method, path), number in self._numbers.items():
            engine.add_route(number, method, path)
        engine.set_root(*self._root)

    def poll(self, wait_ms: int = 0):
        """Handle at most one request.

        :returns: True, False when there was none, or the exception that its handler raised
        :raises ServerStoppedError: the server is not running
        """
        if self._engine is None:
            _seam.check_not_forked()
            raise ServerStoppedError("the server is not running: call start() first")
        self._engine.wait_ms = wait_ms
        outcome = self._poll_carried(wait_ms) if self._carrier else self._next()
        if self._stopping:
            self._finish()
        return outcome

    def _poll_carried(self, wait_ms: int):
        self._engine.wait_ms = 0
        self._carrier.carry()
        outcome = self._next()
        self._carrier.carry()
        if outcome is False and wait_ms:
            self._carrier.wait(wait_ms / 1000)
        return outcome

    def _next(self):
        if self._loop is None:
            from ._loop import exchanges

            self._loop = exchanges(self._engine, self._handlers, self._dialect)
        loop = self._loop
        if loop.gi_running:
            raise RuntimeError("poll() was called from inside a handler, or by two threads at once")
        try:
            return next(loop)
        except BaseException:
            self._loop = None  # interrupted, by Ctrl-C most likely: the next poll begins a new loop
            raise

    def forever(self):
        """Handle requests until somebody stops the server; yields as :meth:`poll` returns."""
        try:
            while self._engine is not None:
                yield self.poll(_SLICE_MS)
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop accepting, handle what is queued, close. It does nothing when the server is not running.

        Called from inside a handler, or by another thread than the one that polls, it takes effect when that handler
        has been answered.
        """
        if self._engine is None:
            return
        self._engine.drain()
        if self._loop is not None and self._loop.gi_running:
            self._stopping = True
            return
        self._finish()

    def _finish(self) -> None:
        try:
            for _ in range(_DRAIN):
                if self._next() is False:
                    break
        except Exception:  # noqa: BLE001 - the server goes away, whatever happens
            pass
        finally:
            self._close()

    def _close(self) -> None:
        engine, carrier = self._engine, self._carrier
        self._engine = self._loop = self._carrier = None
        self._stopping = False
        if carrier:
            carrier.close()
        engine.close(_CLOSE_MS)

    def forked(self) -> None:
        """Called in a child process: the running server is the parent's."""
        if self._engine is not None:
            self._engine.detach()
        self._engine = self._loop = self._carrier = None
