# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The boards that can be simulated: their pins and what is soldered on. Facts from CircuitPython's own board definitions."""

from __future__ import annotations

import functools
import os
import platform
import re
import sys
from typing import Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Tuple

from adafruit_httpserver import _drive
from adafruit_httpserver.board import _host


class UnknownBoard(ValueError):
    """There is no board of this name; the text lists those whose names are nearest."""


class Chip(NamedTuple):
    """What a script can find out of the chip of a board."""

    name: str
    #: what sys.platform says
    platform: str
    hertz: int
    #: bytes of microcontroller.nvm
    nvm: int
    #: GPIOs that measure voltages; None for all
    analog: Optional[FrozenSet[int]] = None
    #: GPIOs that give voltages; None for all
    dac: Optional[FrozenSet[int]] = None


class Definition(NamedTuple):
    """A board."""

    board_id: str
    title: str
    chip: Chip
    #: GPIO -> its names in module board, the one that is shown first
    pins: Dict[str, Tuple[str, ...]]
    #: bus -> the names of its pins: clock, then data; I2C, STEMMA_I2C, SPI, UART
    buses: Mapping[str, Tuple[str, ...]]
    #: pins that belong together, such as CAMERA_DATA
    groups: Dict[str, Tuple[str, ...]]
    #: the width and height of board.DISPLAY
    display: Optional[Tuple[int, int]] = None
    #: the pin of a NeoPixel matrix, and how many of its pixels are in a row
    matrix: Optional[Tuple[str, int]] = None

    @property
    def is_generic(self) -> bool:
        """Whether no factory makes it."""
        return self.board_id == _GENERIC_ID

    def can_measure(self, gpio: int) -> bool:
        """Whether a pin can measure a voltage."""
        return self.chip.analog is None or gpio in self.chip.analog

    def can_give_volts(self, gpio: int) -> Optional[bool]:
        """Whether a pin can be given a voltage; None when no pin of the chip can."""
        if self.chip.dac is None:
            return True
        return gpio in self.chip.dac if self.chip.dac else None

    def names(self) -> List[str]:
        """All names of pins in module board."""
        return [name for names in self.pins.values() for name in names]


_GENERIC_ID = "simulated_board"
_NONE: FrozenSet[int] = frozenset()
_RP2040 = Chip("rp2040", "RP2040", 125_000_000, 4096, frozenset(range(26, 30)), _NONE)
_RP2350 = Chip("rp2350a", "RP2350", 150_000_000, 4096, frozenset(range(26, 30)), _NONE)
_S2 = Chip("ESP32S2", "Espressif", 240_000_000, 8192, frozenset(range(1, 21)), frozenset((17, 18)))
_S3 = Chip("ESP32S3", "Espressif", 240_000_000, 8192, frozenset(range(1, 21)), _NONE)
_ANY = Chip("simulated chip", "Simulated", 240_000_000, 8192)

_STEMMA = {"I2C": ("SCL", "SDA"), "STEMMA_I2C": ("SCL", "SDA")}
_SPI = {"SPI": ("SCK", "MOSI", "MISO")}
_UART = {"UART": ("TX", "RX")}

_PICO = " ".join(f"{n}=GP{n}" for n in range(23)) + " 26=GP26,A0,GP26_A0 27=GP27,A1,GP27_A1 28=GP28,A2,GP28_A2"
_PICO_W = _PICO + " CYW0=LED CYW1=SMPS_MODE CYW2=VBUS_SENSE 29=A3,VOLTAGE_MONITOR"
_FEATHER = """13=LED,D13,L 33=NEOPIXEL 21=NEOPIXEL_POWER 3=SDA,D3 4=SCL,D4 5=D5 6=D6 7=I2C_POWER,D7 8=A5,D8 9=D9 10=D10 11=D11 12=D12
14=A4,D14 15=A3,D15 16=A2,D16 17=A1,D17 18=A0,D18 35=MOSI,D35 36=SCK,D36 37=MISO,D37 38=RX,D38 39=TX,D39 """
_TFT = """13=LED,D13,L 33=NEOPIXEL 34=NEOPIXEL_POWER 1=TX,D1 2=RX,D2 5=D5 6=D6 8=A5,D8 9=D9 10=D10 11=D11 12=D12 14=A4,D14 15=A3,D15
16=A2,D16 17=A1,D17 18=A0,D18 35=MOSI,D35 36=SCK,D36 37=MISO,D37 41=SCL,D41 42=SDA,D42 39=TFT_DC 40=TFT_RESET 45=TFT_BACKLIGHT """
_QTPY = """39=NEOPIXEL 38=NEOPIXEL_POWER 0=BUTTON,D0 18=A0,D18 17=A1,D17 9=A2,D9 8=A3,D8 16=RX,A7,D16 35=MOSI,D35 36=SCK,D36 37=MISO,D37
40=SCL1,D40 41=SDA1,D41 """
_METRO_S2 = "42=LED,D13,IO42 45=NEOPIXEL,IO45 17=A0,IO17 18=A1,IO18 1=A2,IO1 2=A3,IO2 3=A4,IO3 4=A5,IO4 5=RX,IO5 6=TX,IO6 "
_METRO_S2 += " ".join(f"{n}=IO{n}" for n in (*range(7, 17), 21)) + " 33=SDA,IO33 34=SCL,IO34 35=MOSI,IO35 36=SCK,IO36 37=MISO,IO37 "
_METRO_S3 = "13=LED,D13,IO13 46=NEOPIXEL,IO46 14=A0,IO14 15=A1,IO15 16=A2,IO16 17=A3,IO17 18=A4,IO18 1=A5,IO1 41=RX,D0,IO41 40=TX,D1,IO40 "
_METRO_S3 += " ".join(f"{n}=D{n},IO{n}" for n in range(2, 13)) + " 47=SDA,IO47 48=SCL,IO48 45=SD_CS 39=SCK,IO39 42=MOSI,IO42 21=MISO,IO21 "
_DEBUG = "44=DEBUG_RX 43=DEBUG_TX "
_MATRIX = """13=LED,D13,L 4=NEOPIXEL 0=BUTTON,BOOT0,D0 6=BUTTON_UP 7=BUTTON_DOWN 16=SDA,D16 17=SCL,D17 12=A0 3=A1 9=A2 10=A3 11=A4
8=RX,D8 18=TX,D18 42=MTX_R1 41=MTX_G1 40=MTX_B1 38=MTX_R2 39=MTX_G2 37=MTX_B2 45=MTX_ADDRA 36=MTX_ADDRB 48=MTX_ADDRC 35=MTX_ADDRD
21=MTX_ADDRE 2=MTX_CLK 47=MTX_LAT 14=MTX_OE 15=ACCELEROMETER_INTERRUPT"""
_CAMERA = """0=BUTTON 1=NEOPIXEL 35=MOSI 36=SCK 37=MISO 38=TFT_RESET 39=TFT_CS 40=TFT_DC 45=TFT_BACKLIGHT 48=CARD_CS 2=MIC 3=IRQ 46=SPEAKER
4=BATTERY_MONITOR 17=A0 18=A1 34=SDA 33=SCL 5=CAMERA_VSYNC 6=CAMERA_HREF 7=CAMERA_DATA9 8=CAMERA_XCLK 9=CAMERA_DATA8 10=CAMERA_DATA7
11=CAMERA_PCLK 12=CAMERA_DATA6 13=CAMERA_DATA2 14=CAMERA_DATA5 15=CAMERA_DATA3 16=CAMERA_DATA4 47=CAMERA_RESET 21=CAMERA_PWDN"""
_FUNHOUSE = """37=LED 3=BUTTON_DOWN 4=BUTTON_SELECT 5=BUTTON_UP 6=CAP6 7=CAP7 8=CAP8 9=CAP9 10=CAP10 11=CAP11 12=CAP12 13=CAP13
14=DOTSTAR_DATA 15=DOTSTAR_CLOCK 16=PIR_SENSE 18=LIGHT 42=SPEAKER 17=A0 2=A1 1=A2 33=SCL 34=SDA 21=TFT_BACKLIGHT 40=TFT_CS 39=TFT_DC
35=TFT_MOSI 41=TFT_RESET 36=TFT_SCK """
_WAVESHARE = " ".join(f"{n}=IO{n}" for n in (*range(1, 8), *range(33, 41), 43, 44)) + " 14=NEOPIXEL 11=IMU_SDA 12=IMU_SCL 10=IMU_INT1 13=IMU_INT2"

#: Names that other makers' boards have.
_MORE = """SDA SCL SCK MOSI MISO TX RX SD_CS BUTTON_A BUTTON_B BUTTON_C BUTTON_X BUTTON_Y LED_R LED_G LED_B LED_RED LED_GREEN LED_BLUE
USER_SW BOOT BOOT0 ESP_CS ESP_BUSY ESP_RESET ESP_GPIO0 SPEAKER MICROPHONE_CLOCK MICROPHONE_DATA I2C_POWER NEOPIXEL_POWER NEOPIXEL_MATRIX
NEOPIXEL_MATRIX_POWER"""

_MTX = {
    "MTX_ADDRESS": ("MTX_ADDRA", "MTX_ADDRB", "MTX_ADDRC", "MTX_ADDRD", "MTX_ADDRE"),
    "rgb_pins": ("MTX_R1", "MTX_G1", "MTX_B1", "MTX_R2", "MTX_G2", "MTX_B2"),
}
_LENS = {"CAMERA_DATA": tuple(f"CAMERA_DATA{n}" for n in range(2, 10))}


def _board(
    board_id: str,
    title: str,
    chip: Chip,
    pins: str,
    buses: Mapping[str, Tuple[str, ...]],
    groups: Optional[Dict[str, Tuple[str, ...]]] = None,
    display: Optional[Tuple[int, int]] = None,
    matrix: Optional[Tuple[str, int]] = None,
) -> Definition:
    table = {}
    for entry in pins.split():
        gpio, _, names = entry.partition("=")
        table[f"GPIO{gpio}" if gpio.isdigit() else gpio] = tuple(names.split(","))
    return Definition(board_id, title, chip, table, buses, groups or {}, display, matrix)


def _pico(board_id: str, title: str, chip: Chip, pins: str) -> Definition:
    return _board(board_id, title, chip, pins, {"STEMMA_I2C": ("GP5", "GP4")})


@functools.lru_cache(maxsize=None)
def known() -> Dict[str, Definition]:
    """All boards that exist, by their identifiers."""
    feather = {**_STEMMA, **_SPI, **_UART}
    qtpy_s2 = _QTPY + "5=TX,A6,D5 6=SCL,D6 7=SDA,D7"
    qtpy_s3 = _QTPY + "5=TX,A6,D5 6=SCL,A5,D6 7=SDA,A4,D7"
    qtpy = {**feather, "STEMMA_I2C": ("SCL1", "SDA1")}
    boards = (
        _pico("raspberry_pi_pico", "Raspberry Pi Pico", _RP2040, _PICO + " 25=LED 23=SMPS_MODE 24=VBUS_SENSE 29=A3,VOLTAGE_MONITOR"),
        _pico("raspberry_pi_pico_w", "Raspberry Pi Pico W", _RP2040, _PICO_W),
        _pico("raspberry_pi_pico2_w", "Raspberry Pi Pico 2 W", _RP2350, _PICO_W),
        _board("adafruit_feather_esp32s2", "Adafruit Feather ESP32S2", _S2, _FEATHER + "0=BUTTON,BOOT0,D0", feather),
        _board("adafruit_feather_esp32s2_tft", "Adafruit Feather ESP32-S2 TFT", _S2, _TFT + "21=TFT_CS", feather, display=(240, 135)),
        _board(
            "adafruit_feather_esp32s3_4mbflash_2mbpsram",
            "Adafruit Feather ESP32-S3 4MB Flash 2MB PSRAM",
            _S3,
            _FEATHER + "0=BUTTON,BOOT0,D0",
            feather,
        ),
        _board("adafruit_feather_esp32s3_nopsram", "Adafruit Feather ESP32S3 No PSRAM", _S3, _FEATHER + "0=BUTTON,BOOT0,D0", feather),
        _board(
            "adafruit_feather_esp32s3_tft",
            "Adafruit Feather ESP32-S3 TFT",
            _S3,
            _TFT + "7=TFT_CS 0=BUTTON,BOOT0 21=TFT_I2C_POWER",
            feather,
            display=(240, 135),
        ),
        _board("adafruit_qtpy_esp32s2", "Adafruit QT Py ESP32-S2", _S2, qtpy_s2, qtpy),
        _board("adafruit_qtpy_esp32s3_nopsram", "Adafruit QT Py ESP32-S3 no psram", _S3, qtpy_s3, qtpy),
        _board("adafruit_metro_esp32s2", "Adafruit Metro ESP32S2", _S2, _METRO_S2 + _DEBUG, feather),
        _board("adafruit_metro_esp32s3", "Adafruit Metro ESP32S3", _S3, _METRO_S3 + _DEBUG, feather),
        _board("adafruit_matrixportal_s3", "Adafruit MatrixPortal S3", _S3, _MATRIX, {**_STEMMA, **_UART}, _MTX),
        _board("adafruit_esp32s3_camera", "Adafruit PyCamera", _S3, _CAMERA, {**_STEMMA, **_SPI}, _LENS),
        _board("adafruit_funhouse", "Adafruit FunHouse", _S2, _FUNHOUSE + _DEBUG, _STEMMA, display=(240, 240)),
        _board("waveshare_esp32_s3_matrix", "Waveshare ESP32-S3-Matrix", _S3, _WAVESHARE, {}, matrix=("NEOPIXEL", 8)),
    )
    return {board.board_id: board for board in boards}


@functools.lru_cache(maxsize=None)
def generic() -> Definition:
    """A board that has the pins of all others, so that any script finds its own.

    It lacks what scripts look for to tell boards apart.
    """
    first = ["LED", "NEOPIXEL", "BUTTON", *(f"A{n}" for n in range(8)), *(f"D{n}" for n in range(19)), *(f"GP{n}" for n in range(29))]
    names = first + [f"IO{n}" for n in range(49)] + [f"GPIO{n}" for n in range(49)] + _MORE.split()
    for board in known().values():
        names += [name for name in board.names() if not name.startswith(("DOTSTAR", "DEBUG"))]
    joined = {"L": "LED", "GP26": "A0", "GP27": "A1", "GP28": "A2", "GP26_A0": "A0", "GP27_A1": "A1", "GP28_A2": "A2"}
    joined.update({f"GPIO{n}": f"IO{n}" for n in range(49)})
    pins: Dict[str, Tuple[str, ...]] = {}
    for name in dict.fromkeys(names):
        own = joined.get(name, name)
        pins[own] = (*pins.get(own, ()), name)
    buses = {**_STEMMA, **_SPI, **_UART}
    return Definition(_GENERIC_ID, "Simulated board", _ANY, pins, buses, {**_MTX, **_LENS}, (240, 240))


def find(name: str) -> Definition:
    """The board of a name: its identifier, its title, or what is left of these without the maker: ``pico_w``.

    :raises UnknownBoard: there is none
    """
    wanted = _plain(name)
    for board in known().values():
        if wanted in _names_of(board):
            return board
    if wanted in (_plain(_GENERIC_ID), "generic"):
        return generic()
    import difflib

    everyone = {each: board.board_id for board in known().values() for each in _names_of(board)}
    near = dict.fromkeys(everyone[each] for each in difflib.get_close_matches(wanted, everyone, n=6, cutoff=0.4))
    listed = ", ".join(list(near)[:3] or known())
    raise UnknownBoard(f"there is no simulated board {name!r}; {'the nearest are' if near else 'there is'} {listed}; or generic, or auto")


@functools.lru_cache(maxsize=None)
def chosen() -> Definition:
    """The board of this run: what the runner was told, else what boot_out.txt of the drive says, else the generic one."""
    if _host.host.real:
        name = _host.host.real
        return generic()._replace(board_id=name.lower(), title=name, chip=_ANY._replace(name=platform.machine(), platform=sys.platform))
    if _host.host.board is not None:
        return find(_host.host.board)
    try:
        return find(on_drive() or _GENERIC_ID)
    except UnknownBoard:
        return generic()


def on_drive() -> Optional[str]:
    """The name of the board that wrote boot_out.txt on the drive; None when there is no such file."""
    try:
        with open(os.path.join(_drive.drive(), "boot_out.txt"), encoding="utf-8", errors="replace") as file:
            text = file.read(2000)
    except OSError:
        return None
    match = re.search(r"^Board ID:\s*(\S+)", text, re.MULTILINE) or re.search(r"; (.+) with ", text)
    return match[1] if match else None


def having(pin: str) -> List[str]:
    """The identifiers of the boards that have a pin of this name."""
    return [board.board_id for board in known().values() if pin in board.names()]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _names_of(board: Definition) -> List[str]:
    short = re.sub(r"^(adafruit|raspberry_pi)_", "", board.board_id)
    more = {"adafruit_esp32s3_camera": ["pycamera", "memento"], "adafruit_feather_esp32s3_4mbflash_2mbpsram": ["featheresp32s3"]}
    return [_plain(board.board_id), _plain(short), _plain(board.title), *more.get(board.board_id, [])]
