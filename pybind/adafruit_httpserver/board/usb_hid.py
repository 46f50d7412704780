# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``usb_hid``: keyboard, mouse and media keys. What they send is shown on the panel; no key of this computer is pressed."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Tuple

from adafruit_httpserver.board import StandIn, _keys, _panel, lacking

__all__ = ["Device", "devices", "disable", "enable", "get_boot_device", "set_interface_name"]
__getattr__ = lacking("usb_hid", ", ".join(__all__))

#: As much of what was typed as is shown.
_SHOWN = 60


class Device(StandIn):
    """Something that sends reports.

    :param report_descriptor: what tells a computer what it is
    :param usage_page: the kind of thing, as USB numbers it
    :param usage: which thing of that kind
    :param report_ids: the numbers of its reports
    :param in_report_lengths: how long those are that it sends
    :param out_report_lengths: how long those are that it takes
    """

    _owner = "usb_hid.Device"

    KEYBOARD: Device
    MOUSE: Device
    CONSUMER_CONTROL: Device

    def __init__(
        self,
        *,
        report_descriptor: Any,
        usage_page: int,
        usage: int,
        report_ids: Sequence[int],
        in_report_lengths: Sequence[int],
        out_report_lengths: Sequence[int],
    ) -> None:
        if not len(report_ids) == len(in_report_lengths) == len(out_report_lengths):
            raise ValueError("report_ids, in_report_lengths and out_report_lengths must be of equal length")
        self._page, self._usage = usage_page, usage
        self._in, self._out = dict(zip(report_ids, in_report_lengths)), dict(zip(report_ids, out_report_lengths))
        self._typed, self._decoder = "", _keys.Decoder(usage_page, usage)
        self._signal = _panel.panel.signal(self._decoder.name, _panel.TEXT, "")
        self._received: Dict[int, bytes] = {}

    usage_page = property(lambda self: self._page, doc="The kind of thing.")
    usage = property(lambda self: self._usage, doc="Which thing of that kind.")

    def send_report(self, report: Any, report_id: Optional[int] = None) -> None:
        """Send a report.

        :param report: its bytes
        :param report_id: its number; needed when there are several
        :raises ValueError: there is no such report, or it has another length
        """
        number = self._number(report_id)
        data = bytes(memoryview(report))
        if len(data) != self._in[number]:
            raise ValueError(f"Buffer incorrect size. Should be {self._in[number]} bytes.")
        told = self._decoder.told(data)
        if told:
            self._typed = (self._typed + told)[-_SHOWN:]
            self._signal.activate()
            self._signal.set(self._typed)

    def get_last_received_report(self, report_id: Optional[int] = None) -> Optional[bytes]:
        """The last report from the computer; None, for it sends none."""
        return self._received.get(self._number(report_id))

    @property
    def last_received_report(self) -> Optional[bytes]:
        """The last report from the computer; up to CircuitPython 8."""
        return self.get_last_received_report()

    def _number(self, report_id: Optional[int]) -> int:
        if report_id is None and len(self._in) == 1:
            return next(iter(self._in))
        if report_id not in self._in:
            raise ValueError("Invalid report_id")
        return report_id or 0


def _made(page: int, usage: int, number: int, sent: int, taken: int) -> Device:
    return Device(
        report_descriptor=b"", usage_page=page, usage=usage, report_ids=(number,), in_report_lengths=(sent,), out_report_lengths=(taken,)
    )


Device.KEYBOARD = _made(1, 6, 1, 8, 1)
Device.MOUSE = _made(1, 2, 2, 4, 0)
Device.CONSUMER_CONTROL = _made(12, 1, 3, 2, 0)

devices: Tuple[Device, ...] = (Device.KEYBOARD, Device.MOUSE, Device.CONSUMER_CONTROL)
_boot_device = 0


def enable(devices: Sequence[Device], boot_device: int = 0) -> None:
    """Say which things there are. On a board only boot.py may do so.

    :param devices: the things
    :param boot_device: 1 for a keyboard, 2 for a mouse that works before a system is started
    """
    global _boot_device
    for each in devices:
        if not isinstance(each, Device):
            raise TypeError(f"devices must be of type Device, not {type(each).__name__}")
    globals()["devices"], _boot_device = tuple(devices), boot_device


def disable() -> None:
    """Have none of them. On a board only boot.py may do so."""
    globals()["devices"] = ()


def get_boot_device() -> int:
    """The boot device that was asked for; 0 for none."""
    return _boot_device


def set_interface_name(interface_name: str) -> None:
    """What the computer calls the things; it is not told of them here."""
