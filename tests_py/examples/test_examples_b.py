# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The scripts of ``examples/`` for releases 3 and 4: each is asked for what its page promises."""

import base64
import contextlib
import re

from websockets.sync.client import connect

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
BOUNDARY = "the-end-of-it"
MULTIPART = {"Content_Type": f"multipart/form-data; boundary={BOUNDARY}"}


def part(head: str, content: str) -> str:
    """A form of one field, as browsers send files."""
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n--{BOUNDARY}--\r\n"


def output(name: str, value: str) -> str:
    """The line that an output is shown by."""
    return f"{name:<10}{value}"


@contextlib.contextmanager
def events(page, path: str):
    """The lines of a stream that a page listens to."""
    connection = page.started.connection()
    connection.request("GET", path)
    response = connection.getresponse()
    assert response.status == 200
    try:
        yield response
    finally:
        response.close()
        connection.close()


def line_with(stream, text: bytes) -> str:
    """The next line that begins so."""
    for line in stream:
        if line.startswith(text):
            return line.decode().strip()
    raise AssertionError(f"the stream has ended without {text!r}")


def test_curtain_servo(example):
    page = example("curtain_servo")
    assert "slider" in page.get("/").text
    assert page.post("/curtain/100").text == "100"
    page.shows(output("GP15", "10.0%"))
    page.shows("Curtain at 100 %")
    page.post("/curtain/0")
    page.shows(output("GP15", "5.0%"))
    assert page.ask("/curtain/101", "POST").status == 400


def test_plant_water(example):
    page = example("plant_water")
    assert "Plant" in page.get("/").text
    assert page.get("/moisture").text in ("49", "50")
    page.set("A0", 0.33)
    page.shows(output("D5", "on"))
    answer = page.get("/moisture")
    assert (answer.text, answer.headers["X-Pump"]) == ("10", "on")
    page.set("A0", 3)
    page.shows(output("D5", "off"))
    table = page.get("/readings.csv")
    assert (table.content_type, table.headers["Transfer-Encoding"]) == ("text/csv", "chunked")
    head, *rows = table.text.splitlines()
    assert head == "seconds,percent" and {"10", "91"} <= {row.split(",")[1] for row in rows}


def test_message_board(example):
    page = example("message_board")
    assert 'action="/message"' in page.get("/").text
    before = page.picture()
    assert page.post("/message", "text=It%27s+me", **FORM).text == "Shown: It's me"
    page.shows("Message: It's me")
    after = page.picture()
    assert before != after and b"\xff\xcc\x33" in after


def test_alarm_clock(example):
    page = example("alarm_clock")
    assert "Alarm clock" in page.get("/").text
    assert page.ask("/clock", "PUT", "later").status == 422
    assert page.ask("/clock", "PUT", "[6, 59, 59]").json["now"].startswith("06:59:59")
    assert page.ask("/alarm", "PUT", "[7, 0]").json == {"now": "06:59:59", "alarm": "07:00", "rings": False}
    page.shows("Wake up!")
    page.shows(output("GP16", "50.0%"))
    assert page.get("/clock").json["rings"] is True
    assert page.ask("/alarm", "DELETE").json["rings"] is False
    page.shows(output("GP16", "0.0%"))


def test_relay_api(example):
    page = example("relay_api")
    assert "/api/relays/pump" in page.get("/").text
    assert page.get("/api/relays").json == {"pump": False, "fan": False, "light": False, "heater": False}
    json = {"Content_Type": "application/json"}
    assert page.ask("/api/relays/fan", "PUT", '{"on": true}', **json).json == {"name": "fan", "on": True}
    page.shows(output("GP3", "on"))
    assert page.get("/api/relays/fan").json["on"] is True
    assert page.ask("/api/relays/fan", "PUT", '{"on": 1}', **json).status == 400
    assert page.ask("/api/relays/door").status == 404
    assert page.ask("/api/relays", "DELETE").json["fan"] is False
    page.shows(output("GP3", "off"))


def test_robot_websocket(example):
    page = example("robot_websocket")
    assert "/drive" in page.get("/").text
    with connect(f"ws://127.0.0.1:{page.started.port}/drive") as socket:
        socket.send("left")
        assert socket.recv(5) == "left: -0.5 0.5"
        page.shows(output("GP7", "50.0%"))
        page.shows(output("GP8", "50.0%"))
        socket.send("fly")
        assert socket.recv(5) == "unknown: fly"
    page.shows("Nobody drives")
    assert output("GP7", "0.0%") in page.said and output("GP8", "0.0%") in page.said


def test_pixel_slider(example):
    page = example("pixel_slider")
    assert "/pixels" in page.get("/").text
    page.shows(output("GP22", "■ #ff0000 ■ #9f6000"))
    address = f"ws://127.0.0.1:{page.started.port}/pixels"
    with connect(address) as first, connect(address) as second:
        first.send("255,128,999")
        assert first.recv(5) == second.recv(5) == "#ff80ff"
        page.shows("#ff80ff")
        second.send("red")
        assert second.recv(5) == "three numbers, please"
    page.shows("■ #")  # the rainbow is back


def test_temperature_live(example):
    page = example("temperature_live")
    assert "EventSource" in page.get("/").text
    assert 22 <= float(page.get("/now").text) <= 28
    with events(page, "/temperature") as stream:
        assert re.fullmatch(r"data: 2\d\.\d", line_with(stream, b"data"))
        page.set("cpu.temperature", 45)
        assert line_with(stream, b"event") == "event: warning"
        assert line_with(stream, b"data: 45.0") == "data: 45.0"
    page.shows("Nobody listens")
    assert page.get("/now").text == "45.0"


def test_file_upload(example):
    page = example("file_upload")
    assert "Files" in page.get("/").text
    assert page.get("/files").json == {"hello.txt": 6}
    form = part('name="file"; filename="new.py"', "print(1)\r\n")
    answer = page.ask("/files", "POST", form, **MULTIPART)
    assert (answer.status, answer.json) == (201, {"hello.txt": 6, "new.py": 10})
    page.shows("Stored new.py 10 bytes")
    assert (page.folder / "uploads" / "new.py").read_bytes() == b"print(1)\r\n"
    got = page.get("/files/new.py")
    assert got.body == b"print(1)\r\n" and got.headers["Content-Disposition"].startswith("attachment; filename")
    assert page.ask("/files", "POST", part('name="file"; filename=".hidden"', "x"), **MULTIPART).status == 400
    assert page.ask("/files/new.py", "DELETE").json == {"hello.txt": 6}
    assert page.ask("/files/new.py").status == 404


def test_ducky_page(example):
    page = example("ducky_page")
    assert "STRING Hello World" in page.get("/").text
    answer = page.ask("/run", "POST", part('name="script"', "STRING Hello World 42\r\nENTER\r\n"), **MULTIPART)
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    page.shows("Hello World 42")
    assert page.ask("/run", "POST", part('name="script"', "FORMAT c:"), **MULTIPART).status == 400
    assert page.post("/mouse/10/-5").text == "moved"
    page.shows("mouse")


def test_settings_form(example):
    page = example("settings_form", 5000)
    assert "<h1>Shelf lamp</h1>" in page.get("/").text and "started 1 times" in page.get("/").text
    page.shows(output("LED", "50.0%"))
    answer = page.ask("/", "POST", "name=Caf%C3%A9+%3Clamp%3E&brightness=80&night=on", **FORM)
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    page.shows(output("LED", "8.0%"))
    shown = page.get("/").text
    assert re.search("<h1>(.*)</h1>", shown).group(1) == "Café &lt;lamp>"
    assert 'value="80"' in shown and "checked" in shown
    assert "Brightness is 0 to 100." in page.post("/", "name=x&brightness=101", **FORM).text
    assert '"brightness": 80' in (page.folder / "config.json").read_text()


def test_captive_portal(example):
    page = example("captive_portal")
    for path in ("/", "/generate_204", "/library/test/success.html"):
        answer = page.ask(path)
        assert (answer.status, answer.headers["Location"]) == (302, "/setup")
    ssid = re.search("<option>([^<]+)</option>", page.get("/setup").text).group(1)
    assert f"joins {ssid}." in page.post("/setup", f"ssid={ssid.replace(' ', '+')}&password=12345678", **FORM).text
    page.process.wait(10)
    assert page.process.returncode == 0 and f"Joined {ssid} as 127.0.0.1" in page.said


def test_door_lock(example):
    page = example("door_lock")
    password = "Basic " + base64.b64encode(b"anna:open:sesame").decode()
    assert page.ask("/").status == 401
    answer = page.ask("/", Authorization=password)
    assert "The door is open" in answer.text and answer.headers["X-Frame-Options"] == "DENY"
    page.set("BUTTON", True)
    assert "The door is shut" in page.ask("/", Authorization=password).text
    refused = page.ask("/open", "POST", Authorization="Bearer 2f7a9d")
    assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    page.shows("Somebody tried")
    assert page.ask("/open", "POST", Authorization="Bearer 2f7a9c").status == 200
    page.shows(output("D9", "on"))
    page.shows(output("D9", "off"))


def test_async_blink(example):
    page = example("async_blink")
    assert "Every 500 ms" in page.get("/").text
    answer = page.ask("/set?ms=50")
    assert (answer.status, answer.headers["Location"]) == (307, "/")
    assert "Every 50 ms" in page.get("/").text
    for value in ("on", "off", "on", "off"):
        page.shows(output("LED", value))
    assert int(re.search(r"(\d+) answers", page.get("/").text).group(1)) >= 3


def test_camera_page(example):
    page = example("camera_page")
    assert "/picture.jpg" in page.get("/").text
    picture = page.get("/picture.jpg")
    assert picture.content_type == "image/jpeg" and picture.body[:2] == b"\xff\xd8" and picture.body[-2:] == b"\xff\xd9"
    film = page.get("/stream")
    assert film.headers["Content-Type"] == "multipart/x-mixed-replace; boundary=picture"
    assert film.body.count(b"--picture\r\nContent-Type: image/jpeg\r\n") == 5
    assert page.post("/light/2").text == "2"
    assert page.ask("/light/bright", "POST").status == 400


def test_cookie_dashboard(example):
    page = example("cookie_dashboard")
    first = page.get("/")
    assert "visit 1." in first.text and "#fff" in first.text and first.headers["Set-Cookie"].startswith("visits=1")
    answer = page.ask("/theme", "POST", "theme=amber", **FORM)
    assert answer.status == 302 and answer.headers["Set-Cookie"].startswith("theme=amber")
    second = page.ask("/", Cookie="visits=1; theme=amber")
    assert "visit 2." in second.text and "#210" in second.text and "{{" not in second.text


def test_knob_counter(example):
    page = example("knob_counter")
    assert "EventSource" in page.get("/").text
    assert page.get("/state").json == {"position": 0, "presses": [0, 0, 0], "name": "knob"}
    with events(page, "/events") as stream:
        page.set("D10", True)
        assert line_with(stream, b"data") == 'data: {"position": 0, "presses": [0, 1, 0]}'
        assert line_with(stream, b"event") == "event: state"
        page.set("D5+D6", 3)
        assert '"position": 3' in line_with(stream, b"data")
    assert page.get("/state").json["presses"] == [0, 1, 0]


def test_tilt_sensor(example):
    page = example("tilt_sensor")
    assert "perspective" in page.get("/").text
    page.shows("Sensor 0x68")
    assert page.get("/tilt").json == {"roll": 90.0, "pitch": 0.0}


def test_key_log(example):
    page = example("key_log")
    assert "last 5" in page.get("/").text
    page.set("A1", True)
    page.shows("touched")
    page.set("A1", False)
    page.shows("let go")
    page.set("D12", True)
    page.shows("visitor 1")
    log = page.get("/log")
    assert (log.headers["Transfer-Encoding"], log.headers["X-Visitors"]) == ("chunked", "1")
    assert [line.split(" ", 1)[1] for line in log.text.splitlines()] == ["started", "touched", "let go", "visitor 1"]
    assert page.get("/log?last=2").text == "".join(log.text.splitlines(keepends=True)[-2:])
    file = page.get("/log.txt")
    assert file.text == log.text and "board log.txt" in file.headers["Content-Disposition"]


def test_https_and_http(example):
    page = example("https_and_http")
    secure = page.site(443, secure=True)
    assert "Toggle" in secure.ask("/").text
    assert secure.ask("/toggle", "POST").json == {"on": True}
    page.shows(output("LED", "on"))
    for path in ("/", "/some/page"):
        answer = page.ask(path)
        assert (answer.status, answer.headers["Location"]) == (301, f"https://127.0.0.1:8443{path}")
