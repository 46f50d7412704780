# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A server without an era: handlers are given the Engine and their slot, and answer by themselves."""

import socket
import threading

import serving

from adafruit_httpserver._service import Service


class _Plain:
    """A dialect that leaves everything to the handlers."""

    Response = type("Nothing", (), {})
    no_route = 404

    @staticmethod
    def request(blob, word):
        return None

    @staticmethod
    def large_request(kept, slot):
        return kept

    @staticmethod
    def answer(engine, slot, request, response):
        return response(engine, slot)

    @staticmethod
    def fail(engine, slot, request, problem):
        engine.answer(slot, 500, "text/plain", repr(problem).encode())

    @staticmethod
    def not_found(request):
        return lambda engine, slot: engine.answer(slot, 404, "text/plain", b"")


class RawServer:
    """Polls on a thread of its own. ``handlers`` are functions of an Engine and a slot, by path."""

    def __init__(self, source=socket, **handlers):
        self.service = Service(_Plain)
        for name, handler in handlers.items():
            self.service.add_route("GET", f"/{name}", lambda request, handler=handler: handler)
        self.port = serving.free_port()
        self.service.start(source, serving.HOST, self.port)
        self.errors = []
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._poll, daemon=True)
        self._thread.start()

    def _poll(self):
        while not self._ending.is_set():
            outcome = self.service.poll(5)
            if isinstance(outcome, Exception):
                self.errors.append(outcome)

    def end(self):
        """Stop the server."""
        self._ending.set()
        self._thread.join(10)
        self.service.stop()


class Wrapped:
    """A source whose sockets only look like the system's: Python carries their bytes."""

    AF_INET, SOCK_STREAM = socket.AF_INET, socket.SOCK_STREAM

    @staticmethod
    def socket(*arguments):
        return socket.socket(*arguments)
