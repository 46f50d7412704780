# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The scripts of ``examples/`` for releases 0, 1 and 2: each is asked for what its page promises."""

import re
import time


def test_demo(example):
    """The lamp of the README."""
    page = example("demo")
    assert "switch" in page.get("/").text
    assert page.post("/switch").json["on"] is True
    page.shows("The lamp is on")


def test_web_led(example):
    page = example("web-led")
    assert "The LED is <b>off</b>" in page.get("/").text
    assert "The LED is <b>on</b>" in page.get("/on").text
    page.shows("LED       on")
    assert 'class="lamp on"' in page.get("/").text
    assert "The LED is <b>off</b>" in page.get("/off").text
    page.shows("LED       off")


def test_button_counter(example, tmp_path):
    page = example("button-counter")
    page.shows("Pressed until now: 0")
    for count in (1, 2):
        page.set("BUTTON", True)
        page.shows(f"Pressed: {count}")
        page.set("BUTTON", False)
        time.sleep(0.05)  # a finger takes as long; the script looks every hundredth of a second
    assert "<b>2</b>" in page.get("/").text
    assert "<b>0</b>" in page.post("/reset").text
    page.set("BUTTON", True)
    page.shows("Pressed: 1")
    page.end()
    again = example("button-counter", folder=page.folder)
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
    page = example("relay-board")
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
    page = example("buzzer-tunes")
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
    page = example("rtc-clock")
    assert re.search(r"\d\d:\d\d:\d\d</b>", page.get("/").text)
    assert page.post("/set", "2031 12 24 18 30 5").text == "18:30:05\nWednesday, 2031-12-24"
    page.shows("Set to 18:30:05 Wednesday, 2031-12-24")
    assert page.get("/time").text.startswith("18:30:0")
    assert page.ask("/set", "POST", "2031 13 1 0 0 0").status == 400


def test_light_meter(example):
    page = example("light-meter")
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
