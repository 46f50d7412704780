# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the server classes of all eras share: starting, polling, stopping."""

from __future__ import annotations

import threading
import time

from . import _seam
from ._kinds import LITERAL
from ._settings import courtesy_ms, transport
from .exceptions import ServerStoppedError

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from typing import Any

    from ._carrier import Carrier
    from ._dialect import Dialect, Handler
    from ._engine import Engine
    from ._fields import Fields
    from ._pump import Pump

#: How long one call into Go may wait, in milliseconds: Ctrl-C is noticed when it returns.
_SLICE_MS = 25
#: The same while there are answers that are being made.
_PUMP_MS = 1
#: How long the answers that are being made are sent before requests have their turn, in seconds, however many there are.
_PUMPS_TURN = 0.004
#: How many queued requests stop() still handles.
_DRAIN = 4096


class _Busy(RuntimeError):
    """Another call of poll() is under way."""


class Service:
    """A server of the core with the handlers of a script.

    It can be started again after a stop. ``handlers`` and ``routes`` outlive that.

    :param dialect: what differs between the eras, see ``_dialect.py``
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._handlers: list[Any] = [None]  # by number; 0 is none
        self._numbers: dict[tuple[str, str, int], int] = {}  # (method, path, kind) -> number
        self._root = ("", "")
        self._fields: Fields = ()
        self._types: Mapping[str, str] | None = None
        self._unknown = ""
        self._authentication: tuple[tuple[str, ...], str] = ((), "")
        self._engine: Engine | None = None
        self._opening: Engine | None = None  # has clients maybe, while start() is not done
        self._loop: Any = None  # the generator of _loop.py
        self._carrier: Carrier | None = None
        self._listener: Any = None  # open as long as the server accepts, so that a runner can hand it to the script's next run
        self._waiting: tuple[Any, Any] | None = None  # source and socket of a start() in a handler that has called stop()
        self._stopping = self._serving = False
        self._poller: int | None = None  # the thread that handles requests
        self._closing = threading.RLock()  # a signal handler may call stop() in the middle of it
        self._pumping = threading.Lock()
        self.pumps: list[Pump[Any]] = []
        """Answers that are being made still, see ``_pump.py``."""
        self.certificate: tuple[str, ...] = ()
        """The files of the certificate and its key, for HTTPS."""
        self.port = 0
        """The port of the running server, where its socket can tell."""

    @property
    def engine(self) -> Engine | None:
        """The Engine while the server is running, else None."""
        return self._engine

    def add_route(self, method: str, path: str, handler: Handler, kind: int = LITERAL) -> None:
        """Let a handler answer a method and a path, from now on.

        :param int kind: how the path is read, see ``_kinds.py``
        :raises ValueError: a regular expression needs what the core does not have; told when the server runs
        """
        key = (method, path, kind)
        number = self._numbers.get(key)
        if number is not None:
            self._handlers[number] = handler
            return
        self._handlers.append(handler)
        number = self._numbers[key] = len(self._handlers) - 1
        if self._engine:
            self._engine.add_route(number, *key)

    def remove_route(self, method: str, path: str, kind: int = LITERAL) -> None:
        """Forget a route. Requests that are queued for it get 404."""
        key = (method, path, kind)
        self._handlers[self._numbers.pop(key)] = self._dialect.not_found
        if self._engine:
            self._engine.remove_route(*key)

    def set_root(self, folder: str, hidden: str) -> None:
        """Serve the files of a folder, from now on."""
        self._root = (folder, hidden)
        if self._engine:
            self._engine.set_root(folder, hidden)

    def set_headers(self, fields: Fields) -> None:
        """Send header fields with all answers that have none of that name, from now on."""
        self._fields = fields
        if self._engine:
            self._engine.set_headers(fields)

    def set_types(self, types: Mapping[str, str] | None, unknown: str = "") -> None:
        """Say which types files have, by the extensions of their names, from now on.

        :param types: None: those that the core knows
        """
        if types is not None or self._types is not None:
            self._types, self._unknown = types, unknown
            if self._engine:
                self._engine.set_types(types, unknown)

    def set_authentication(self, values: tuple[str, ...], challenge: str) -> None:
        """Let in only requests that have one of these values as their Authorization, from now on; none lets everybody in.

        :param str challenge: what others are told to send
        """
        self._authentication = (values, challenge)
        if self._engine:
            self._engine.set_authentication(values, challenge)

    def check_startable(self) -> None:
        """Complain before anything is changed.

        :raises RuntimeError: it is running already, or in a child process of one that has run a server
        """
        if self._engine is not None and not self._stops_here():
            raise RuntimeError("the server is running already: call stop() before another start()")
        _seam.check_not_forked()

    def _stops_here(self) -> bool:
        """Whether this is a handler, or a generator, that has stopped the server, which still has its answer to send."""
        stopped = self._stopping and self._waiting is None
        return stopped and self._is_handling() and self._poller == threading.get_ident()

    def _is_handling(self) -> bool:
        return self._loop is not None and self._loop.gi_running or self._pumping.locked()

    def start(self, source: Any, host: str, port: int) -> None:
        """Listen. In a handler that has stopped the server, clients are accepted once that is done.

        :raises OSError: the port cannot be had
        """
        from . import _listen

        sock = _listen.listening_socket(source, host, port, bool(self.certificate))
        self.port = _listen.given_port(sock) or port
        self._drop_waiting()
        if self._engine is None:
            self._open(source, sock)
        else:
            self._waiting = source, sock

    def _drop_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting:
            waiting[1].close()

    def _open(self, source: Any, sock: Any) -> None:
        """Accept clients on a listening socket of a source."""
        from . import _listen
        from ._engine import Engine

        certificate = self.certificate or getattr(_listen.policy, "tls", ())
        engine = carrier = listener = None
        try:
            engine = Engine()
            self._prepare(engine)
            _seam.tell_after_fork(self)
            self._opening = engine
            if _listen.is_native(source):
                listener = sock
                if not _listen.retired:
                    engine.listen(sock.fileno(), *certificate)
            else:
                from ._carrier import Carrier

                if certificate:
                    sock = _listen.secured(sock, *certificate)
                carrier = Carrier(engine, sock)
        except BaseException:
            self._opening = None
            sock.close()
            if engine:
                engine.close(0)
            raise
        self._stopping, self._listener, self._carrier = False, listener, carrier
        self._engine = engine  # from here on it can be stopped, by another thread too
        self._opening = None

    def _prepare(self, engine: Engine) -> None:
        engine.wait_ms = 0
        engine.configure(transport(), courtesy_ms())
        engine.set_no_route(self._dialect.no_route)
        for key, number in self._numbers.items():
            engine.add_route(number, *key)
        engine.set_root(*self._root)
        if self._fields:
            engine.set_headers(self._fields)
        if self._types is not None:
            engine.set_types(self._types, self._unknown)
        if self._authentication[0]:
            engine.set_authentication(*self._authentication)

    def poll(self, wait_ms: int = 0) -> bool | BaseException:
        """Handle at most one request.

        :returns: True, False when there was none, or the exception that its handler raised
        :raises ServerStoppedError: the server is not running
        """
        engine = self._engine
        if engine is None:
            _seam.check_not_forked()
            raise ServerStoppedError("the server is not running: call start() first")
        outcome = self._next(engine, wait_ms)
        if self._stopping:
            self._finish(engine)
        return outcome

    def _next(self, engine: Engine, wait_ms: int) -> bool | BaseException:
        loop = self._loop
        if loop is None:
            from ._loop import exchanges

            loop = self._loop = exchanges(engine, self._handlers, self._dialect)
        if loop.gi_running:
            raise _Busy("poll() was called from inside a handler, or by two threads at once")
        engine.wait_ms = wait_ms
        self._poller = threading.get_ident()
        try:
            outcome: bool | BaseException = next(loop)
            return outcome
        except ServerStoppedError:
            if engine is not self._engine:
                raise
            time.sleep(0.05)  # nobody has stopped it: the process ends, and this is a thread that it does not wait for
            return False
        except BaseException as problem:
            if isinstance(problem, ValueError) and loop.gi_frame is not None:  # another thread was faster, and may have left again
                raise _Busy("poll() was called by two threads at once") from None
            self._loop = None  # interrupted, by Ctrl-C most likely: the next poll begins a new loop
            raise

    def begin(self, pump: Pump[Any]) -> None:
        """Send an answer that is made while it is sent: a part of it now, the rest by :meth:`pump`.

        :raises Exception: what making it raises; its connection is closed then
        """
        if not pump.run():
            self.pumps.append(pump)
            if self._engine is not None:
                self._engine.one_by_one = True

    def pump(self) -> Exception | None:
        """Send more of the answers that are being made, as far as their clients take it.

        A generator that stops the server, or another thread that does so meanwhile, leaves the rest of that to this call.

        :returns: what making one of them has raised, if anything; its connection is closed then
        """
        engine = self._engine
        if not self._pumping.acquire(blocking=False):
            return None  # a generator polls, or another thread is at it
        try:
            failure = self._run_pumps()
        finally:
            self._pumping.release()
        if self._stopping and engine is not None:
            self._finish(engine)
        return failure

    def _run_pumps(self) -> Exception | None:
        until = time.monotonic() + _PUMPS_TURN
        for _ in range(len(self.pumps)):
            pump = self.pumps.pop(0)
            try:
                finished = pump.run()
            except Exception as problem:  # noqa: BLE001 - of the script's
                return problem  # the others have their turn next time
            if not finished:
                self.pumps.append(pump)
            if time.monotonic() >= until:
                break
        return None

    def forever(self) -> Generator[bool | BaseException, None, None]:
        """Handle requests until somebody stops the server; yields as :meth:`poll` returns, but not for each request that
        was handled and left nothing to see to."""
        self._serving = True
        try:
            while (engine := self._engine) is not None:
                engine.one_by_one = False
                if self._stopping or self.pumps:  # in this order: another thread may stop it meanwhile
                    engine.one_by_one = True
                yield self.poll(_PUMP_MS if self.pumps else _SLICE_MS)
        finally:
            self._serving = False
            self._close(self._engine, _seam.INTERRUPTED_MS)

    def stop(self) -> None:
        """Stop accepting, handle what is queued, close. It does nothing when the server is not running.

        Called from inside a handler, or while another thread handles requests, it returns at once, and the handling
        thread does it as soon as it can. Called by another thread between two polls, it answers 503 to what is queued:
        handlers run on the thread that polls and on no other.
        """
        engine = self._engine
        if engine is None:
            return
        self._drop_waiting()
        self._refuse_new_clients()
        engine.drain()
        self._stopping = engine.one_by_one = True
        if self._serving or self._is_handling():
            return
        if self._poller in (None, threading.get_ident()):
            self._finish(engine)
            if self._engine is not engine:  # a handler of the last requests may have started it anew
                self.stop()
        else:
            self._close(engine, _seam.CLOSE_MS)

    def _finish(self, engine: Engine) -> None:
        try:
            for _ in range(_DRAIN):
                outcome = self._next(engine, 0)
                if outcome is False:
                    break
                if isinstance(outcome, Exception):
                    log_failure(outcome)
                elif outcome is not True:
                    raise outcome
        except _Busy:
            return  # who is at it will finish
        except ServerStoppedError:
            pass  # by another thread, in this moment
        except BaseException:
            self._drop_waiting()
            self._close(engine, _seam.INTERRUPTED_MS)
            raise
        self._close(engine, _seam.CLOSE_MS)
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._open(*waiting)

    def _close(self, engine: Engine | None, wait_ms: int) -> None:
        with self._closing:
            if engine is None or engine is not self._engine:
                return
            self._refuse_new_clients()
            carrier = self._carrier
            self._engine = self._loop = self._carrier = None
        try:
            self._end_pumps(wait_ms / 1000)
        finally:
            if carrier:
                carrier.close(wait_ms / 1000)
            engine.close(wait_ms)

    def _end_pumps(self, seconds: float) -> None:
        """Let answers that are being made come to an end, within a time."""
        until = time.monotonic() + seconds
        while (self.pumps or self._pumping.locked()) and time.monotonic() < until:
            problem = self.pump()
            if problem:
                log_failure(problem)
            time.sleep(0.001)
        while self.pumps:
            try:
                self.pumps.pop().abort()
            except Exception as problem:  # noqa: BLE001 - of the script's: it does not let itself be closed
                log_failure(problem)

    # For the runner, on a thread of its own

    @property
    def _reachable(self) -> Engine | None:
        opening = self._opening  # first: it becomes the other
        return self._engine or opening

    def retire(self) -> None:
        """Leave new clients to who has the listening socket next; clients that are connected may ask once more."""
        engine = self._reachable
        if engine is not None:
            engine.retire()

    def drain(self) -> None:
        """Close the connections of clients that ask nothing; what has come already is still handled by who polls."""
        engine = self._reachable
        if engine is not None:
            engine.drain()

    def clients(self) -> int:
        """How many clients are connected."""
        engine = self._reachable
        return engine.clients() if engine is not None else 0

    def unanswered(self) -> int:
        """How many requests have no answer yet."""
        engine = self._reachable
        return engine.unanswered() if engine is not None else 0

    def _refuse_new_clients(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()
        if self._carrier is not None:
            self._carrier.refuse_new_clients()

    def forked(self) -> None:
        """Called in a child process: the running server is the parent's."""
        self._drop_waiting()
        self._carrier = None
        self._refuse_new_clients()
        if self._engine is not None:
            self._engine.detach()
        self._engine = self._loop = None
        self._stopping = self._serving = False
        self._closing, self._pumping = threading.RLock(), threading.Lock()
        self.pumps.clear()


def log_failure(problem: Exception) -> None:
    """Tell of a handler that has raised where nobody can catch it."""
    import logging

    logging.getLogger("adafruit_httpserver").error("a handler failed", exc_info=problem)
