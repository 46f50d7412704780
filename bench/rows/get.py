# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""GET: a constant body, a handler that looks at the request, and the whole field."""

from collections.abc import Iterator

from ..bench import Bench
from ..figure import Figure, ratio
from ..servers import BJOERN, COMMANDS, ERA_4, FOREVER, NGINX, POLL

_BROWSER = ("User-Agent: Mozilla/5.0 (X11; Linux x86_64)", "Accept: text/html,*/*;q=0.8", "Accept-Language: en")


def constant(bench: Bench) -> Iterator[Figure]:
    """Constant body, keep-alive, 1 to 128 connections."""
    for connections in (1, 8, 32, 128):
        rates = bench.rates((FOREVER, POLL, BJOERN, NGINX), "/hello", connections)
        for way in (FOREVER, POLL):
            work = f"GET, c={connections}, {way}"
            yield ratio(work, BJOERN, rates[way], rates[BJOERN], at_least=1.2)
            goal = {"at_least": 1.0} if connections == 32 else {}
            yield ratio(work, NGINX, rates[way], rates[NGINX], **goal)


def pinned(bench: Bench) -> Iterator[Figure]:
    """The same with one processor for the server."""
    for connections in (1, 32):
        rates = bench.rates((FOREVER, POLL, BJOERN), "/hello", connections, pinned=True)
        for way in (FOREVER, POLL):
            yield ratio(f"GET, c={connections}, one CPU, {way}", BJOERN, rates[way], rates[BJOERN], at_least=1.1)


def headers(bench: Bench) -> Iterator[Figure]:
    """Three header fields and the query are read."""
    rates = bench.rates((FOREVER, BJOERN), "/headers?unit=celsius&round=1", headers=_BROWSER)
    yield ratio("GET, c=32, 3 header fields and the query read", BJOERN, rates[FOREVER], rates[BJOERN], at_least=1.0)


def field(bench: Bench) -> Iterator[Figure]:
    """Every server, for the plot."""
    rates = bench.rates(COMMANDS, "/hello")
    bench.field = {name: values for name, values in rates.items() if values}
    for name in COMMANDS:
        if name not in (FOREVER, POLL, ERA_4, BJOERN, NGINX):
            yield ratio(f"GET, c=32, {FOREVER}", name, rates[FOREVER], rates[name])
