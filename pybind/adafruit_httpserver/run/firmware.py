# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The names of the modules that are built into CircuitPython's firmware."""

#: Built into the firmware and in Python's own library as well. A file of such a name on the drive does not win, as on a board.
SHARED = frozenset(
    """array atexit binascii builtins codeop collections errno gc getpass hashlib io ipaddress json locale math os random re
    select ssl struct sys time traceback warnings zlib""".split()
)

#: Only in the firmware. The runner has a stand-in for some of them; the others are named in the error when one is missed.
HARDWARE = frozenset(
    """_bleio _eve _pew _stage adafruit_bus_device adafruit_pixelbuf aesio alarm analogbufio analogio audiobusio audiocore
    audiodelays audiofilters audiofreeverb audioio audiomixer audiomp3 audiopwmio aurora_epaper bitbangio bitmapfilter bitmaptools
    bitops board busdisplay busio camera canio circuitpython_typing countio cyw43 digitalio displayio dotclockframebuffer dualbank
    epaperdisplay espcamera espidf espnow espulp floppyio fontio fourwire framebufferio frequencyio gifio gnss i2cdisplaybus
    i2ctarget i2cioexpander imagecapture is31fl3741 jpegio keypad keypad_demux lvfontio max3421e mcp4822 mdns memorymap
    memorymonitor microcontroller micropython mipidsi msgpack multiterminal neopixel_write nvm onewireio paralleldisplaybus
    picodvi ps2io pulseio pwmio qrio qspibus rainbowio rgbmatrix rotaryio rp2pio rtc samd sdcardio sdioio sharpdisplay
    socketpool spitarget storage supervisor synthio terminalio tilepalettemapper touchio uheap ulab usb usb_cdc usb_hid usb_host
    usb_midi usb_video ustack vectorio videocore watchdog wifi wiznet""".split()
)

#: These are packages of PyPI as well, which other packages use: only code of the drive sees the stand-in.
USED_BY_OTHERS = frozenset(("msgpack",))

#: Ours and Python's are better here than the copy a drive may hold: it was made for a board.
NOT_FROM_DRIVE = frozenset(("adafruit_httpserver", "asyncio"))

#: Libraries of the CircuitPython bundle whose names do not begin with ``adafruit_``.
BUNDLE = frozenset(("neopixel", "neopixel_spi", "simpleio"))

#: Stand-ins for libraries that boards do not have built in: the library itself, on the drive or installed, works as well, and wins.
OF_ITS_OWN = frozenset(("neopixel",))

#: These do, and are programs for computers: this package, and what belongs to Blinka.
NOT_OF_THE_BUNDLE = frozenset(("adafruit_httpserver", "adafruit_blinka", "adafruit_platformdetect", "adafruit_python_shell"))


def hint(name: str) -> str:
    """What to say about a module that an import did not find; empty when nothing useful is known."""
    top = name.partition(".")[0]
    if top in HARDWARE:
        return (
            f"{name} is part of CircuitPython and not simulated on this computer; "
            f"put its import into try / except ImportError, or run the script on a board"
        )
    if top in NOT_OF_THE_BUNDLE or not (top.startswith("adafruit_") or top in BUNDLE):
        return ""
    return f"{name} is a CircuitPython library that is not installed here; pip install {_on_pypi(top)}, or copy it as .py files into lib on the drive"


def _on_pypi(top: str) -> str:
    """The package of PyPI that has a library of the bundle; few have another name."""
    short = top[len("adafruit_") :] if top.startswith("adafruit_") else top
    return f"adafruit-circuitpython-{_OTHERWISE.get(short, short.replace('_', '-'))}"


#: Those that are written without the hyphen.
_OTHERWISE = {"connection_manager": "connectionmanager"}
