# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Tells the runner how the panel changes, as often as somebody can see it and no oftener."""

from __future__ import annotations

import base64
import threading
import time
from typing import Any, Dict, List

from adafruit_httpserver.board import _panel
from adafruit_httpserver.run.channel import Channel

#: Seconds from one message to the next. A script can change a pin a hundred thousand times in that time.
PACE = 1 / 30

#: To draw a display takes its time: this thread rests so many times as long as it has worked.
_REST = 5

#: A picture is sent no larger than that; no terminal shows more.
_WIDTH, _HEIGHT = 96, 96


class Sender:
    """Watches a panel. It sends on a thread of its own, so that the script never waits for it.

    :param panel: the panel of this process
    :param runner: the line to the runner
    """

    def __init__(self, panel: _panel.Panel, runner: Channel) -> None:
        self._runner = runner
        self._changed: Dict[_panel.Signal, None] = {}
        self._news = threading.Event()
        self._sending = threading.Lock()
        panel.watch(self._note)
        threading.Thread(target=self._run, name="panel", daemon=True).start()

    def flush(self) -> None:
        """Send what has changed so far."""
        with self._sending:
            self._news.clear()
            changed: List[_panel.Signal] = []
            while self._changed:
                changed.append(self._changed.popitem()[0])
            if changed:
                self._runner.send("signals", states=[state(signal) for signal in reversed(changed)])

    def _note(self, signal: _panel.Signal) -> None:
        self._changed[signal] = None
        self._news.set()

    def _run(self) -> None:
        while True:
            self._news.wait()
            began = time.monotonic()
            self.flush()
            time.sleep(max(PACE, _REST * (time.monotonic() - began)))


def state(signal: _panel.Signal) -> Dict[str, Any]:
    """A signal as plain values; pixels are six hexadecimal digits each, a picture is base64 and as small as a terminal."""
    value = signal.value
    if signal.kind == _panel.PIXELS:
        value = "".join("%02x%02x%02x" % pixel for pixel in value)
    elif signal.kind == _panel.PICTURE:
        value = _reduced(value)
    return {
        "name": signal.name,
        "kind": signal.kind,
        "value": value,
        "unit": signal.unit,
        "low": signal.low,
        "high": signal.high,
        "columns": signal.columns,
        "active": signal.active,
    }


def _reduced(picture: _panel.Picture) -> List[Any]:
    """Every so manieth pixel of a picture."""
    step = max(1, -(-picture.width // _WIDTH), -(-picture.height // _HEIGHT))
    if step == 1:
        return [picture.width, picture.height, base64.b64encode(picture.rgb).decode()]
    rows = []
    for y in range(0, picture.height, step):
        row = picture.rgb[3 * picture.width * y : 3 * picture.width * (y + 1)]
        kept = bytearray(3 * len(range(0, picture.width, step)))
        for channel in range(3):
            kept[channel::3] = row[channel :: 3 * step]
        rows.append(bytes(kept))
    return [len(rows[0]) // 3, len(rows), base64.b64encode(b"".join(rows)).decode()]
