# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""How a run ends: by itself, by --for, by --expect, by Ctrl-C, by a fault in the script."""

import os
import signal
import subprocess
import sys

import pytest

FOR_EVER = """
import time
print("it runs")
while True:
    time.sleep(60)
"""

DEAF = """
while True:
    try:
        print("it runs")
        while True:
            pass
    except:
        print("not me")
"""

TIDY = """
import time
try:
    print("it runs")
    time.sleep(60)
except KeyboardInterrupt:
    print("tidied")
"""

posix = pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")


def test_expect_ends_at_once(drive):
    done = drive.run("--expect", "it runs", "--for", "60s", code=FOR_EVER)
    assert done.status == 0, done
    assert "Stopped: 'it runs' was printed." in done.out


def test_expect_across_pieces_and_streams(drive):
    code = "import sys\nprint('he', end='')\nprint('llo', end='', file=sys.stderr)\nprint('llo')\nwhile True: pass"
    assert drive.run("--expect", "hello\n", code=code).status == 0


def test_expect_not_seen_before_the_end(drive):
    done = drive.run("--expect", "hello", code="print('goodbye')")
    assert done.status == 1
    assert "'hello' was not printed" in done.out


def test_expect_not_seen_in_time(drive):
    done = drive.run("--expect", "hello", "--for", "300ms", code=FOR_EVER)
    assert done.status == 1
    assert "'hello' was not printed" in done.out


def test_expect_does_not_count_the_header_nor_a_traceback(drive):
    assert drive.run("--expect", "drive", code="pass").status == 1
    assert drive.run("--expect", "ready", code="1 / 0; print('ready')").status == 1


def test_expect_seen_as_the_last_thing(drive):
    for _ in range(5):
        assert drive.run("--expect", "bye", code="print('bye')").status == 0


def test_for_ends_a_script_that_sleeps(drive):
    assert drive.run("--for", "300ms", code=FOR_EVER).status == 0


def test_for_runs_finally_blocks(drive):
    done = drive.run("--for", "2s", code="import time\ntry:\n    time.sleep(60)\nfinally:\n    print('closed')")
    assert "closed\n" in done.out


def test_for_ends_a_script_that_does_not_listen(drive):
    done = drive.run("--for", "2s", code=DEAF)
    assert done.status == 0
    assert "not me" in done.out


def test_for_counts_even_when_the_script_tidies_up(drive):
    done = drive.run("--for", "2s", code=TIDY)
    assert done.status == 0
    assert "tidied\n" in done.out


def test_script_that_is_done_before_its_time(drive):
    assert "Stopped after" not in drive.run("--for", "60s", code="print('done')").out


@posix
@pytest.mark.parametrize("code", [FOR_EVER, TIDY])
def test_ctrl_c_is_quiet(drive, code):
    live = drive.start(code=code)
    live.wait_for("it runs")
    live.process.send_signal(signal.SIGINT)
    assert live.end() == 130
    assert live.errors == []


@posix
def test_ctrl_c_twice_ends_what_does_not_listen(drive):
    live = drive.start(code=DEAF)
    live.wait_for("it runs")
    live.process.send_signal(signal.SIGINT)
    live.wait_for("not me")
    live.process.send_signal(signal.SIGINT)
    assert live.end(2) == 130


@posix
def test_ctrl_c_with_asyncio(drive):
    code = """
        import asyncio
        async def main():
            print("it runs")
            await asyncio.sleep(60)
        asyncio.run(main())
    """
    live = drive.start(code=code)
    live.wait_for("it runs")
    live.process.send_signal(signal.SIGINT)
    assert live.end() == 130
    assert live.errors == []


def test_traceback_has_only_the_users_lines(drive):
    drive.put("lib/dimmer.py", "import json\ndef dim(text):\n    return json.loads(text)\n")
    drive.put("helper.py", "import dimmer\ndef help():\n    dimmer.dim('{')\n")
    done = drive.run(code="import helper\n\nhelper.help()\n")
    assert done.status == 1
    lines = done.err.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert [line.strip() for line in lines if "File" in line] == [
        'File "code.py", line 3, in <module>',
        'File "helper.py", line 3, in help',
        f'File "{os.path.join("lib", "dimmer.py")}", line 3, in dim',
    ]
    assert "    helper.help()" in lines
    assert lines[-1].startswith("json.decoder.JSONDecodeError: ")


def test_traceback_of_an_import_that_fails(drive):
    drive.put("helper.py", "1 / 0\n")
    done = drive.run(code="import helper\n")
    assert [line.strip() for line in done.err.splitlines() if "File" in line] == [
        'File "code.py", line 1, in <module>',
        'File "helper.py", line 1, in <module>',
    ]


def test_causes_are_shown_too(drive):
    done = drive.run(code="try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise OSError('worse') from e\n")
    assert "ZeroDivisionError" in done.err and done.err.rstrip().endswith("OSError: worse")


@pytest.mark.parametrize("name", ["code.py", "helper.py"])
def test_syntax_error_is_clear(drive, name):
    drive.put("helper.py", "pass")
    drive.put("code.py", "import helper")
    drive.put(name, "print('a')\nif True print('b')\n")
    done = drive.run()
    assert done.status == 1
    assert f'File "{name}", line 2' in done.err
    assert "if True print('b')" in done.err
    assert "SyntaxError" in done.err
    assert "adafruit_httpserver" not in done.err


@pytest.mark.parametrize("source", [b"print('a\x00b')", b"print('\xff')", b"# coding: nonsense\n"])
def test_source_that_cannot_be_read_as_text(drive, source):
    (drive.folder / "code.py").write_bytes(source)
    done = drive.run()
    assert done.status == 1
    assert "SyntaxError" in done.err
    assert "adafruit_httpserver" not in done.err


def test_source_with_a_byte_order_mark_and_dos_lines(drive):
    (drive.folder / "code.py").write_bytes(b"\xef\xbb\xbfprint('a')\r\nprint('b')\r\n")
    assert drive.run().printed.startswith("a\nb\n")


@pytest.mark.parametrize("code, status", [("", 0), ("0", 0), ("3", 3), ("'text'", 1)])
def test_sys_exit(drive, code, status):
    done = drive.run(code=f"import sys\nsys.exit({code})")
    assert done.status == status
    assert "Traceback" not in done.err
    assert ("text" in done.err) == (status == 1)


def test_output_comes_line_by_line_through_a_pipe(drive):
    live = drive.start(code="import time\nprint('first')\ntime.sleep(60)")
    live.wait_for("first")


def test_characters_that_the_output_does_not_know(drive):
    done = drive.run(code="print('\\u25a0 ok')", env={"PYTHONIOENCODING": "ascii"})
    assert done.status == 0
    assert "\\u25a0 ok\n" in done.out


@posix
def test_a_reader_that_goes_away_ends_the_run_quietly(drive):
    drive.put("code.py", "while True: print('line')")
    process = subprocess.Popen(
        [sys.executable, "-m", "adafruit_httpserver", "run"],
        cwd=drive.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(10) == 1
    assert process.stderr.read() == b""
    process.stderr.close()
