# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What is mounted where on the drive, and whether it may be written to."""

from __future__ import annotations

import errno
from typing import Any, Dict, NamedTuple

from adafruit_httpserver import _drive


class Mount(NamedTuple):
    """Something that is mounted."""

    filesystem: Any
    readonly: bool


#: The path that it is mounted at, with a slash in front and none behind, to what it is.
mounted: Dict[str, Mount] = {}


def check_writable(path: Any) -> None:
    """Refuse a change of what is mounted for reading only.

    :param path: as the script wrote it
    :raises OSError: EROFS, as a board does
    """
    if any(mount.readonly for mount in mounted.values()) and of(_drive.shown(_drive.resolve(path))).readonly:
        raise OSError(errno.EROFS, "Read-only filesystem")


def of(path: str) -> Mount:
    """The mount that a path of the drive lies in."""
    places = [place for place in mounted if path == place or path.startswith(place.rstrip("/") + "/")]
    return mounted[max(places, key=len)] if places else Mount(None, False)
