# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Pictures, sounds, and what goes out by USB."""

import pathlib
import struct
import subprocess
import sys
import wave

import PIL.Image


def test_pictures_of_the_camera(board):
    board.run(
        """
        from adafruit_pycamera import PyCamera
        camera = PyCamera()
        camera.display.brightness = 0
        camera.mode = 0
        camera.effect = 0
        for size in ("240x240", "320x240", "1280x720"):
            camera.resolution = size
            picture = camera.capture_into_jpeg()
            assert picture[:2] == b"\\xff\\xd8" and picture[-2:] == b"\\xff\\xd9"
            with open(f"/{size}.jpg", "wb") as file:
                file.write(picture)
        camera.effect = 2
        camera.resolution = 0
        open("/grey.jpg", "wb").write(camera.capture_into_jpeg())
        refused(RuntimeError, "Invalid Resolution", lambda: setattr(camera, "resolution", "1x1"))
        camera.capture_jpeg()
        camera.keys_debounce()
        camera.led_level = 2
        camera.display_message("Hello")
        camera.tone(440, 0.01)
        assert camera.shutter.value is True and camera.accel.acceleration[2] > 9 and camera.mode_text == "JPEG"
        import displayio
        camera.live_preview_mode()
        frame = camera.continuous_capture()
        assert isinstance(frame, displayio.Bitmap) and (frame.width, frame.height) == (240, 176)
        camera.blit(frame)
        """
    )
    assert sorted(path.name for path in (board.folder / "sd").iterdir()) == ["img0000.jpg"]
    for name, size in {"240x240": (240, 240), "320x240": (320, 240), "1280x720": (1280, 720)}.items():
        picture = _decoded(board.folder / f"{name}.jpg")
        assert len(picture) == size[0] * size[1] * 3
        sky, ground = picture[:3], picture[-size[0] * 3 * 2 :][:3]
        assert _near(sky, (96, 160, 224)) and _near(ground, (72, 128, 64)), (sky, ground)
    grey = _decoded(board.folder / "grey.jpg")
    assert _near(grey[:3], (grey[0],) * 3)


def test_pictures_are_drawn_and_live(board):
    board.run(
        """
        import time
        from adafruit_pycamera import PyCamera
        camera = PyCamera()
        for name in ("one", "two"):
            open(f"/{name}.jpg", "wb").write(camera.capture_into_jpeg())
            time.sleep(1.1)
        """
    )
    one, two = (_decoded(board.folder / f"{name}.jpg") for name in ("one", "two"))
    assert one != two, "there is a clock in the picture"
    rows = {one[at : at + 3] for at in range(0, len(one), 240 * 3)}
    assert len(rows) > 30, "the sky gets lighter by and by, it is not made of squares"


def test_a_still_picture_without_pillow(board, tmp_path):
    (tmp_path / "site" / "PIL").mkdir(parents=True)
    (tmp_path / "site" / "PIL" / "__init__.py").write_text("raise ImportError('there is no Pillow')")
    printed = board.run(
        """
        from adafruit_pycamera import PyCamera
        camera = PyCamera()
        pictures = [camera.capture_into_jpeg() for _ in range(2)]
        assert pictures[0] == pictures[1]
        open("/still.jpg", "wb").write(pictures[0])
        camera.live_preview_mode()
        assert camera.continuous_capture().width == 240
        """,
        PYTHONPATH=str(tmp_path / "site"),
    )
    assert printed.count("shows one still picture, of 640 x 480: pip install") == 1
    with PIL.Image.open(board.folder / "still.jpg") as image:
        assert image.size == (640, 480)
        pixels = image.convert("RGB")
    assert _near(pixels.getpixel((0, 0)), (96, 160, 224)) and _near(pixels.getpixel((0, 470)), (72, 128, 64))


def test_pillow_is_loaded_with_the_first_picture(board):
    board.run(
        """
        import sys
        from adafruit_pycamera import PyCamera
        camera = PyCamera()
        assert not any(name.partition(".")[0] == "PIL" for name in sys.modules)
        camera.capture_into_jpeg()
        assert "PIL.Image" in sys.modules
        """
    )


def _decoded(path: pathlib.Path) -> bytes:
    """The pixels of a JPEG file, as an independent library sees them."""
    with PIL.Image.open(path) as image:
        return image.convert("RGB").tobytes()


def _near(colour, wanted) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(colour, wanted))


def test_pictures_of_ones_own(board):
    board.put("one.bin", b"\xff\xd8one\xff\xd9")
    board.put("two.bin", b"\xff\xd8two\xff\xd9")
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.camera(['one.bin', 'two.bin'])\n")
    code = """
        import board, espcamera
        camera = espcamera.Camera(
            data_pins=board.CAMERA_DATA, external_clock_pin=board.CAMERA_XCLK, pixel_clock_pin=board.CAMERA_PCLK,
            vsync_pin=board.CAMERA_VSYNC, href_pin=board.CAMERA_HREF, i2c=board.I2C(), pixel_format=espcamera.PixelFormat.JPEG,
            frame_size=espcamera.FrameSize.VGA, framebuffer_count=2, grab_mode=espcamera.GrabMode.LATEST)
        assert (camera.width, camera.height) == (640, 480) and camera.sensor_name == "OV5640"
        camera.vflip = True
        print(*(camera.take(1)[2:-2] for _ in range(3)))
        refused(ValueError, "in use", lambda: espcamera.Camera(
            data_pins=board.CAMERA_DATA, pixel_clock_pin=board.CAMERA_PCLK, vsync_pin=board.CAMERA_VSYNC, href_pin=board.CAMERA_HREF, i2c=None))
        camera.deinit()
        refused(ValueError, "deinitialized", lambda: camera.take(1))
        """
    assert board.run(code).splitlines()[0] == "b'one' b'two' b'one'"
    board.put("board_sim.py", "from adafruit_httpserver import simulate\nsimulate.camera(lambda w, h: b'\\xff\\xd8%dx%d\\xff\\xd9' % (w, h))\n")
    assert board.run(code).splitlines()[0] == "b'640x480' b'640x480' b'640x480'"


def _sound(path: pathlib.Path, seconds: float, rate: int = 8000) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(int(seconds * rate) * 2))


#: A frame of MPEG 1, layer III, 128 kbit/s, 44100 samples a second, mono: 417 bytes, 1152 samples.
MP3_FRAME = b"\xff\xfb\x90\xc0" + bytes(413)


def test_sounds_take_their_time(board):
    _sound(board.folder / "beep.wav", 0.3)
    (board.folder / "song.mp3").write_bytes(b"ID3\3\0\0\0\0\0\x05" + bytes(5) + MP3_FRAME * 12)
    board.put("no.wav", b"nothing")
    printed = board.run(
        """
        import array, audiobusio, audiocore, audiomixer, audiomp3, audiopwmio, board, time

        def lasts(out):
            begin = time.monotonic()
            while out.playing:
                time.sleep(0.005)
            return time.monotonic() - begin

        wav = audiocore.WaveFile("/beep.wav")
        assert (wav.sample_rate, wav.bits_per_sample, wav.channel_count) == (8000, 16, 1)
        with audiopwmio.PWMAudioOut(board.GP1) as out:
            assert not out.playing
            out.play(wav)
            assert out.playing and 0.2 < lasts(out) < 10
            out.play(audiocore.WaveFile(open("/beep.wav", "rb")))
            out.pause()
            assert out.paused and out.playing
            time.sleep(0.4)
            assert out.playing
            out.resume()
            assert 0.2 < lasts(out) < 10
            out.play(wav, loop=True)
            time.sleep(0.4)
            assert out.playing
            out.stop()
            assert not out.playing
            refused(RuntimeError, "Not playing", out.pause)
            refused(TypeError, "audio sample", lambda: out.play(5))
        out = audiobusio.I2SOut(board.GP2, board.GP3, board.GP4)
        song = audiomp3.MP3Decoder("song.mp3")
        assert song.sample_rate == 44100 and song.channel_count == 1
        out.play(song)
        assert 0.25 < lasts(out) < 10
        tone = audiocore.RawSample(array.array("h", [0] * 100), sample_rate=1000)
        out.play(tone)
        assert lasts(out) < 10
        mixer = audiomixer.Mixer(voice_count=2, sample_rate=8000, channel_count=1)
        out.play(mixer)
        mixer.voice[0].play(wav)
        mixer.voice[0].level = 0.5
        assert mixer.playing and mixer.voice[0].playing and not mixer.voice[1].playing
        while mixer.playing:
            time.sleep(0.005)
        assert out.playing  # a mixer has no end
        refused(ValueError, "The sample's sample_rate does not match", lambda: mixer.voice[1].play(tone))
        refused(OSError, "[Errno 2]", lambda: audiocore.WaveFile("/none.wav"))
        refused(ValueError, "Invalid wave file", lambda: audiocore.WaveFile("/no.wav"))
        refused(RuntimeError, "MP3", lambda: audiomp3.MP3Decoder("/no.wav"))
        """
    )
    assert "SOUND GP1  plays /beep.wav, 0.3 s" in printed


def test_synthesizer(board):
    printed = board.run(
        """
        import array, audiomixer, audiopwmio, board, synthio, time

        shape = synthio.Envelope(attack_time=1, decay_time=0.05, release_time=1, sustain_level=0.5)
        synth = synthio.Synthesizer(sample_rate=22050, envelope=shape)
        mixer = audiomixer.Mixer(voice_count=1, sample_rate=22050, channel_count=1)
        out = audiopwmio.PWMAudioOut(board.GP1)
        out.play(mixer)
        mixer.voice[0].play(synth)
        assert out.playing and mixer.voice[0].playing  # a synthesizer has no end
        assert round(synthio.midi_to_hz(60), 1) == 261.6 and synthio.voct_to_hz(2.75) == 440
        note = synthio.Note(frequency=440, amplitude=synthio.LFO(rate=5, scale=0.5, offset=0.5))
        synth.press((60, note))
        assert synth.pressed == (60, note) and synth.note_info(note)[0] == synthio.EnvelopeState.ATTACK
        def wait(state):
            until = time.monotonic() + 20
            while synth.note_info(note)[0] != state:
                assert time.monotonic() < until, synth.note_info(note)
                time.sleep(0.001)
        wait(synthio.EnvelopeState.SUSTAIN)
        assert synth.note_info(note)[1] == 0.5
        synth.release(note)
        assert synth.pressed == (60,) and synth.note_info(note)[0] == synthio.EnvelopeState.RELEASE
        wait(None)
        synth.release_all_then_press(range(100, 112))
        assert len(synth.pressed) == 12
        refused(ValueError, "note must be 0-127", lambda: synth.press(200))
        refused(TypeError, "note must be of type Note or int, not str", lambda: synth.press(["a"]))
        refused(ValueError, "array of type 'h'", lambda: synthio.Note(440, waveform=bytes(4)))
        refused(AttributeError, "synthio.Note.colour is not simulated", lambda: setattr(note, "colour", 1))
        refused(TypeError, "operation must be of type MathOperation", lambda: synthio.Math(5, 1))
        ramp = synthio.LFO(array.array("h", [0, 16384]), rate=1000, once=True, offset=1)
        time.sleep(0.002)
        assert ramp.value == 1.5 and ramp.phase == 1
        assert synthio.MathOperation.SCALE_OFFSET(ramp, 2, 1).value == 4
        assert synthio.Math(synthio.MathOperation.MUL_DIV, 1, 1, 0).value == 1
        track = b"\\0\\x90H\\0*\\x80H\\0\\6\\x90J\\0*\\x80J\\0"
        melody = synthio.MidiTrack(track, tempo=300)
        out.play(melody)
        begin = time.monotonic()
        while out.playing:
            time.sleep(0.002)
        assert 0.25 < time.monotonic() - begin < 10 and melody.error_location is None
        assert synthio.MidiTrack(b"\\0\\x10", 300).error_location == 1
        with open("/a.mid", "wb") as file:
            file.write(b"MThd\\0\\0\\0\\6\\0\\0\\0\\1\\0\\x60MTrk\\0\\0\\0\\x14" + track)
        with open("/a.mid", "rb") as file:
            assert synthio.from_file(file).tempo == 192
        refused(ValueError, "Invalid MIDI file", lambda: synthio.from_file(open("/boot.mid", "w+b")))
        """
    )
    assert "SYNTH     262 Hz + 440 Hz" in printed


def test_effects(board):
    board.run(
        """
        import array, audiocore, audiodelays, audiofilters, audiofreeverb, audiopwmio, board, synthio
        tone = audiocore.RawSample(array.array("h", [0] * 100), sample_rate=8000)
        for kind in (*(getattr(audiodelays, name) for name in audiodelays.__all__), audiofilters.Filter, audiofilters.Distortion,
                     audiofilters.Phaser, audiofreeverb.Freeverb):
            effect = kind(sample_rate=8000, channel_count=1, mix=synthio.LFO(rate=1))
            assert effect.play(tone, loop=True) is effect and effect.playing
            effect.mix = 0.2
            effect.stop()
            assert not effect.playing
            refused(ValueError, "The sample's sample_rate does not match", lambda: kind(sample_rate=44100).play(tone))
            refused(TypeError, "BlockInput", lambda: kind(mix="much"))
        echo = audiodelays.Echo(delay_ms=100, decay=0.5, freq_shift=False)
        filters = (synthio.Biquad(synthio.FilterMode.LOW_PASS, 500), synthio.Biquad(synthio.FilterMode.NOTCH, 50, Q=2))
        audiofilters.Filter(filters).play(echo.play(tone))
        with audiopwmio.PWMAudioOut(board.GP1) as out:
            out.play(echo)
            assert out.playing
        """
    )


def test_hid(board):
    board.run(
        """
        import struct, usb_hid
        keyboard, mouse, media = usb_hid.devices
        assert (keyboard.usage_page, keyboard.usage) == (1, 6) and keyboard is usb_hid.Device.KEYBOARD
        keyboard.send_report(bytes((2, 0, 4, 0, 0, 0, 0, 0)))
        keyboard.send_report(bytes(8))
        refused(ValueError, "Buffer incorrect size. Should be 8 bytes.", lambda: keyboard.send_report(b"x"))
        refused(ValueError, "Invalid report_id", lambda: keyboard.send_report(bytes(8), 9))
        assert keyboard.get_last_received_report() is None
        pad = usb_hid.Device(report_descriptor=b"..", usage_page=1, usage=5, report_ids=(4,), in_report_lengths=(2,), out_report_lengths=(0,))
        usb_hid.enable((keyboard, pad))
        assert usb_hid.devices == (keyboard, pad)
        pad.send_report(struct.pack("BB", 1, 2))
        """
    )


def test_boot_says_what_there_is(board):
    board.put("boot.py", "import usb_cdc, usb_hid, storage\nusb_cdc.enable(console=True, data=True)\nusb_hid.disable()\nstorage.disable_usb_drive()\n")
    printed = board.run(
        """
        import usb_cdc, usb_hid, usb_midi
        assert usb_hid.devices == () and usb_cdc.console is not None
        assert usb_cdc.data.write(b"abc") == 3 and usb_cdc.data.in_waiting == 0
        usb_cdc.data.timeout = 0
        assert usb_cdc.data.read(5) == b""
        usb_cdc.console.write(b"from the console\\n")
        usb_midi.ports[1].write(bytes((0x90, 60, 127)))
        """
    )
    assert "from the console" in printed and "USB data  abc" in printed and "MIDI      90 3c 7f" in printed


def test_console_is_read(board):
    board.put(
        "code.py",
        "import supervisor, sys, time, usb_cdc\nwhile supervisor.runtime.serial_bytes_available < 6:\n    time.sleep(0.01)\n"
        "print(usb_cdc.console.in_waiting, usb_cdc.console.read(2), usb_cdc.console.readline())\n",
    )
    done = subprocess.run(
        [sys.executable, "-m", "adafruit_httpserver", "run", "--no-reload"], cwd=board.folder, input=b"abcde\n", capture_output=True, timeout=30
    )
    assert b"6 b'ab' b'cde\\n'" in done.stdout, done


def test_wave_files_that_are_cut_or_odd(board):
    _sound(board.folder / "beep.wav", 0.1)
    data = (board.folder / "beep.wav").read_bytes()
    board.put("extra.wav", data[:12] + b"LIST" + struct.pack("<I", 3) + b"abc\0" + data[12:])
    board.put("float.wav", data[:20] + struct.pack("<H", 3) + data[22:])
    board.put("cut.wav", data[:30])
    board.run(
        """
        import audiocore
        assert audiocore.WaveFile("/extra.wav").sample_rate == 8000
        refused(ValueError, "Unsupported format", lambda: audiocore.WaveFile("/float.wav"))
        refused(ValueError, "Invalid wave file", lambda: audiocore.WaveFile("/cut.wav"))
        """
    )
