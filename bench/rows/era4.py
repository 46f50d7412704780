# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Era 4 against the same by hand on bjoern, and against Flask."""

import subprocess
import sys
from collections.abc import Iterator

from ..bench import Bench
from ..figure import Figure, ratio
from ..servers import BJOERN, ERA_4, FLASK

_WORKS = {
    "Response with headers=": "/with-headers",
    "URL parameter": "/users/ada",
    "JSONResponse": "/json",
}


def era4(bench: Bench) -> Iterator[Figure]:
    """Response with headers, a URL parameter, JSONResponse."""
    names = (ERA_4, BJOERN, FLASK) if _is_built() else ()
    for work, path in _WORKS.items():
        rates = bench.rates(names, path)
        for reference, least in ((BJOERN, 1.0), (FLASK, 10.0)):
            yield ratio(f"era 4, c=32, {work}", reference, rates.get(ERA_4, ()), rates.get(reference, ()), at_least=least)


def _is_built() -> bool:
    done = subprocess.run([sys.executable, "-c", "from adafruit_httpserver import Server"], capture_output=True, check=False)
    return done.returncode == 0
