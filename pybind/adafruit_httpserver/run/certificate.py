# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The certificate of --https: made on the spot, signed by itself, and kept, so that a browser has to be told once."""

from __future__ import annotations

import os
import sys
import time
from typing import List

#: A certificate is made anew when it is older than so many seconds: it holds for 397 days.
_OLD = 390 * 24 * 3600


def kept(address: str) -> str:
    """The path of a PEM file with a certificate for this computer and its key.

    :param address: an address of this computer that it shall be for too
    :raises OSError: it can not be kept
    """
    folder = os.path.join(_folder(), "certificates")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, f"{address.replace(':', '-')}.pem")
    try:
        if time.time() - os.stat(path).st_mtime < _OLD:
            return path
    except FileNotFoundError:
        pass
    temporary = f"{path}.{os.getpid()}.new"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # nobody else may read the key
    with os.fdopen(descriptor, "wb") as file:
        file.write(_made(["localhost", "127.0.0.1", "::1", address]))
    os.replace(temporary, path)
    return path


def _made(hosts: List[str]) -> bytes:
    from adafruit_httpserver import _region, _seam

    names = " ".join(dict.fromkeys(hosts)).encode()
    memory, address = _region.buffer(1 << 14)
    size = _seam.check(_seam.core().pybind_MakeCertificate(*_region.span(names), address, len(memory)))
    return bytes(memory.raw[:size])


def _folder() -> str:
    """Where this program keeps what belongs to the user and not to a drive."""
    if sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    return os.path.join(base, "adafruit_httpserver")
