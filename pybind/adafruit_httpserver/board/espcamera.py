# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``espcamera``: the camera of a board. What it sees is made up, until somebody gives it pictures, see docs/board.md."""

from __future__ import annotations

import time
from typing import Any, Optional, Sequence, Tuple, Union

from adafruit_httpserver.board import Name, _camera, displayio, lacking
from adafruit_httpserver.board._pins import Pin, Resource, checked, checked_or_none

__all__ = ["Camera", "FrameSize", "GainCeiling", "GrabMode", "PixelFormat"]
__getattr__ = lacking("espcamera", ", ".join(__all__))

_SIZES = """R96X96:96x96 QQVGA:160x120 QCIF:176x144 HQVGA:240x176 R240X240:240x240 QVGA:320x240 CIF:400x296 HVGA:480x320 VGA:640x480
SVGA:800x600 XGA:1024x768 HD:1280x720 SXGA:1280x1024 UXGA:1600x1200 FHD:1920x1080 P_HD:720x1280 P_3MP:864x1536 QXGA:2048x1536
QHD:2560x1440 WQXGA:2560x1600 P_FHD:1080x1920 QSXGA:2560x1920"""

#: Real cameras take so many pictures a second, of the larger sizes at least.
_PER_SECOND = 20


class PixelFormat:
    """What a picture is."""

    RGB565, GRAYSCALE, JPEG = (Name("espcamera.PixelFormat." + name) for name in ("RGB565", "GRAYSCALE", "JPEG"))


class GrabMode:
    """Which picture is taken when there are several."""

    WHEN_EMPTY, LATEST = Name("espcamera.GrabMode.WHEN_EMPTY"), Name("espcamera.GrabMode.LATEST")


class GainCeiling:
    """How much the sensor may amplify."""

    GAIN_2X, GAIN_4X, GAIN_8X, GAIN_16X, GAIN_32X, GAIN_64X, GAIN_128X = (
        Name(f"espcamera.GainCeiling.GAIN_{1 << power}X") for power in range(1, 8)
    )


class FrameSize:
    """How large a picture is."""

    for _entry in _SIZES.split():
        locals()[_entry.partition(":")[0]] = Name("espcamera.FrameSize." + _entry.partition(":")[0])
    del _entry


_PIXELS = {
    getattr(FrameSize, name): (int(width), int(height))
    for name, width, height in (entry.replace(":", " ").replace("x", " ").split() for entry in _SIZES.split())
}


class Camera(Resource):
    """The camera.

    :param data_pins: the eight pins that it sends pixels by
    :param pixel_clock_pin: its clock
    :param vsync_pin: its pin for the beginning of a picture
    :param href_pin: its pin for the beginning of a row
    :param i2c: the bus that it is set up by
    :param external_clock_pin: the clock that it gets, or None
    :param pixel_format: what a picture is; default RGB565
    :param frame_size: how large it is; default QQVGA
    :param jpeg_quality: accepted
    :raises TypeError: one of the pins is none
    :raises ValueError: a pin is in use
    """

    _owner = "espcamera.Camera"
    # What a sensor can be set to; only special_effect changes the picture here.
    contrast = brightness = saturation = sharpness = denoise = special_effect = wb_mode = ae_level = aec_value = agc_gain = 0
    quality, colorbar, whitebal, gain_ctrl, exposure_ctrl, awb_gain, hmirror, vflip = 15, False, True, True, True, True, False, False
    aec2 = dcw = bpc = wpc = raw_gma = lenc = False
    gain_ceiling = GainCeiling.GAIN_2X

    def __init__(
        self,
        *,
        data_pins: Sequence[Pin],
        pixel_clock_pin: Pin,
        vsync_pin: Pin,
        href_pin: Pin,
        i2c: Any,
        external_clock_pin: Optional[Pin] = None,
        external_clock_frequency: int = 20_000_000,
        powerdown_pin: Optional[Pin] = None,
        reset_pin: Optional[Pin] = None,
        pixel_format: Name = PixelFormat.RGB565,
        frame_size: Optional[Name] = None,
        jpeg_quality: int = 15,
        framebuffer_count: int = 1,
        grab_mode: Name = GrabMode.WHEN_EMPTY,
    ) -> None:
        if len(data_pins) != 8:
            raise ValueError("data_pins length must be 8")
        wires = [*data_pins, pixel_clock_pin, vsync_pin, href_pin]
        maybe = [checked_or_none(pin, "pin") for pin in (external_clock_pin, powerdown_pin, reset_pin)]
        self._take(*[checked(pin) for pin in wires], *maybe)
        self._format, self._size, self._next, self._count, self._mode = pixel_format, (160, 120), 0.0, framebuffer_count, grab_mode
        self.quality = jpeg_quality
        self.reconfigure(frame_size=frame_size or getattr(FrameSize, "QQVGA"), pixel_format=pixel_format)

    def reconfigure(
        self,
        frame_size: Optional[Name] = None,
        pixel_format: Optional[Name] = None,
        grab_mode: Optional[Name] = None,
        framebuffer_count: Optional[int] = None,
    ) -> None:
        """Change the size or the format of pictures."""
        self._check()
        if frame_size is not None:
            if frame_size not in _PIXELS:
                raise TypeError(f"frame_size must be of type FrameSize, not {type(frame_size).__name__}")
            self._frame_size, self._size = frame_size, _PIXELS[frame_size]
        self._format = pixel_format or self._format
        self._mode, self._count = grab_mode or self._mode, framebuffer_count or self._count

    @property
    def frame_available(self) -> bool:
        """Whether ``take()`` would not wait."""
        self._check()
        return time.monotonic() >= self._next

    def take(self, timeout: Optional[float] = 0.25) -> Optional[Union[bytes, displayio.Bitmap]]:
        """Take a picture: the bytes of a JPEG file, or a bitmap; None when there is none within the timeout."""
        self._check()
        wait = self._next - time.monotonic()
        if wait > 0:
            time.sleep(min(wait, timeout or 0.0))
        if time.monotonic() < self._next:
            return None
        self._next = time.monotonic() + 1 / _PER_SECOND
        width, height = self._size
        if self._format is PixelFormat.JPEG:
            return _camera.jpeg(width, height, self.special_effect)
        return _bitmap(width, height, self.special_effect, self._format is PixelFormat.GRAYSCALE)

    pixel_format = property(lambda self: self._format, doc="What a picture is.")
    frame_size = property(lambda self: self._frame_size, doc="How large a picture is.")
    width = property(lambda self: self._size[0], doc="In pixels.")
    height = property(lambda self: self._size[1], doc="In pixels.")
    grab_mode = property(lambda self: self._mode, doc="Which picture is taken.")
    framebuffer_count = property(lambda self: self._count, doc="How many pictures are kept.")
    sensor_name = property(lambda self: "OV5640", doc="The name of the sensor.")
    supports_jpeg = property(lambda self: True, doc="Whether the sensor makes JPEG files.")
    max_frame_size = property(lambda self: getattr(FrameSize, "QSXGA"), doc="The largest size.")
    address = property(lambda self: 0x3C, doc="The address of the sensor on I2C.")


def _bitmap(width: int, height: int, effect: int, is_grey: bool) -> displayio.Bitmap:
    square = 8
    picture = _camera.scene(-(-width // square), -(-height // square), 2 if is_grey else effect)
    bitmap = displayio.Bitmap(width, height, 256 if is_grey else 65536)
    code = _grey if is_grey else _swapped_565
    for y in range(height):
        row = [code(colour) for colour in picture[y // square] for _ in range(square)]
        for x, value in enumerate(row[:width]):
            bitmap._values[y * width + x] = value
    return bitmap


def _grey(colour: Tuple[int, int, int]) -> int:
    return colour[0]


def _swapped_565(colour: Tuple[int, int, int]) -> int:
    """Sixteen bits, the byte with the red first, as cameras send them."""
    value = colour[0] >> 3 << 11 | colour[1] >> 2 << 5 | colour[2] >> 3
    return (value & 255) << 8 | value >> 8
