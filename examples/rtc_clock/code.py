# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A clock that the browser sets: a board without a battery does not know the time."""

import time
from secrets import secrets

import rtc
import socketpool
import wifi

from adafruit_httpserver import HTTPResponse, HTTPServer, HTTPStatus

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BAD = HTTPStatus(400, "Bad Request")

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Clock</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
  button, a.button { font: inherit; color: inherit; text-decoration: none; display: inline-block; padding: .5em 1.4em; margin: .2em;
    border: 1px solid; border-radius: 2em; background: none; cursor: pointer; }
  b { display: block; font-size: 4rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
</style>
<b id="time">{time}</b>
<p id="day">{day}</p>
<button onclick="set()">Set it by this phone</button>
<script>
  const show = async (answer) => {
    const [time, day] = (await answer.text()).split("\\n");
    document.getElementById("time").textContent = time;
    document.getElementById("day").textContent = day;
  };
  const ask = async () => show(await fetch("/time"));
  async function set() {
    const n = new Date();
    const body = [n.getFullYear(), n.getMonth() + 1, n.getDate(), n.getHours(), n.getMinutes(), n.getSeconds()].join(" ");
    show(await fetch("/set", { method: "POST", body }));
  }
  setInterval(ask, 1000);
</script>
</html>
"""

clock = rtc.RTC()

wifi.radio.connect(secrets["ssid"], secrets["password"])
server = HTTPServer(socketpool.SocketPool(wifi.radio))


def now():
    """The time and the day, as text."""
    moment = clock.datetime
    hours = "%02d:%02d:%02d" % (moment.tm_hour, moment.tm_min, moment.tm_sec)
    return hours, "%s, %d-%02d-%02d" % (DAYS[moment.tm_wday], moment.tm_year, moment.tm_mon, moment.tm_mday)


@server.route("/")
def base(request):
    """The page."""
    hours, day = now()
    return HTTPResponse(content_type="text/html", body=PAGE.replace("{time}", hours).replace("{day}", day))


@server.route("/time")
def tell(request):
    """The time and the day, each on a line."""
    return HTTPResponse(body="\n".join(now()))


@server.route("/set", "POST")
def set_clock(request):
    """Six numbers: year, month, day, hour, minute, second."""
    body = request.raw_request.split(b"\r\n\r\n", 1)[1]
    try:
        year, month, day, hour, minute, second = [int(number) for number in body.split()]
        if not (2000 <= year < 2100 and 0 < month < 13 and 0 < day < 32 and 0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 61):
            raise ValueError
    except ValueError:
        return HTTPResponse(status=BAD, body="Send six numbers: year, month, day, hour, minute, second\n")
    # mktime finds the day of the week
    there = time.mktime((year, month, day, hour, minute, second, 0, -1, -1))
    clock.datetime = time.localtime(there)
    print("Set to", *now())
    return HTTPResponse(body="\n".join(now()))


server.serve_forever(str(wifi.radio.ipv4_address))
