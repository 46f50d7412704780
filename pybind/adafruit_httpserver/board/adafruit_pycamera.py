# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``adafruit_pycamera``: the camera with a display, buttons and lights. What it sees is made up, see ``espcamera``."""

from __future__ import annotations

import math
import os
import time
from typing import Any, List, Optional, Tuple

from adafruit_httpserver import _drive
from adafruit_httpserver.board import StandIn, _panel, displayio, espcamera, lacking

__all__ = ["PyCamera", "PyCameraBase"]
__getattr__ = lacking("adafruit_pycamera", ", ".join(__all__))

_LONG_PRESS = 0.5
_GRAVITY = 9.80665


class _Key(StandIn):
    """A button, as a debouncer shows it."""

    _owner = "PyCamera's button"
    value, fell, rose, long_press, short_count = True, False, False, False, 0

    def __init__(self, name: str) -> None:
        self._input = _panel.panel.signal(name, _panel.PRESSED, False)
        self._input.activate()
        self._since = 0.0

    def update(self) -> None:
        """Look at the button."""
        before, self.value = self.value, not self._input.value
        now = time.monotonic()
        self.fell, self.rose = before and not self.value, self.value and not before
        if self.fell:
            self._since = now
        held = now - self._since
        self.long_press = not self.value and held >= _LONG_PRESS
        self.short_count = int(self.rose and held < _LONG_PRESS)

    pressed = property(lambda self: self.fell, doc="Whether it has just been pressed.")
    released = property(lambda self: self.rose, doc="Whether it has just been let go.")


class _Accelerometer(StandIn):
    """Says that the camera lies still."""

    _owner = "PyCamera.accel"
    acceleration = property(lambda self: (0.0, 0.0, _GRAVITY), doc="Metres per second squared.")


class PyCameraBase(StandIn):
    """The camera; the parts are started by the methods ``init_...``."""

    _owner = "adafruit_pycamera.PyCamera"

    led_levels = [0.0, 0.1, 0.2, 0.5, 1.0]
    colors = [0xFFFFFF, 0xFF0000, 0xFFFF00, 0x00FF00, 0x00FFFF, 0x0000FF, 0xFF00FF]
    resolutions: Tuple[str, ...] = tuple(
        "240x240 320x240 640x480 800x600 1024x768 1280x720 1280x1024 1600x1200 1920x1080 2048x1536 2560x1440 2560x1600 2560x1920".split()
    )
    resolution_to_frame_size = tuple(
        getattr(espcamera.FrameSize, name) for name in "R240X240 QVGA VGA SVGA XGA HD SXGA UXGA FHD QXGA QHD WQXGA QSXGA".split()
    )
    effects = ("Normal", "Invert", "B&W", "Reddish", "Greenish", "Bluish", "Sepia", "Solarize")
    timelapse_rates = (5, 10, 20, 30, 60, 90, 120, 180, 240, 300, 600, 900, 1800, 3600)
    timelapse_submodes = ("HiPwr", "MedPwr", "LowPwr")
    modes = ("JPEG", "GIF", "GBOY", "STOP", "LAPS")
    stop_motion_frame = 0
    accel: Optional[_Accelerometer] = None
    camera: Optional[espcamera.Camera] = None
    display: Any = None
    pixels: Any = None
    sdcard: Any = None
    splash: Any = None
    shutter = up = down = left = right = select = ok = card_detect = mute = None
    _mode = _effect = _resolution = _rate = _submode = _led_level = _led_color = _next_image = 0

    def __init__(self) -> None:
        displayio.release_displays()
        self.splash = displayio.Group()
        self._keys = {name: _Key(name.upper()) for name in ("up", "down", "left", "right", "select", "ok")}
        self._keys["shutter"], self._keys["card_detect"] = _Key("BUTTON"), _Key("card out")
        for name, key in self._keys.items():
            setattr(self, name, key)
        self.mute = _panel.panel.signal("SPEAKER mute", _panel.LEVEL, False)

    # -- the parts

    def init_accelerometer(self) -> None:
        """Start the part that feels how the camera is held."""
        self.accel = _Accelerometer()

    def init_neopixel(self) -> None:
        """Start the lights."""
        from adafruit_httpserver.board import board, neopixel

        self.pixels = neopixel.NeoPixel(board.A1, 8, brightness=0.1, pixel_order=neopixel.RGBW)

    def init_display(self) -> None:
        """Start the display."""
        from adafruit_httpserver.board import _displays, busdisplay

        displayio.release_displays()
        self.display = busdisplay.BusDisplay(_displays.Bus(), b"", width=240, height=240, auto_refresh=False)
        self.display.root_group = self.splash

    def deinit_display(self) -> None:
        """Stop the display."""
        displayio.release_displays()
        self.display = None

    def init_camera(self, init_autofocus: bool = True) -> None:
        """Start the camera itself."""
        from adafruit_httpserver.board import board

        self.camera = espcamera.Camera(
            data_pins=board.CAMERA_DATA,
            external_clock_pin=board.CAMERA_XCLK,
            pixel_clock_pin=board.CAMERA_PCLK,
            vsync_pin=board.CAMERA_VSYNC,
            href_pin=board.CAMERA_HREF,
            i2c=None,
            frame_size=getattr(espcamera.FrameSize, "HQVGA"),
        )

    # -- pictures

    def capture_into_jpeg(self) -> Optional[bytes]:
        """A picture of the chosen resolution, as the bytes of a JPEG file."""
        camera = self._started()
        camera.reconfigure(pixel_format=espcamera.PixelFormat.JPEG, frame_size=self.resolution_to_frame_size[self._resolution])
        taken = camera.take(1)
        return taken if isinstance(taken, bytes) else None

    def capture_jpeg(self) -> None:
        """Take a picture and save it on the card: ``/sd/img0000.jpg``.

        :raises RuntimeError: no card is mounted
        """
        picture = self.capture_into_jpeg()
        with self.open_next_image() as file:
            file.write(picture or b"")

    def open_next_image(self, extension: str = "jpg") -> Any:
        """A file on the card with the next number, open for writing.

        :raises RuntimeError: no card is mounted
        """
        if not os.path.isdir(_drive.resolve("/sd")):
            raise RuntimeError("No SD card mounted")
        while True:
            place = _drive.resolve(f"/sd/img{self._next_image:04d}.{extension}")
            self._next_image += 1
            if not os.path.exists(place):
                return open(place, "wb")

    def live_preview_mode(self) -> None:
        """Let pictures be small bitmaps, as the display takes them."""
        size = getattr(espcamera.FrameSize, "HQVGA")
        self._started().reconfigure(pixel_format=espcamera.PixelFormat.RGB565, frame_size=size)

    def continuous_capture_start(self) -> None:
        """Accepted; a picture is taken when it is asked for."""

    def continuous_capture(self) -> Any:
        """A picture in the format that was chosen last."""
        return self._started().take(1)

    def capture_into_bitmap(self, bitmap: Any) -> None:
        """Take a picture and copy it into a bitmap."""
        from adafruit_httpserver.board import bitmaptools

        bitmaptools.blit(bitmap, self.continuous_capture(), 0, 0)

    def blit(self, bitmap: Any, x_offset: int = 0, y_offset: int = 32) -> None:
        """Show a bitmap of the camera's at a place of the display."""
        shader = displayio.ColorConverter(input_colorspace=displayio.Colorspace.RGB565_SWAPPED)
        grid = displayio.TileGrid(bitmap, pixel_shader=shader, x=x_offset, y=y_offset)
        if self.display is not None:
            self.splash.insert(0, grid)
            self.display.refresh()
            while len(self.splash) > 1 and self.splash[1].__class__ is displayio.TileGrid:
                del self.splash[1]

    def autofocus(self) -> List[int]:
        """Make the picture sharp, which it is. A number for each of five regions."""
        return [1] * 5

    # -- what can be chosen, by its place in the lists above

    @property
    def mode(self) -> int:
        """What the shutter does."""
        return self._mode

    @mode.setter
    def mode(self, setting: int) -> None:
        self._mode = setting % len(self.modes)

    mode_text = property(lambda self: self.modes[self._mode], doc="The same as text.")

    @property
    def effect(self) -> int:
        """What is made of the colours."""
        return self._effect

    @effect.setter
    def effect(self, setting: int) -> None:
        self._effect = setting % len(self.effects)
        if self.camera is not None:
            self.camera.special_effect = self._effect

    @property
    def resolution(self) -> int:
        """The size of pictures; it can be set as text too, such as ``1280x720``.

        :raises RuntimeError: when set: there is no such size
        """
        return self._resolution

    @resolution.setter
    def resolution(self, res: Any) -> None:
        if isinstance(res, str):
            if res not in self.resolutions:
                raise RuntimeError("Invalid Resolution")
            res = self.resolutions.index(res)
        self._resolution = res % len(self.resolutions)

    @property
    def timelapse_rate(self) -> int:
        """How long between two pictures of a series."""
        return self._rate

    @timelapse_rate.setter
    def timelapse_rate(self, setting: int) -> None:
        self._rate = setting % len(self.timelapse_rates)

    @property
    def timelapse_submode(self) -> int:
        """How much power a series may take."""
        return self._submode

    @timelapse_submode.setter
    def timelapse_submode(self, setting: int) -> None:
        self._submode = setting % len(self.timelapse_submodes)

    @property
    def led_level(self) -> int:
        """How bright the lights are."""
        return self._led_level

    @led_level.setter
    def led_level(self, new_level: int) -> None:
        self._led_level = new_level % len(self.led_levels)
        self.pixels.brightness = self.led_levels[self._led_level]
        self.led_color = self._led_color

    @property
    def led_color(self) -> int:
        """The colour of the lights."""
        return self._led_color

    @led_color.setter
    def led_color(self, new_color: int) -> None:
        self._led_color = new_color % len(self.colors)
        self.pixels.fill(self.colors[self._led_color])

    # -- the rest

    def keys_debounce(self) -> None:
        """Look at all buttons."""
        for key in self._keys.values():
            key.update()

    def display_message(self, message: str, color: int = 0xFF0000, scale: int = 3) -> None:
        """Show a text in the middle of the display, until the next picture."""
        from adafruit_httpserver.board import _text

        if self.display is None:
            self.init_display()
        text = _text.Text(message, color, scale)
        text.x, text.y = (self.display.width - text.width) // 2, (self.display.height - text.height) // 2
        self.splash.append(text)
        self.display.refresh()
        self.splash.pop()

    def mount_sd_card(self) -> None:
        """Make the card's files those of ``/sd``."""
        os.makedirs(_drive.resolve("/sd"), exist_ok=True)
        self.sdcard = True

    def unmount_sd_card(self) -> None:
        """The end of ``mount_sd_card``; its files stay where they are."""
        self.sdcard = None

    def tone(self, frequency: float, duration: float = 0.1) -> None:
        """Sound a tone."""
        from adafruit_httpserver.board import board, pwmio

        with pwmio.PWMOut(board.SPEAKER, frequency=math.floor(frequency)) as speaker:
            speaker.duty_cycle = 0x8000
            time.sleep(duration)

    def _started(self) -> espcamera.Camera:
        if self.camera is None:
            raise AttributeError("the camera is not started: call init_camera() first, or use PyCamera")
        return self.camera


class PyCamera(PyCameraBase):
    """The camera with all its parts started."""

    _owner = "adafruit_pycamera.PyCamera"

    def __init__(self, init_autofocus: bool = True) -> None:
        super().__init__()
        self.init_accelerometer()
        self.init_neopixel()
        self.init_display()
        self.init_camera(init_autofocus)
        self.mount_sd_card()
