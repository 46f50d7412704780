# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The drive: paths, files, settings, and that nothing leads out of it."""

import os
import subprocess
import sys

import pytest


def test_absolute_paths_are_on_the_drive(drive):
    drive.put("static/page.html", "PAGE")
    drive.check(
        """
        import os
        assert open("/static/page.html").read() == open("static/page.html").read() == "PAGE"
        assert os.getcwd() == "/"
        assert sorted(os.listdir("/")) == ["code.py", "static"] == sorted(os.listdir())
        assert os.listdir("static") == ["page.html"]
        assert os.stat("/static")[0] & 0x4000 and not os.stat("/static/page.html")[0] & 0x4000
        assert os.stat("/static/page.html")[6] == 4
        """
    )


def test_files_are_written_moved_and_removed(drive):
    drive.check(
        """
        import os
        os.mkdir("/logs")
        with open("/logs/a.txt", "w") as f:
            f.write("größe\\r\\nb\\n")
        with open("/logs/a.txt", "a") as f:
            f.write("c")
        assert open("/logs/a.txt", "rb").read() == "größe\\r\\nb\\nc".encode()
        assert open("/logs/a.txt").readlines() == ["größe\\r\\n", "b\\n", "c"]
        os.rename("/logs/a.txt", "/b.txt")
        os.utime("/b.txt", (1, 2))
        assert os.stat("/b.txt")[8] == 2
        os.rmdir("/logs")
        os.remove("b.txt")
        assert os.listdir("/") == ["code.py"]
        os.sync()
        assert len(os.urandom(4)) == 4 and len(os.statvfs("/")) == 10 and os.uname().machine == os.uname()[4]
        """
    )


def test_folder_of_the_script_can_be_changed(drive):
    drive.put("sd/inner/data.txt", "D")
    drive.check(
        """
        import os
        os.chdir("/sd")
        assert os.getcwd() == "/sd" and open("inner/data.txt").read() == "D" and os.listdir() == ["inner"]
        os.chdir("inner")
        assert os.getcwd() == "/sd/inner" and open("../inner/data.txt").read() == "D"
        assert open("../../../../code.py").read() == open("/code.py").read()
        os.chdir("..")
        assert os.getcwd() == "/sd"
        os.chdir("/")
        assert os.getcwd() == "/"
        """
    )


@pytest.mark.parametrize("path", ["/../outside.txt", "../outside.txt", "/static/../../outside.txt", "static/../..//outside.txt"])
def test_dots_do_not_lead_out(drive, path):
    drive.put("static/a")
    (drive.folder.parent / "outside.txt").write_text("SECRET")
    drive.check(
        f"""
        import os
        for attempt in (open, os.stat, os.listdir, os.remove, os.chdir, os.mkdir if 0 else os.rmdir):
            try:
                attempt({path!r})
            except OSError as e:
                assert e.errno in (2, 20) and e.filename == {path!r}, e
            else:
                raise SystemExit("let out")
        open({path!r}, "w").write("INSIDE")
        assert open("/outside.txt").read() == "INSIDE"
        """
    )
    assert (drive.folder.parent / "outside.txt").read_text() == "SECRET"


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_symbolic_links_do_not_lead_out(drive):
    (drive.folder.parent / "outside").mkdir()
    (drive.folder.parent / "outside" / "a.txt").write_text("SECRET")
    drive.put("inside/b.txt", "B")
    (drive.folder / "out").symlink_to(drive.folder.parent / "outside")
    (drive.folder / "a.txt").symlink_to(drive.folder.parent / "outside" / "a.txt")
    (drive.folder / "in").symlink_to("inside")
    drive.check(
        """
        import os
        assert open("/in/b.txt").read() == "B"
        for path in ("/out/a.txt", "/a.txt", "out/a.txt", "in/../out/a.txt"):
            for attempt in (open, os.stat, os.remove, lambda p: open(p, "w"), lambda p: os.rename(p, "/got.txt")):
                try:
                    attempt(path)
                except OSError as e:
                    assert e.errno == 13 and e.filename == path, e
                else:
                    raise SystemExit("let out")
        try:
            os.chdir("/out")
        except OSError:
            pass
        else:
            raise SystemExit("let out")
        """
    )
    assert (drive.folder.parent / "outside" / "a.txt").read_text() == "SECRET"


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_a_drive_that_is_reached_by_a_link(drive):
    drive.put("code.py", "import os, helper; print(open('/a.txt').read(), os.getcwd())\n1 / 0")
    drive.put("helper.py", "pass")
    drive.put("a.txt", "A")
    (drive.folder.parent / "link").symlink_to(drive.folder)
    done = drive.run("link", cwd=drive.folder.parent)
    assert done.printed.startswith("A /\n")
    assert 'File "code.py", line 2' in done.err


def test_errors_name_the_path_of_the_script(drive):
    done = drive.run(code="open('/no/such.txt')")
    assert "'/no/such.txt'" in done.err
    assert str(drive.folder) not in done.err


def test_text_is_read_into_a_buffer(drive):
    drive.put("a.txt", "größe and more\nnext\n")
    drive.check(
        """
        import io
        buffer = bytearray(6)
        for opened in (open, io.open):
            with opened("/a.txt") as file:
                assert file.readinto(buffer) == 6 and buffer == "größ".encode() and file.encoding == "utf-8"
                assert file.read(1) == "e" and file.readinto(buffer) == 6 and buffer == b" and m"
                assert file.readline() == "ore\\n" and file.readline() == "next\\n" and file.readinto(buffer) == 0
        with open("/b.txt", "w+", 1) as file:
            file.write("1234\\n")
            file.seek(0)
            assert file.readinto(buffer) == 5 and open("/b.txt").read() == "1234\\n"
        """
    )


def test_only_the_drive_sees_its_open_and_os(drive):
    drive.put("a.txt", "A")
    drive.check(
        f"""
        import os, io, json, tempfile, pathlib, shutil
        assert io.open("/a.txt").read() == "A"
        with tempfile.NamedTemporaryFile("w+") as f:      # Python's own library still means this computer
            f.write("x")
        assert pathlib.Path({str(drive.folder / "a.txt")!r}).read_text() == "A"
        assert shutil.os is not os
        """
    )


def test_os_that_a_board_lacks_is_refused_clearly(drive):
    done = drive.run(code="import os\nprint(hasattr(os, 'path'))\nos.system('true')")
    assert done.printed.startswith("False\n")
    assert done.err.splitlines()[-1].startswith("AttributeError: os.system is not simulated on this computer (there is chdir")


def test_os_environment_of_this_computer_is_not_getenv(drive):
    drive.check("import os\nassert os.getenv('HOME_X') is None and os.getenv('HOME_X', 5) == 5", env={"HOME_X": "1"})


def test_settings(drive):
    drive.put(
        "settings.toml",
        """\
        # a comment = 1
        TEXT = "a \\"b\\" # no comment \\u00e9\\n"   # a comment
        EMPTY = ""
        NUMBER = 42
        NEGATIVE = -7   # seven
        OCTAL = 011
        HEX=0x1F
        TRUE = true
        FLOAT = 1.5
        SINGLE = 'x'
        UNQUOTED = some text
        NUMBER = 43
        QUOTED_NUMBER = "42"
        broken line
          INDENTED = 1
        [table]
        INSIDE = 1
        """,
    )
    drive.check(
        """
        from os import getenv
        expected = {"TEXT": 'a "b" # no comment \\u00e9\\n', "EMPTY": "", "NUMBER": 42, "NEGATIVE": -7, "OCTAL": 9, "HEX": 31,
                    "TRUE": "true", "FLOAT": "1.5", "SINGLE": "'x'", "UNQUOTED": "some text", "QUOTED_NUMBER": "42",
                    "INDENTED": 1, "INSIDE": None, "comment": None, "text": None}
        for key, value in expected.items():
            assert getenv(key) == value and type(getenv(key)) is type(value), (key, getenv(key))
        """
    )


def test_settings_are_read_again_each_time(drive):
    drive.put("settings.toml", "A = 1\n")
    drive.check(
        """
        import os
        assert os.getenv("A") == 1
        open("/settings.toml", "w").write("A = 2")
        assert os.getenv("A") == 2
        os.remove("/settings.toml")
        assert os.getenv("A") is None
        """
    )


@pytest.mark.parametrize("value", ['"no end', '"bad \\q escape"', '"one" two'])
def test_settings_with_a_fault_are_told_with_their_line(drive, value):
    drive.put("settings.toml", f"A = 1\nB = {value}\n")
    done = drive.check(
        """
        import os
        assert os.getenv("A") == 1
        try:
            os.getenv("B")
        except ValueError as e:
            print(e)
        """
    )
    assert done.out.count("settings.toml line 2: ") == 2  # in the header, and as the error


def test_lines_of_settings_that_are_none_are_told(drive):
    drive.put("settings.toml", "A = 1\n# B\n\n  lost words \nC = 3\r\n= 4\n[table]\nnot looked at\n")
    done = drive.check("import os\nprint(os.getenv('A'), os.getenv('C'))")
    told = [line.strip() for line in done.out.splitlines() if "settings.toml line" in line]
    assert told == [
        "settings.toml line 4: passed over, it is not key = value: lost words",
        "settings.toml line 6: passed over, it is not key = value: = 4",
    ]
    assert done.printed.startswith("1 3\n") and "settings.toml (2 keys)" in done.out


def test_a_drive_that_is_read_only(drive):
    """Mounted so in a namespace of its own: who is root may write in spite of permissions."""
    drive.put("code.py", "print(open('/data.txt').read())\nopen('/log.txt', 'w')\n")
    drive.put("data.txt", "still read")
    mounted = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"'
    words = ["unshare", "-Urm", "sh", "-c", mounted, str(drive.folder)]
    try:
        subprocess.run([*words, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the kernel refuses mount namespaces")
    done = subprocess.run([*words, sys.executable, "-m", "adafruit_httpserver", "run"], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert done.returncode == 1 and "still read" in done.stdout
    assert done.stderr.splitlines()[-1] == "OSError: [Errno 30] Read-only file system: '/log.txt'"
    assert done.stderr.count("File ") == 1, "only the script's own line"


def test_memory_is_told(drive):
    drive.check(
        """
        import gc
        gc.collect()
        assert gc.mem_free() > 100000 and gc.mem_alloc() > 0 and isinstance(gc.mem_free(), int)
        """
    )


def test_annotations_are_never_evaluated(drive):
    drive.put("helper.py", "def f(x: NoSuch[1]) -> Neither: return x\nclass C:\n    a: Missing = 1\n")
    drive.check("import helper\nb: AlsoMissing = 3\ndef g(x: 'str' | None, y: Nope = const(5)): return y\nassert g(1) == 5")


def test_a_drive_below_a_folder_that_python_searches_is_one(drive):
    drive.put("helper.py", "def f(x: NoSuch[1]) -> Neither: return open('/note.txt').read()")
    drive.put("note.txt", "on the drive")
    env = dict(os.environ, PYTHONPATH=str(drive.folder.parent))  # as some editors set it
    drive.check("import helper\nassert helper.f(1) == 'on the drive'", env=env)


def test_const_and_memoryview_are_there(drive):
    drive.put("helper.py", "LIMIT = const(7)")
    drive.check("import helper\nassert const(3) == 3 and helper.LIMIT == 7 and bytes(memoryview(b'ab')[1:]) == b'b'")


def test_no_traces_are_left_on_the_drive(drive):
    drive.put("helper.py", "pass")
    drive.put("lib/other.py", "pass")
    drive.check("import helper, other")
    assert sorted(path.name for path in drive.folder.rglob("*")) == ["code.py", "helper.py", "lib", "other.py"]
