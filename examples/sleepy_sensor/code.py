# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A sensor that sleeps: it is awake while somebody asks, and sent to deep sleep from the page."""

import time

import alarm
import board
import digitalio
import microcontroller
import secrets
import socketpool
import wifi

from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.request import HTTPRequest
from adafruit_httpserver.response import HTTPResponse
from adafruit_httpserver.server import HTTPServer
from adafruit_httpserver.status import CommonHTTPStatus

LONGEST = 3600

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Sleepy</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  b { display: block; font-size: 4rem; line-height: 1.2; }
</style>
<b>{celsius} °C</b>
<p>Slept {naps} times. Woken by {reason}.</p>
<form method="post" action="/sleep/10"><button>Sleep 10 s</button></form>
<form method="post" action="/sleep/600"><button>Sleep 10 min</button></form>
</html>
"""

#: the first byte that outlives deep sleep counts the naps
if alarm.wake_alarm is None:
    alarm.sleep_memory[0] = 0
    reason = "the power"
else:
    reason = type(alarm.wake_alarm).__name__
naps = alarm.sleep_memory[0]
print("Slept %d times, woken by %s" % (naps, reason))

led = digitalio.DigitalInOut(board.LED)
led.switch_to_output(value=True)
nap = None

ssid, password = secrets.WIFI_SSID, secrets.WIFI_PASSWORD
print("Connecting to", ssid)
wifi.radio.connect(ssid, password)
server = HTTPServer(socketpool.SocketPool(wifi.radio))


@server.route("/")
def base(request: HTTPRequest):
    """The page."""
    body = PAGE.replace("{celsius}", "%.1f" % microcontroller.cpu.temperature)
    body = body.replace("{naps}", str(naps)).replace("{reason}", reason)
    with HTTPResponse(request, content_type=MIMEType.TYPE_HTML) as response:
        response.send(body)


@server.route("/sleep/<seconds>", HTTPMethod.POST)
def sleep(request: HTTPRequest, seconds: str):
    """Sleep, once this is answered."""
    global nap
    if not seconds.isdigit() or not 0 < int(seconds) <= LONGEST:
        with HTTPResponse(request, status=CommonHTTPStatus.BAD_REQUEST_400) as response:
            response.send("From 1 to %d seconds" % LONGEST)
        return
    nap = int(seconds)
    with HTTPResponse(request) as response:
        response.send("Good night: %d s" % nap)


server.start(str(wifi.radio.ipv4_address))
while nap is None:
    server.poll()
    time.sleep(0.01)

time.sleep(0.2)  # for the answer to go out
alarm.sleep_memory[0] = (naps + 1) & 0xFF
led.value = False
print("Good night")
wake = alarm.time.TimeAlarm(monotonic_time=time.monotonic() + nap)
alarm.exit_and_deep_sleep_until_alarms(wake)
