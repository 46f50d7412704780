# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Libraries of the CircuitPython bundle, from PyPI and without their dependencies, which would be a whole Blinka.

They are kept in ``.cache/bundle`` of the repository (git ignores it), or where ``LIBRARY_CACHE`` says.
"""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

PINNED = """ahtx0==1.0.30 bh1750==1.1.19 bme280==2.6.32 connectionmanager==3.1.8 debouncer==2.0.15 dht==4.0.12 display-shapes==2.10.6
display-text==5.0.6 displayio-ssd1306==3.0.6 dotstar==2.2.21 ds18x20==1.4.9 hcsr04==0.4.25 hid==6.1.10 imageload==1.24.8 ina219==3.5.2
led-animation==2.12.6 logging==5.6.4 mcp9808==3.3.32 minimqtt==8.1.0 motor==3.5.0 mpu6050==1.3.9 ntp==3.4.0 onewire==2.0.14 framebuf==1.6.12 pixel-framebuf==1.1.20
register==1.13.0 requests==4.1.17 scd4x==1.4.13 sht31d==2.3.31 sht4x==1.0.27 simpleio==3.0.20 ssd1306==2.12.24 st7789==2.1.5 templateengine==2.0.9 ticks==1.1.7"""

_KEPT = pathlib.Path(os.environ.get("LIBRARY_CACHE") or pathlib.Path(__file__).parents[2] / ".cache" / "bundle")
CACHE = _KEPT / hashlib.sha256(PINNED.encode()).hexdigest()[:16]

#: The projects.
NAMES = [f"adafruit-circuitpython-{entry}" for entry in PINNED.split()]


def fetch() -> pathlib.Path:
    """The folder that they are in; they are downloaded when it is not there."""
    if not CACHE.is_dir():
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        # Beside and moved when whole: another run that does the same, or is killed, leaves no half folder.
        with tempfile.TemporaryDirectory(dir=CACHE.parent, prefix="partial-") as folder:
            _install(folder)
            try:
                os.rename(os.path.join(folder, "libraries"), CACHE)
            except OSError:
                assert CACHE.is_dir()
    return CACHE


def _install(folder: str) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(
        [*command, "--target", os.path.join(folder, "libraries"), *NAMES], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        raise RuntimeError(f"pip could not install the libraries of the CircuitPython bundle:\n{done.stdout}")
