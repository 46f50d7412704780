# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Tunes on a piezo buzzer. They play on while pages are asked for."""

import time
from secrets import secrets

import board
import pwmio
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus
from tunes import TUNES, frequency

BEAT = 0.15

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Tunes</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  main { display: grid; gap: .5rem; }
  form { display: contents; }
</style>
<h1>{playing}</h1>
<main>
{buttons}
<form method="post" action="/stop"><button>Stop</button></form>
</main>
</html>
"""
BUTTON = '<form method="post" action="/play/{name}"><button>{name}</button></form>'

buzzer = pwmio.PWMOut(board.GP15, frequency=440, duty_cycle=0, variable_frequency=True)

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


class Player:
    """What is played, a note at a time."""

    name, notes, until = None, [], 0

    def play(self, name):
        """Begin a tune."""
        self.name, self.notes, self.until = name, list(TUNES[name]), 0
        print("Playing", name)

    def stop(self):
        """Be quiet."""
        if self.name:
            print("Stopped", self.name)
        self.name, self.notes = None, []
        buzzer.duty_cycle = 0

    def step(self):
        """Go on, if it is time."""
        if self.name is None or time.monotonic() < self.until:
            return
        if not self.notes:
            self.stop()
            return
        note, beats = self.notes.pop(0)
        if note == "-":
            buzzer.duty_cycle = 0
        else:
            buzzer.frequency = frequency(note)
            buzzer.duty_cycle = 0x8000
        self.until = time.monotonic() + beats * BEAT


player = Player()


def page():
    """The page as it is now."""
    playing = "Playing " + player.name if player.name else "Silence"
    buttons = "\n".join(BUTTON.format(name=name) for name in sorted(TUNES))
    return HTTPResponse(content_type="text/html", body=PAGE.replace("{playing}", playing).replace("{buttons}", buttons))


@server.route("/")
def base(request):
    """The page."""
    return page()


@server.route("/stop", "POST")
def stop(request):
    """The last button."""
    player.stop()
    return page()


@server.route("/note", "POST")
def one_note(request):
    """A note that is sent, such as A4, is played for two beats."""
    note = request.raw_request.split(b"\r\n\r\n", 1)[1].decode().strip()
    try:
        hertz = frequency(note)
    except (KeyError, ValueError, IndexError):
        return HTTPResponse(status=HTTPStatus(400, "Bad Request"), body="A note is a letter and an octave, such as A4 or C#5\n")
    TUNES["note"] = [(note, 2)]
    player.play("note")
    del TUNES["note"]
    return HTTPResponse(body="%s has %d Hz\n" % (note, hertz))


def add_route(name):
    """The address of a tune."""

    @server.route("/play/" + name, "POST")
    def play(request):
        player.play(name)
        return page()


for each in TUNES:
    add_route(each)

server.start(str(wifi.radio.ipv4_address))
while True:
    server.poll()
    player.step()
    time.sleep(0.005)
