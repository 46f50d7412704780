# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Bodies and files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..bench import Bench
from ..client import Client
from ..figure import Figure, ratio
from ..servers import BJOERN, ERA_4, FILES, FOREVER, MICRODOT, NGINX

_UPLOAD = 100  # MiB
_PART = 25


def post(bench: Bench) -> Iterator[Figure]:
    """POST, the body read in Python."""
    for size, text in ((1 << 10, "1 KiB"), (64 << 10, "64 KiB")):
        rates = bench.rates((FOREVER, BJOERN), "/read", body=size)
        yield ratio(f"POST {text}, c=32, body read", BJOERN, rates[FOREVER], rates[BJOERN], at_least=1.0)


def files(bench: Bench) -> Iterator[Figure]:
    """Static files."""
    for name, size in FILES.items():
        rates = bench.rates((FOREVER, NGINX), "/" + name)
        text = "1 MiB" if size == 1 << 20 else f"{size / 1000:g} kB"
        yield ratio(f"file of {text}, c=32", NGINX, rates[FOREVER], rates[NGINX], at_least=0.9)


def upload(bench: Bench) -> Iterator[Figure]:
    """100 MiB to a handler."""
    uploads = {
        "part": _Upload(FOREVER, "/read", _PART),
        "read": _Upload(FOREVER, "/read"),
        "ignored": _Upload(FOREVER, "/ignore"),
        MICRODOT: _Upload(MICRODOT, "/read"),
        "form": _Upload(ERA_4, "/form", form=True),
        f"{MICRODOT}, form": _Upload(MICRODOT, "/form", form=True),
    }
    growth: dict[str, list[float]] = {kind: [] for kind in uploads}

    def seconds(kind: str) -> float:
        which = uploads[kind]
        server = bench.server(which.server)
        with server.turn(), Client(server.port) as client:
            before = server.memory()
            server.forget_peak()
            took = client.upload(which.path, which.mebibytes, form=which.form)
            growth[kind].append(server.memory("VmHWM") - before)
            return took

    times = bench.measure({kind: lambda kind=kind: seconds(kind) for kind in uploads})
    speeds = {kind: [uploads[kind].mebibytes / s for s in times[kind]] for kind in uploads}
    read, ignored = (f"upload of {_UPLOAD} MiB, handler {does} it: " for does in ("reads", "does not read"))
    parts = [part * _UPLOAD / _PART for part in times["part"]]
    yield ratio(f"{read}time", f"4 times {_PART} MiB", times["read"], parts, at_most=1.2, unit=" s")
    yield ratio(f"{read}speed", MICRODOT, speeds["read"], speeds[MICRODOT], at_least=5.0, unit=" MiB/s")
    yield ratio(f"{ignored}speed", MICRODOT, speeds["ignored"], speeds[MICRODOT], unit=" MiB/s")
    yield Figure(f"{ignored}memory", "before", growth["ignored"], "MiB", at_most=32)
    yield ratio(f"{read}memory", MICRODOT, growth["read"], growth[MICRODOT], unit=" MiB")
    form = f"a form with a file of {_UPLOAD} MiB, era 4: "
    yield ratio(f"{form}speed", MICRODOT, speeds["form"], speeds[f"{MICRODOT}, form"], at_least=5.0, unit=" MiB/s")
    yield Figure(f"{form}memory", "before", growth["form"], "MiB", at_most=32)


class _Upload(NamedTuple):
    server: str
    path: str
    mebibytes: int = _UPLOAD
    form: bool = False
