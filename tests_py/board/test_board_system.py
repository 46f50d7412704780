# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What goes on around a script: memory that is kept, clocks, cards, sleep, restarts, the names of the system."""

import pytest
from boards import Board


def test_nvm_is_kept(board):
    board.run(
        """
        import microcontroller
        nvm = microcontroller.nvm
        assert len(nvm) == 8192 and nvm[0] == 255 and nvm
        nvm[0:4] = b"abcd"
        nvm[4] = 7
        refused(ValueError, "Slice and value different lengths.", lambda: nvm.__setitem__(slice(0, 3), b"ab"))
        refused(ValueError, "Bytes must be between 0 and 255.", lambda: nvm.__setitem__(0, 256))
        refused(TypeError, "", lambda: nvm.__setitem__(0, "a"))
        refused(IndexError, "", lambda: nvm[8192])
        """
    )
    board.run("import microcontroller\nassert microcontroller.nvm[0:5] == b'abcd\\x07' and microcontroller.nvm[5] == 255")
    assert sorted(path.name for path in board.folder.iterdir()) == ["code.py"]


def test_each_drive_has_its_own(board, tmp_path):
    (tmp_path / "other").mkdir()
    other = Board(tmp_path / "other")
    other.state = board.state
    code = "import microcontroller\nprint(microcontroller.nvm[0], bytes(microcontroller.cpu.uid).hex())\nmicrocontroller.nvm[0] = 1"
    first, second, again = (each.run(code).splitlines()[0].split() for each in (board, other, board))
    assert (first[0], second[0], again[0]) == ("255", "255", "1")
    assert first[1] == again[1] != second[1]


def test_reset_and_reload_end_the_run(board):
    for code in ("import microcontroller; microcontroller.reset()", "import supervisor; supervisor.reload()"):
        done = board.start(code + "\nprint('not reached')")
        assert "not reached" not in done.stdout


def test_other_run_modes_are_refused(board):
    line = board.fails("import microcontroller as m\nm.on_next_reset(m.RunMode.BOOTLOADER)\nm.reset()")
    assert line.startswith("NotImplementedError: microcontroller.RunMode.BOOTLOADER is not simulated")


def test_watchdog_interrupts(board):
    board.run(
        """
        import time
        from microcontroller import watchdog
        from watchdog import WatchDogMode, WatchDogTimeout
        refused(ValueError, "not currently running", watchdog.feed)
        refused(ValueError, "timeout must be greater than 0", lambda: setattr(watchdog, "mode", WatchDogMode.RAISE))
        watchdog.timeout = 0.3
        watchdog.mode = WatchDogMode.RAISE
        begin = time.monotonic()
        for _ in range(4):
            time.sleep(0.1)
            watchdog.feed()
        try:
            time.sleep(20)
        except WatchDogTimeout:
            assert 0.6 < time.monotonic() - begin < 5
        else:
            raise SystemExit("no timeout")
        watchdog.mode = None
        """
    )


def test_watchdog_resets(board):
    done = board.start(
        """
        from microcontroller import watchdog
        from watchdog import WatchDogMode
        watchdog.timeout = 0.1
        watchdog.mode = WatchDogMode.RESET
        refused(RuntimeError, "RESET", watchdog.deinit)
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
        """
    )
    assert done.returncode != 0


def test_supervisor(board):
    board.put("settings.toml", 'NAME = "robot"\nLEGS = 4\nDEBUG = true\n')
    board.run(
        """
        import supervisor, time
        runtime = supervisor.runtime
        assert runtime.run_reason is supervisor.RunReason.STARTUP and runtime.serial_connected and runtime.usb_connected
        assert runtime.serial_bytes_available == 0 and runtime.autoreload is True
        runtime.autoreload = False
        assert runtime.autoreload is False
        first = supervisor.ticks_ms()
        time.sleep(0.02)
        assert 0 <= first < 2**29 and 15 <= (supervisor.ticks_ms() - first) % 2**29 < 5000
        assert (supervisor.get_setting("NAME"), supervisor.get_setting("LEGS"), supervisor.get_setting("DEBUG")) == ("robot", 4, True)
        assert supervisor.get_setting("NONE", 5) == 5 and supervisor.get_previous_traceback() is None
        refused(TypeError, "filename", lambda: supervisor.set_next_code_file(5))
        supervisor.set_next_code_file("other.py")
        refused(AttributeError, "supervisor.runtime.heat is not simulated", lambda: runtime.heat)
        """
    )


def test_clock(board):
    board.run(
        """
        import rtc, time
        assert isinstance(time.time(), int) and time.localtime().tm_year >= 2024
        clock = rtc.RTC()
        assert abs(time.mktime(clock.datetime) - time.time()) <= 1
        clock.datetime = time.struct_time((2030, 1, 2, 3, 4, 5, 2, -1, -1))
        assert tuple(time.localtime())[:5] == (2030, 1, 2, 3, 4) and abs(time.time() - 1893553445) < 3
        assert tuple(rtc.RTC().datetime)[:4] == (2030, 1, 2, 3)
        assert tuple(time.localtime(0))[:6] == (1970, 1, 1, 0, 0, 0) and time.mktime(time.localtime(86400)) == 86400
        class Other:
            datetime = time.struct_time((2031, 1, 1, 0, 0, 0, 0, -1, -1))
        rtc.set_time_source(Other())
        assert time.localtime().tm_year == 2031
        refused(TypeError, "struct_time", lambda: setattr(clock, "datetime", 5))
        refused(AttributeError, "time.strftime is not simulated", lambda: time.strftime)
        """,
        TZ="Asia/Tokyo",
    )


def test_clock_shows_local_time(board):
    import calendar
    import time

    shown = int(board.run("import time\nprint(time.time())", TZ="XYZ-5").splitlines()[0])
    assert abs(shown - (calendar.timegm(time.gmtime()) + 5 * 3600)) < 10


def test_card(board):
    board.run(
        """
        import board, os, sdcardio, storage
        card = sdcardio.SDCard(board.SPI(), board.SD_CS)
        refused(ValueError, "SD_CS in use", lambda: sdcardio.SDCard(board.SPI(), board.SD_CS))
        assert card.count() > 0
        refused(NotImplementedError, "storage.VfsFat", lambda: card.readblocks(0, bytearray(512)))
        vfs = storage.VfsFat(card)
        refused(ValueError, "slash", lambda: storage.mount(vfs, "sd"))
        storage.mount(vfs, "/sd")
        assert storage.getmount("/sd") is vfs
        refused(OSError, "mounted", lambda: storage.mount(vfs, "/sd"))
        with open("/sd/log.txt", "w") as file:
            file.write("one")
        assert os.listdir("/sd") == ["log.txt"] and vfs.stat("/log.txt")[6] == 3
        storage.umount("/sd")
        refused(OSError, "Nothing is mounted", lambda: storage.umount("/sd"))
        storage.mount(vfs, "/sd", readonly=True)
        assert open("/sd/log.txt").read() == "one" and vfs.readonly
        for change in (
            lambda: open("/sd/other.txt", "w"),
            lambda: open("sd/log.txt", "ab"),
            lambda: os.remove("/sd/log.txt"),
            lambda: os.mkdir("/sd/folder"),
            lambda: os.rename("/log.txt", "/sd/x"),
        ):
            refused(OSError, "Read-only filesystem", change)
        open("/other.txt", "w").close()
        storage.remount("/", readonly=True)
        refused(OSError, "[Errno 30]", lambda: open("/other.txt", "w"))
        storage.remount("/", False)
        open("/other.txt", "w").close()
        """
    )
    assert (board.folder / "sd" / "log.txt").read_text() == "one"


def test_old_card_library(board):
    board.run(
        """
        import adafruit_sdcard, board, digitalio, storage
        card = adafruit_sdcard.SDCard(board.SPI(), digitalio.DigitalInOut(board.SD_CS))
        storage.mount(storage.VfsFat(card), "/sd")
        """
    )


def test_light_sleep(board):
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.set('D5', True)\n")
    board.run(
        """
        import alarm, board, time
        begin = time.monotonic()
        soon = alarm.time.TimeAlarm(monotonic_time=begin + 0.2)
        assert alarm.light_sleep_until_alarms(soon) is soon and 0.2 <= time.monotonic() - begin < 3
        assert alarm.wake_alarm is soon
        pressed = alarm.pin.PinAlarm(board.D5, value=False, pull=True)
        late = alarm.time.TimeAlarm(monotonic_time=time.monotonic() + 20)
        assert alarm.light_sleep_until_alarms(late, pressed) is pressed
        refused(ValueError, "Time is in the past.", lambda: alarm.time.TimeAlarm(monotonic_time=begin - 5))
        refused(ValueError, "Supply one of monotonic_time or epoch_time", lambda: alarm.time.TimeAlarm())
        refused(TypeError, "alarm", lambda: alarm.light_sleep_until_alarms(5))
        """
    )


def test_deep_sleep_ends_the_run(board):
    done = board.start(
        """
        import alarm, time
        alarm.sleep_memory[0:2] = b"ab"
        alarm.exit_and_deep_sleep_until_alarms(alarm.time.TimeAlarm(monotonic_time=time.monotonic() + 0.1))
        print("not reached")
        """
    )
    assert "not reached" not in done.stdout
    board.run("import alarm\nassert alarm.wake_alarm is None and alarm.sleep_memory[0] == 0  # as after power-on")


def test_names_of_the_system(board):
    board.put("boot_out.txt", "Board ID:raspberry_pi_pico_w\n")
    board.run(
        """
        import micropython, os, sys
        assert sys.implementation.name == "circuitpython" and sys.implementation.version[0] >= 9 and sys.platform == "RP2040"
        assert os.uname().machine == "Raspberry Pi Pico W with rp2040" and os.uname().sysname == "rp2040"
        sys.path.append("/lib2")
        assert sys.path[-1] == "/lib2" and sys.modules["os"]
        assert micropython.const(5) == 5
        @micropython.native
        def double(x): return x * 2
        assert double(2) == 4
        """
    )
    board.run("import tempfile, json, logging  # the library's own sys and os are untouched")


def test_traceback_shows_the_script(board):
    printed = board.run(
        """
        import sys, traceback
        def fail():
            1 / 0
        try:
            fail()
        except Exception as problem:
            traceback.print_exception(problem)
            traceback.print_exception(type(problem), problem, problem.__traceback__)
            text = traceback.format_exception(problem)[0]
        assert text.startswith("Traceback (most recent call last):") and "in fail" in text and "runner" not in text
        """
    )
    assert printed.count("ZeroDivisionError: division by zero") == 2 and 'File "code.py"' in printed


ASYNC = {
    "tasks before the loop runs": """
        import asyncio
        done = []
        async def work(n):
            await asyncio.sleep_ms(n)
            done.append(n)
        async def main():
            await asyncio.gather(first, second)
        first, second = asyncio.create_task(work(20)), asyncio.create_task(work(1))
        asyncio.run(main())
        assert done == [1, 20]
        """,
    "a loop that ends": """
        import asyncio
        done = []
        async def work(n):
            await asyncio.sleep(n / 1000)
            done.append(n)
            if n < 3:
                asyncio.create_task(work(n + 1))
        loop = asyncio.get_event_loop()
        loop.create_task(work(1))
        loop.run_forever()
        assert done == [1, 2, 3]
        """,
    "the usual": """
        import asyncio
        from asyncio import create_task, gather, run, sleep, Lock, Event, ThreadSafeFlag, wait_for_ms
        async def main():
            flag = ThreadSafeFlag()
            flag.set()
            await flag.wait()
            assert not flag.is_set()
            try:
                await wait_for_ms(flag.wait(), 10)
            except asyncio.TimeoutError:
                return 5
        assert run(main()) == 5 and run(main()) == 5
        """,
    "run inside of run": """
        import asyncio
        done = []
        async def beside():
            for n in range(3):
                await asyncio.sleep(0.01)
                done.append(n)
        async def inner():
            await asyncio.sleep(0.1)
            return 5
        async def main():
            tasks = [asyncio.create_task(beside()) for _ in range(3)]
            assert asyncio.run(inner()) == 5 and asyncio.run(inner()) == 5
            assert sorted(done) == [0, 0, 0, 1, 1, 1, 2, 2, 2]
            me = asyncio.current_task()
            await asyncio.gather(*tasks)
            assert asyncio.current_task() is me
            try:
                asyncio.run(fail())
            except ValueError:
                return 6
        async def fail():
            raise ValueError
        assert asyncio.run(main()) == 6
        """,
    "tasks are cancelled at the end": """
        import asyncio
        closed = []
        async def work():
            try:
                while True:
                    await asyncio.sleep(1)
            finally:
                closed.append(1)
        async def main():
            await asyncio.sleep(0.01)
        task = asyncio.create_task(work())
        asyncio.run(main())
        assert closed == [1]
        """,
}


@pytest.mark.parametrize("name", ASYNC)
def test_asyncio(board, name):
    board.run(ASYNC[name])
