# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``secrets`` for a drive that has no secrets.py: made from settings.toml, else made up.

Scripts use it in two shapes: ``from secrets import secrets`` (a dict) and ``import secrets`` (attributes).
"""

from __future__ import annotations

from typing import Any, Dict

from adafruit_httpserver.board import missing as _missing
from adafruit_httpserver.run import settings as _settings

_MADE_UP = {"ssid": "my-wifi", "password": "my-password"}
_BOARD_NAMES = {"circuitpy_wifi_ssid": "ssid", "circuitpy_wifi_password": "password", "wifi_ssid": "ssid", "wifi_password": "password"}


class _Secrets(Dict[str, Any]):
    """A dict that says where a missing key would have to stand."""

    def __missing__(self, key: str) -> Any:
        raise KeyError(f"{key} is in neither secrets.py nor settings.toml of this drive")


def _made() -> _Secrets:
    found: Dict[str, Any] = {}
    for key, value in _settings.read().items():
        if not isinstance(value, _settings.Fault):
            found[key.lower()] = value
            found.setdefault(_BOARD_NAMES.get(key.lower(), key.lower()), value)
    return _Secrets({**_MADE_UP, **found})


secrets = _made()


def __getattr__(name: str) -> Any:
    key = name.lower()
    for known in (key, _BOARD_NAMES.get(key, key)):
        if known in secrets:
            return secrets[known]
    raise _missing("secrets", name, "what secrets.py or settings.toml of the drive says")
