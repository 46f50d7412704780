# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Makes the still picture of the simulated camera, which is shown where Pillow is not installed: ``python docs/still.py``."""

import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "pybind"))
from adafruit_httpserver.board import _camera, _painting  # noqa: E402

TEN_PAST_TEN = time.mktime((2026, 1, 1, 10, 10, 20, 0, 0, -1))

pathlib.Path(_camera.STILL).write_bytes(_painting.jpeg(640, 480, _camera.EFFECTS[0], TEN_PAST_TEN))
