# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``alarm``: sleep, and what wakes the board. Light sleep waits; deep sleep waits and starts the script again."""

from __future__ import annotations

from typing import Any, NoReturn, Sequence

from adafruit_httpserver.board import _host, _waking, lacking, nvm
from adafruit_httpserver.board.alarm import pin, time, touch

__all__ = [
    "SleepMemory",
    "exit_and_deep_sleep_until_alarms",
    "light_sleep_until_alarms",
    "pin",
    "sleep_memory",
    "time",
    "touch",
    "wake_alarm",
]
__getattr__ = lacking("alarm", ", ".join(__all__))

_SIZE = 4096
_WOKEN = "DEEP_SLEEP_ALARM"
_NOTE = "wake_alarm.json"


class SleepMemory(nvm.ByteArray):
    """Bytes that outlive deep sleep, but no other start."""

    def __init__(self, path: str, size: int, is_kept: bool) -> None:
        super().__init__(path, size)
        if not is_kept:
            self._bytes = bytearray(size)


def light_sleep_until_alarms(*alarms: Any) -> Any:
    """Wait for one of some alarms; which one it was.

    :raises TypeError: one of them is no alarm
    """
    global wake_alarm
    wake_alarm = _waking.sleep(_checked(alarms))
    return wake_alarm


def exit_and_deep_sleep_until_alarms(*alarms: Any, preserve_dios: Sequence[Any] = ()) -> NoReturn:
    """Wait for one of some alarms, and start the script again.

    :param preserve_dios: outputs that keep their value meanwhile; all do here
    :raises TypeError: one of them is no alarm
    """
    first = _waking.soonest(_checked(alarms))
    if first is not None:  # nothing but time can wake it, so that nobody must stay awake
        _remember(first)
        _host.host.restart("deep sleep", after=max(first._at - _waking.now(), 0.0))
    _remember(_waking.sleep(alarms))
    _host.host.restart("deep sleep")


def _checked(alarms: Sequence[Any]) -> Sequence[Any]:
    for alarm in alarms:
        if not hasattr(alarm, "_due"):
            raise TypeError(f"Expected an alarm, not {type(alarm).__name__}")
    return alarms


def _remember(woken: Any) -> None:
    import json

    told = [type(woken).__name__, getattr(getattr(woken, "_pin", None), "_name", ""), getattr(woken, "_value", False)]
    with open(_host.host.kept(_NOTE), "w", encoding="utf-8") as file:
        json.dump(told, file)


def _recalled() -> Any:
    """The alarm that ended the deep sleep before this run, or None."""
    if _host.host.reset_reason != _WOKEN:
        return None
    import json
    from time import monotonic

    from adafruit_httpserver.board import board

    try:
        with open(_host.host.kept(_NOTE), encoding="utf-8") as file:
            kind, name, value = json.load(file)
    except (OSError, ValueError):
        return None
    if kind == "TimeAlarm":
        return _waking.TimeAlarm(monotonic_time=monotonic())
    wire = getattr(board, name, None)
    return None if wire is None else _waking.PinAlarm(wire, value) if kind == "PinAlarm" else _waking.TouchAlarm(wire)


sleep_memory = SleepMemory(_host.host.kept("sleep_memory.bin"), _SIZE, _host.host.reset_reason == _WOKEN)
#: what ended the last sleep, or None
wake_alarm = _recalled()
