# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The scripts of ``examples/`` for releases 0, 1 and 2: each is asked for what its page promises."""

import base64
import pathlib
import re

from serving import wait_until

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


def test_demo(example):
    """The lamp of the README."""
    page = example("demo")
    assert "switch" in page.get("/").text
    assert page.post("/switch").json["on"] is True
    page.shows("The lamp is on")


def test_web_led(example):
    page = example("web_led")
    assert "The LED is <b>off</b>" in page.get("/").text
    assert "The LED is <b>on</b>" in page.get("/on").text
    page.shows("LED       on")
    assert 'class="lamp on"' in page.get("/").text
    assert "The LED is <b>off</b>" in page.get("/off").text
    page.shows("LED       off")


def test_button_counter(example, tmp_path):
    page = example("button_counter")
    page.shows("Pressed until now: 0")
    for count in (1, 2):
        page.set("BUTTON", True)
        page.shows(f"Pressed: {count}")
        page.set("BUTTON", False)
        for _ in range(2):  # one request for each turn of the loop, so the second comes after a look at the button
            assert f"<b>{count}</b>" in page.get("/").text
    assert "<b>0</b>" in page.post("/reset").text
    page.set("BUTTON", True)
    page.shows("Pressed: 1")
    page.end()
    again = example("button_counter", folder=page.folder)
    again.shows("Pressed until now: 1")
    assert "<b>1</b>" in again.get("/").text


def test_thermometer(example):
    page = example("thermometer")
    assert 'class="cold">16.5 °C' in page.get("/").text
    page.set("AHT20 temperature", 24.2)
    now = page.get("/data.json").json
    assert abs(now["celsius"] - 24.2) < 0.1 and abs(now["percent"] - 58) < 0.5
    page.shows("24.2 degrees, 58 percent")
    assert 'class="warm">24.2 °C' in page.get("/").text


def test_relay_board(example):
    page = example("relay_board")
    page.shows("GP2       on")  # the relay is off while its pin is high
    assert page.get("/state").text == "0000"
    assert 'href="/1/off">on</a>' in page.get("/1/on").text
    page.shows("Pump on")
    page.get("/4/on")
    page.shows("Bell on")
    assert page.get("/state").text == "1001"
    page.get("/all/off")
    page.shows("Bell off")
    assert page.get("/state").text == "0000"
    assert page.ask("/5/on").status == 404


def test_buzzer_tunes(example):
    page = example("buzzer_tunes")
    assert "Silence" in page.get("/").text
    assert "Playing siren" in page.post("/play/siren").text
    page.shows("GP15      50.0%")
    page.shows("GP15      0.0%")
    assert "Playing siren" in page.get("/").text
    assert "Silence" in page.post("/stop").text
    page.shows("Stopped siren")
    assert page.post("/note", "A5").text == "A5 has 880 Hz\n"
    page.shows("Stopped note")
    assert "such as A4" in page.ask("/note", "POST", "H9x").text


def test_rtc_clock(example):
    page = example("rtc_clock")
    assert re.search(r"\d\d:\d\d:\d\d</b>", page.get("/").text)
    assert page.post("/set", "2031 12 24 18 30 5").text == "18:30:05\nWednesday, 2031-12-24"
    page.shows("Set to 18:30:05 Wednesday, 2031-12-24")
    assert page.get("/time").text.startswith("18:30:0")
    assert page.ask("/set", "POST", "2031 13 1 0 0 0").status == 400


def test_light_meter(example):
    page = example("light_meter")
    assert "light.js" in page.get("/").text
    assert page.get("/style.css").content_type == "text/css"
    assert page.get("/light.js").content_type == "text/javascript"
    page.set("A0", 3.3)
    now = page.until("/light", lambda now: now["percent"] >= 99)
    assert now["lamp"] <= 2 and now["volts"] > 3.2 and now["brightest"] == 100
    page.set("A0", 0)
    now = page.until("/light", lambda now: now["percent"] <= 1)
    assert now["lamp"] >= 98 and now["darkest"] == 0
    assert page.ask("/code.py").status == 404


def test_setup_portal(example):
    page = example("setup_portal")
    page.shows('Join the Wi-Fi "Set up this board"')
    form = page.get("/").text
    assert "Which Wi-Fi?" in form and "<option value=" in form
    assert page.get("/style.css").content_type == "text/css"
    assert page.ask("/join", "POST", "ssid=&password=").status == 400
    assert page.ask("/join", "POST", "ssid=Home&password=short").status == 400
    assert "The board joins Tea &amp; Caf\u00e9 now." in page.post("/join", "ssid=Tea+%26+Caf%C3%A9&password=12345678").text
    page.shows("Joined Tea & Caf\u00e9")
    page.shows("http://127.0.0.1:")
    assert "<b>Tea &amp; Caf\u00e9</b>" in page.get("/").text
    assert page.ask("/wifi.json").status == 404
    page.post("/forget")
    page.shows("Join the Wi-Fi")
    page.shows("http://127.0.0.1:")
    assert "Which Wi-Fi?" in page.get("/").text


def test_strip_picker(example):
    page = example("strip_picker")
    assert 'value="#ff6600"' in page.get("/").text
    assert page.get("/fill?colour=20c040").text == "#20c040 50%"
    page.shows("D6        ■ #106020 ■ #106020")
    assert page.get("/brightness?percent=100").text == "#20c040 100%"
    page.shows("D6        ■ #20c040 ■ #20c040")
    assert page.get("/rainbow").text == "rainbow 100%"
    page.shows("■ #ff0000")
    assert page.get("/off").text == "#000000 100%"
    assert 'value="#000000"' in page.get("/").text
    assert page.ask("/fill?colour=red").status == page.ask("/brightness?percent=101").status == 400


def test_phone_robot(example):
    page = example("phone_robot")
    page.shows("GP14      7.5%")  # the head looks ahead: 1.5 of 20 ms
    assert 'data-way="forward"' in page.get("/").text
    assert page.get("/drive?way=left").text == "left"
    page.shows("GP11      50.0%")
    page.shows("GP12      50.0%")
    assert page.get("/way").text == "left"
    assert page.get("/look?angle=0").text == "0"
    page.shows("GP14      3.7%")
    page.shows("Nobody is there")
    assert page.get("/way").text == "stop"
    assert page.ask("/drive?way=up").status == page.ask("/look?angle=181").status == page.ask("/look").status == 400


def test_touch_pads(example):
    page = example("touch_pads")
    assert "<span>Cherry</span><b>0</b>" in page.get("/").text
    page.set("D10", True)
    page.shows("NEOPIXEL  ■ #000000 ■ #000000 ■ #ff0030 ■ #000000")
    page.shows("Cherry 1")
    assert page.get("/pads").json[2] == {"name": "Cherry", "touched": True, "count": 1}
    page.set("D10", False)
    page.shows("NEOPIXEL  ■ #000000 ■ #000000 ■ #000000 ■ #000000")
    assert page.get("/pads").json[2] == {"name": "Cherry", "touched": False, "count": 1}
    page.post("/reset")
    assert page.get("/pads").json[2]["count"] == 0


def test_garage_door(example):
    page = example("garage_door")
    for headers in ({}, {"Authorization": "Basic eDp5"}, {"Authorization": "Basic %"}):
        refused = page.ask("/", **headers)
        assert refused.status == 401 and refused.headers["WWW-Authenticate"] == 'Basic realm="Garage"'
    assert page.ask("/press", "POST", "").status == 401
    page.shows("Somebody was refused")
    key = {"Authorization": "Basic " + base64.b64encode(b"family:open sesame").decode()}
    assert "The door is <b>open</b>" in page.ask("/", **key).text
    page.set("D11", True)
    assert "The door is <b>closed</b>" in page.ask("/", **key).text
    pressed = page.ask("/press", "POST", "", **key)
    assert (pressed.status, pressed.headers["Location"]) == (303, "/")
    page.shows("D12       on")
    page.shows("D12       off")
    assert page.said.count("D12       on") == 1


def test_rain_gauge(example):
    page = example("rain_gauge")
    assert "<b>0.00 mm</b>" in page.get("/").text
    for _ in range(3):
        page.set("D4", True)
        page.set("D4", False)
    assert "<b>0.84 mm</b>" in page.get("/").text
    page.shows("Rain: ")
    wait_until(lambda: total(page.get("/log.csv").text) == 0.84)  # three tips may be in two lines
    log = page.get("/log.csv")
    assert log.content_type == "text/csv" and log.headers["Transfer-Encoding"] == "chunked"
    first, *lines = log.text.splitlines()
    assert first == "seconds,millimetres" and all(re.fullmatch(r"\d+,\d\.\d\d", line) for line in lines), log.text


def total(log: str) -> float:
    """The rain of a log."""
    return round(sum(float(line.partition(",")[2]) for line in log.splitlines()[1:]), 2)


def test_sensor_api(example):
    page = example("sensor_api")
    page.shows("Sensors: light, processor, temperature")
    assert "/api" in page.get("/").text
    everything = page.get("/api").json
    assert everything["light"] == {"value": 320.0, "unit": "lx"} and everything["temperature"]["value"] is None
    assert 0 < everything["processor"]["value"] < 60
    page.shows("No temperature: ")
    page.set("BH1750", 12.5)
    light = page.get("/api/light")
    assert light.json == {"value": 12.5, "unit": "lx"} and light.headers["Access-Control-Allow-Origin"] == "*"
    page.set("cpu.temperature", 40)
    assert page.get("/api/processor?unit=F").json == {"value": 104.0, "unit": "°F"}
    assert page.ask("/api/light?unit=F").status == 400
    assert page.ask("/api/temperature").status == 503
    assert page.ask("/sensors.py").status == page.ask("/api/sound").status == 404


def test_display_text(example):
    page = example("display_text")
    assert "<pre>Welcome</pre>" in page.get("/").text
    welcome = page.picture()
    assert b"\xff\xff\xff" in welcome and b"\0\0\0" in welcome
    assert page.ask("/text", "PUT", "Back <at> three").status == 200
    page.shows("The sign says: ")
    text = page.picture()
    assert text != welcome and b"\xff\xff\xff" in text
    assert page.get("/text").text.split() == ["Back", "<at>", "three"]
    assert "&lt;at>" in page.get("/").text
    assert page.ask("/text", "PUT", "").status == 200
    assert b"\xff\xff\xff" not in page.picture()
    assert page.ask("/text", "PUT", "x" * 121).status == 400


def test_volume_knob(example):
    page = example("volume_knob")
    assert "slider" in page.get("/").text
    assert page.get("/state").json == {"volume": 50, "muted": False}
    page.set("D9+D10", 3)
    page.shows("Volume: 56")
    assert page.post("/volume/52").json["volume"] == 52
    page.set("D11", True)
    page.shows("Muted")
    assert page.get("/state").json == {"volume": 52, "muted": True}
    assert page.post("/mute").json["muted"] is False
    assert page.ask("/volume/101", "POST").status == page.ask("/volume/loud", "POST").status == 400
    assert "MEDIA KEYS  " + "<VOLUME UP>" * 3 + "<VOLUME DOWN>" * 2 + "\n" in page.said
    assert "<MUTE><MUTE>\n" in page.said


def test_ir_remote(example):
    page = example("ir_remote")
    remote = page.get("/")
    assert remote.text.count("<button>") == 17 and remote.headers["Transfer-Encoding"] == "chunked"
    assert page.post("/press/power").text == "power was sent, no. 1"
    page.shows("67 pulses")
    page.shows("Sent: power, 0x08")
    assert page.post("/press/7").text == "7 was sent, no. 2"
    page.shows("Sent: 7, 0x17")
    assert page.ask("/press/warp", "POST").status == 404


def test_sleepy_sensor(example):
    page = example("sleepy_sensor")
    page.shows("Slept 0 times, woken by the power")
    assert "Slept 0 times. Woken by the power." in page.get("/").text
    assert page.ask("/sleep/0", "POST").status == page.ask("/sleep/long", "POST").status == 400
    assert page.post("/sleep/1").text == "Good night: 1 s"
    page.shows("LED       off")
    page.shows("Slept 1 times, woken by TimeAlarm")
    page.shows("http://127.0.0.1:")
    assert "Slept 1 times. Woken by TimeAlarm." in page.get("/").text


def test_file_browser(example):
    page = example("file_browser")
    listing = page.get("/")
    assert "hello.txt</a><td>22 B" in listing.text and re.search(r"<p>\d+ kB free", listing.text)
    assert page.get("/file/hello.txt").text == "Hello from the board.\n"
    data = bytes(range(256)) * 400
    assert page.ask("/file/data.bin", "PUT", data).text == "data.bin has 102400 bytes"
    page.shows("Received data.bin: 102400 bytes")
    assert page.get("/file/data.bin").body == data
    assert "102400 B" in page.get("/").text
    assert page.ask("/file/hello.txt", "DELETE").text == "hello.txt is gone"
    page.shows("Deleted hello.txt")
    assert "hello.txt" not in page.get("/").text
    for name in ("hello.txt", "code.py", "..%2Fsecrets.py"):
        assert page.ask(f"/file/{name}").status == page.ask(f"/file/{name}", "DELETE").status == 404
    assert page.ask("/file/.hidden", "PUT", b"x").status == 400


def test_data_logger(example):
    page = example("data_logger")
    page.shows("Logging to /sd/log.csv")
    assert "curve" in page.get("/").text
    page.set("A1", 2.5)
    page.until("/newest", lambda now: now["lines"] and now["lines"][-1][1] == 2.5)
    log = page.get("/log.csv")
    first, *lines = log.text.splitlines()
    assert log.content_type == "text/csv" and first == "seconds,volts,celsius"
    assert all(re.fullmatch(r"\d+\.\d,\d\.\d{3},\d\d\.\d", line) for line in lines) and ",2.500," in lines[-1]
    assert (page.folder / "sd" / "log.csv").read_text().startswith(log.text)
    assert page.ask("/log.csv", "DELETE").text == "The log is empty"
    assert len(page.get("/log.csv").text) < len(log.text)
    page.until("/newest", lambda now: now["lines"])


def test_board_info(example):
    page = example("board_info")
    page.shows("Open http://my-board.local")
    assert "<h1>raspberry_pi_pico_w</h1>" in page.get("/").text
    facts = page.get("/facts.json").json
    assert facts["name"] == "my-board.local" and re.fullmatch(r"(..:){5}..", facts["mac"]) and int(facts["drive"].split()[0]) > 0
    page.set("cpu.temperature", 31.5)
    assert page.get("/fact/temperature").text == "31.5 °C"
    assert "memory" in page.ask("/fact/colour").text and page.ask("/fact/colour").status == 404
    assert page.post("/restart").text == "See you soon"
    page.shows("Restarting")
    page.shows("Open http://my-board.local")
    page.shows("http://127.0.0.1:")
    assert page.get("/fact/name").text == "my-board.local"


def test_every_example_is_in_the_list_and_has_a_page():
    listed = re.findall(r"^\| \[(\w+)\]\(\.\./examples/\1/", (EXAMPLES.parent / "docs" / "examples.md").read_text(encoding="utf-8"), re.M)
    scripts = sorted(path.parent.name for path in EXAMPLES.glob("*/code.py"))
    assert sorted(listed) == scripts
    for name in scripts:
        page = (EXAMPLES / name / "README.md").read_text(encoding="utf-8")
        assert f"python -m adafruit_httpserver run examples/{name}\n" in page, name
