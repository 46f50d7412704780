# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A server's last moment before its script is started anew: who has asked is answered, who comes now waits for the next run."""

from __future__ import annotations

import sys
import time

from adafruit_httpserver import _listen

#: Who is connected has so long to finish what it is asking, in seconds, and handlers have so long for what was asked.
_ASKING, _ANSWERING = 0.05, 1.0
_STEP = 0.002


def retire() -> None:
    """Let the servers of this process take no more clients, and wait for the answers to those that they have.

    The script goes on polling meanwhile. Browsers keep connections open that they may never use again, so this does not wait
    for connections to end.
    """
    _listen.retired = True  # for those that are just being started
    seam = sys.modules.get("adafruit_httpserver._seam")
    services = list(seam.users()) if seam else []
    for service in services:
        service.retire()
    began = now = time.monotonic()
    while any(service.clients() for service in services) and now - began < _ANSWERING:
        if now - began > _ASKING and not any(service.unanswered() for service in services):
            break
        time.sleep(_STEP)
        now = time.monotonic()
    for service in services:
        service.drain()  # else one of these clients might ask right now, and be told that the server closes
    while any(service.unanswered() for service in services) and time.monotonic() - began < _ANSWERING:
        time.sleep(_STEP)
