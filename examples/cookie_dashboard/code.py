# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A dashboard that looks as each visitor likes it: cookies, and a page from a template."""

import microcontroller
import socketpool
import supervisor
import wifi

from adafruit_httpserver import GET, POST, Redirect, Request, Response, Server

server = Server(socketpool.SocketPool(wifi.radio), debug=True)
THEMES = {"light": "#fff; color: #222", "dark": "#123; color: #def", "amber": "#210; color: #fb3"}

with open("/page.html") as file:
    TEMPLATE = file.read()


def render(**values):
    page = TEMPLATE
    for name, value in values.items():
        page = page.replace("{{ %s }}" % name, str(value))
    return page


@server.route("/", GET)
def index(request: Request):
    theme = request.cookies.get("theme", "light")
    visits = request.cookies.get("visits", "0")
    visits = int(visits) + 1 if visits.isdigit() else 1
    page = render(
        style=THEMES.get(theme, THEMES["light"]),
        celsius="%.1f" % microcontroller.cpu.temperature,
        uptime=supervisor.ticks_ms() // 1000,
        megahertz=microcontroller.cpu.frequency // 1000000,
        visits=visits,
        choices="".join("<button name=theme value=%s>%s</button> " % (name, name) for name in THEMES),
    )
    return Response(request, page, content_type="text/html", cookies={"visits": str(visits)})


@server.route("/theme", POST)
def theme(request: Request):
    chosen = request.form_data.get("theme", "light")
    return Redirect(request, "/", cookies={"theme": chosen if chosen in THEMES else "light"})


server.serve_forever(str(wifi.radio.ipv4_address), 80)
