# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A script that restarts its board in every way there is, and finds out each time why it runs."""

import os
import subprocess
import sys

SCRIPT = """
import alarm, microcontroller, os, supervisor, time
from watchdog import WatchDogMode

nvm = microcontroller.nvm
step = nvm[0] = (nvm[0] + 1) % 256
print("step", step, repr(microcontroller.cpu.reset_reason).rpartition(".")[2], repr(supervisor.runtime.run_reason).rpartition(".")[2],
      type(alarm.wake_alarm).__name__, bytes(alarm.sleep_memory[0:2]))
if step == 0:
    alarm.sleep_memory[0:2] = b"ab"
    alarm.exit_and_deep_sleep_until_alarms(alarm.time.TimeAlarm(monotonic_time=time.monotonic() + 0.2))
if step == 1:
    microcontroller.reset()
if step == 2:
    supervisor.reload()
if step == 3:
    microcontroller.watchdog.timeout = 0.2
    microcontroller.watchdog.mode = WatchDogMode.RESET
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
print("the end")
"""


def test_restarts(board):
    board.put("code.py", SCRIPT)
    done = subprocess.run(
        [sys.executable, "-m", "adafruit_httpserver", "run", "--for", "40s", "--expect", "the end"],
        cwd=board.folder,
        env={**os.environ, "XDG_STATE_HOME": str(board.state)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line for line in done.stdout.splitlines() if line.startswith("step")]
    assert told == [
        "step 0 POWER_ON STARTUP NoneType b'\\x00\\x00'",
        "step 1 DEEP_SLEEP_ALARM STARTUP TimeAlarm b'ab'",
        "step 2 SOFTWARE STARTUP NoneType b'\\x00\\x00'",
        "step 3 SOFTWARE SUPERVISOR_RELOAD NoneType b'\\x00\\x00'",
        "step 4 WATCHDOG STARTUP NoneType b'\\x00\\x00'",
    ], told
    assert "Traceback" not in done.stderr
