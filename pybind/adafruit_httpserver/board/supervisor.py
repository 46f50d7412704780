# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``supervisor``: what goes on around the script."""

from __future__ import annotations

import time
from typing import Any, NoReturn, Optional

from adafruit_httpserver.board import Name, StandIn, _host, lacking

__all__ = [
    "RunReason",
    "Runtime",
    "SafeModeReason",
    "StatusBar",
    "disable_autoreload",
    "enable_autoreload",
    "get_previous_traceback",
    "get_setting",
    "reload",
    "reset_terminal",
    "runtime",
    "set_next_code_file",
    "set_rgb_status_brightness",
    "set_usb_identification",
    "status_bar",
    "ticks_ms",
]
__getattr__ = lacking("supervisor", ", ".join(__all__))

#: Ticks go round after this many milliseconds; they start so that a script soon finds out whether it minds.
_TICKS = 1 << 29
_TICKS_AT_START = _TICKS - 65000

_started = time.monotonic()


class RunReason:
    """Why the script runs."""

    STARTUP, AUTO_RELOAD, SUPERVISOR_RELOAD, REPL_RELOAD = (
        Name("supervisor.RunReason." + name) for name in ("STARTUP", "AUTO_RELOAD", "SUPERVISOR_RELOAD", "REPL_RELOAD")
    )


class SafeModeReason:
    """Why a board is in safe mode. This one never is."""

    NONE = Name("supervisor.SafeModeReason.NONE")
    BROWNOUT = Name("supervisor.SafeModeReason.BROWNOUT")
    HARD_FAULT = Name("supervisor.SafeModeReason.HARD_FAULT")
    PROGRAMMATIC = Name("supervisor.SafeModeReason.PROGRAMMATIC")
    USER = Name("supervisor.SafeModeReason.USER")
    WATCHDOG_RESET = Name("supervisor.SafeModeReason.WATCHDOG_RESET")


class Runtime(StandIn):
    """The run of this script."""

    _owner = "supervisor.runtime"
    ble_workflow = False
    _autoreload, _brightness, _display = True, 0.05, None

    usb_connected = property(lambda self: True, doc="Whether a computer is connected: this one.")
    serial_connected = property(lambda self: True, doc="Whether somebody reads what is printed.")
    serial_bytes_available = property(lambda self: _host.host.typed(), doc="How many bytes were typed that nobody has read.")
    safe_mode_reason = property(lambda self: SafeModeReason.NONE, doc="Always NONE.")

    @property
    def run_reason(self) -> Any:
        """Why this run was started."""
        return getattr(RunReason, _host.host.run_reason)

    @property
    def autoreload(self) -> bool:
        """Whether a saved file starts the script again."""
        return self._autoreload

    @autoreload.setter
    def autoreload(self, value: bool) -> None:
        self._autoreload = bool(value)
        _host.host.autoreload(self._autoreload)

    @property
    def rgb_status_brightness(self) -> float:
        """How bright the status light is; there is none here."""
        return self._brightness

    @rgb_status_brightness.setter
    def rgb_status_brightness(self, value: float) -> None:
        if not 0 <= value <= 255:
            raise ValueError("level must be between 0 and 1")
        self._brightness = value

    @property
    def display(self) -> Any:
        """The board's own display, or what a script has set."""
        if self._display is None:
            from adafruit_httpserver.board import board

            return getattr(board, "DISPLAY", None)
        return self._display

    @display.setter
    def display(self, value: Any) -> None:
        self._display = value


class StatusBar(StandIn):
    """Words in the title of a terminal; kept, and not shown here."""

    _owner = "supervisor.status_bar"
    console = display = False


runtime = Runtime()
status_bar = StatusBar()


def reload() -> NoReturn:
    """Start the script again in a fresh process."""
    _host.host.restart("reload")


def set_next_code_file(
    filename: Optional[str],
    *,
    reload_on_success: bool = False,
    reload_on_error: bool = False,
    sticky_on_success: bool = False,
    sticky_on_error: bool = False,
    sticky_on_reload: bool = False,
    working_directory: Optional[str] = None,
) -> None:
    """Say which script comes next.

    :param filename: its name on the drive; None for the usual one
    """
    if filename is not None and not isinstance(filename, str):
        raise TypeError(f"filename must be of type str or None, not {type(filename).__name__}")
    _host.host.next_code_file(filename)


def enable_autoreload() -> None:
    """Let a saved file start the script again; up to CircuitPython 7."""
    runtime.autoreload = True


def disable_autoreload() -> None:
    """Let nothing start the script again; up to CircuitPython 7."""
    runtime.autoreload = False


def set_rgb_status_brightness(brightness: int) -> None:
    """How bright the status light is, 0 to 255; there is none here. Up to CircuitPython 7."""
    runtime.rgb_status_brightness = brightness


def ticks_ms() -> int:
    """Milliseconds, which go round at 2**29."""
    return (int((time.monotonic() - _started) * 1000) + _TICKS_AT_START) % _TICKS


def get_previous_traceback() -> Optional[str]:
    """The traceback of the run before; None, for it is not kept here."""
    return None


def get_setting(key: str, default: Any = None) -> Any:
    """A value of settings.toml, with its type: text, a whole number, a truth value.

    :raises ValueError: the file has a value that cannot be read
    """
    from adafruit_httpserver.run import settings

    value = settings.get(key, default)
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def reset_terminal(x_pixels: int, y_pixels: int) -> None:
    """Make the terminal of the display anew; a simulated display has none."""


def set_usb_identification(manufacturer: Optional[str] = None, product: Optional[str] = None, vid: int = -1, pid: int = -1) -> None:
    """Say what the board calls itself on USB; here it is on none."""
