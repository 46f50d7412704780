# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The listening sockets of a script, from one run to the next.

A listening socket of the system lives as long as anybody holds it. The process of a run gives those that are open to the
runner before it ends, and the next process gets them back: a client that connects in between waits, and is answered by the
new code. A socket that the next run binds to the same address becomes the old one.
"""

from __future__ import annotations

import os
import threading
import weakref
from typing import Any, Dict, List, NamedTuple, Tuple

#: How long after a script has begun to listen its last run's other sockets are kept, in seconds.
KEPT = 2.0


class Address(NamedTuple):
    """Where a script wanted to listen, and where it does."""

    family: int
    host: str
    port: int
    given_host: str
    given_port: int

    @property
    def asked(self) -> Tuple[int, str, int]:
        """What tells one socket of a script from another."""
        return self[:3]


class Listeners:
    """The listening sockets of one run.

    :param held: those of the last run: what they are, and their descriptors
    """

    def __init__(self, held: Dict[Address, int]) -> None:
        self._held = {address.asked: (address, descriptor) for address, descriptor in held.items()}
        self._open: Dict[Address, weakref.ref[Any]] = {}
        self._lock = threading.Lock()

    def take_over(self, sock: Any, host: str, port: int) -> "Address | None":
        """Make a socket the one that the last run had at this address; None when it had none."""
        if not hasattr(sock, "fileno") or not hasattr(sock, "family"):
            return None
        with self._lock:
            address, descriptor = self._held.pop((int(sock.family), host, port), (None, -1))
        if address is not None:
            os.dup2(descriptor, sock.fileno(), inheritable=False)
            os.close(descriptor)
            sock.settimeout(sock.gettimeout())  # whether it blocks was a property of the socket that has gone
        return address

    def note(self, sock: Any, address: Address) -> None:
        """Remember a socket that listens, for as long as the script keeps it."""
        if not hasattr(sock, "fileno"):
            return
        with self._lock:
            self._open[address] = weakref.ref(sock)
            forgotten = bool(self._held)
        if forgotten:
            timer = threading.Timer(KEPT, self.forget)
            timer.daemon = True
            timer.start()

    def forget(self) -> None:
        """Close what the last run had and this one does not ask for."""
        with self._lock:
            while self._held:
                os.close(self._held.popitem()[1][1])

    def still_open(self) -> List[Tuple[Address, int]]:
        """What the next run may want: each with its descriptor."""
        with self._lock:
            found = [(address, _descriptor(reference())) for address, reference in self._open.items()]
            return [*self._held.values(), *((address, descriptor) for address, descriptor in found if descriptor >= 0)]


def _descriptor(sock: Any) -> int:
    """The descriptor of a socket; -1 when it has been closed or thrown away."""
    try:
        return -1 if sock is None else int(sock.fileno())
    except (OSError, ValueError):
        return -1
