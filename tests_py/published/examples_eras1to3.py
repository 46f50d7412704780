# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the examples of 1.0.0 to 3.0.2 say they do: a function for each kind, with the beginnings of the SHA-256 of all its contents."""

import http.client

import clients

#: Beginning of a digest -> checks a script: is given the :class:`drives.Script`, its site and the source.
CHECKS: dict = {}

PAGE = "<!DOCTYPE html>\n<title>größe</title>\n<p>A page of the drive.</p>\n".encode() * 50


def contents(digests: str):
    """The decorated function checks the scripts with these digests."""

    def decorate(check):
        CHECKS.update(dict.fromkeys(digests.split(), check))
        return check

    return decorate


def asked_by_all(site, paths) -> list:
    """The answers to several paths, by each client that there is."""
    answers = [ask(site.port, paths) for ask in clients.ALL]
    assert all(each == answers[0] for each in answers), answers
    return answers[0]


def files(site, root: str) -> None:
    """The files of the root are there, and nothing else."""
    page, style, missing = asked_by_all(site, ["/page.html", "/style.css", "/none.html"])
    assert page == (200, "text/html", f"<p>{root}/page.html</p>".encode())
    assert style == (200, "text/css", f"{root}/style.css".encode())
    assert missing.status == 404
    head = site.ask("/page.html", "HEAD")
    assert (head.status, head.headers["Content-Length"], head.body) == (200, str(len(page.body)), b"")
    assert site.ask("/code.py").status == site.ask("/secrets.py").status == 404
    assert site.ask("/none", "POST", b"x").status == 400


def root_of(source: str) -> str:
    """The root of a script."""
    return "static" if '"/static"' in source else "."


@contents("da3eb7438e19717f a5e350ae3d608722 cd610e5894e19daf dc2a37d16658715e c30cf8760924ddef f6963b3085ae156a")
def index(script, site, source):
    """The page of the drive, by serve_forever() and by poll()."""
    answers = asked_by_all(site, ["/", "/?a=b", "/"])
    assert answers == [(200, "text/html", PAGE)] * 3
    files(site, root_of(source))


@contents("fcee98f5452b059b")
def temperature(script, site, source):
    """The temperature of the processor, as text."""
    page = site.ask("/temperature")
    assert (page.status, page.content_type) == (200, "text/plain")
    assert 0.0 < float(page.text) < 50.0
    files(site, ".")


@contents("53a3c57c2ef677df bf20effb72a5d7a0")
def chunked(script, site, source):
    """A response in pieces."""
    page = site.ask("/chunked")
    assert (page.status, page.content_type, page.text) == (200, "text/plain", "Adafruit Industries")
    assert page.headers["Transfer-Encoding"] == "chunked" and "Content-Length" not in page.headers
    assert asked_by_all(site, ["/chunked"] * 3) == [(200, "text/plain", b"Adafruit Industries")] * 3
    old = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    old._http_vsn, old._http_vsn_str = 10, "HTTP/1.0"
    old.request("GET", "/chunked")
    answer = old.getresponse()
    assert answer.getheader("Transfer-Encoding") is None and answer.read() == b"Adafruit Industries"
    old.close()
    files(site, root_of(source))


@contents("a5e914a6f58086ed 60aa468a7ae23dfb")
def cpu_information(script, site, source):
    """What the processor says of itself, as JSON."""
    told = site.ask("/cpu-information").json
    assert set(told) == {"temperature", "frequency", "voltage"}
    assert 0.0 < told["temperature"] < 50.0 and told["frequency"] > 1_000_000
    files(site, root_of(source))


@contents("d54e62ebd8d1571f 627fc939b83fbdb2")
def mdns(script, site, source):
    """The page of the drive, under a name."""
    assert asked_by_all(site, ["/"]) == [(200, "text/html", PAGE)]
    files(site, root_of(source))


@contents("12f1acdbb48d638f 6e5d9bd456ea7148 c43c1800be11259e")
def neopixel(script, site, source):
    """The colour of a pixel, by parameters of the query and, since 2.4, of the path."""
    page = site.ask("/change-neopixel-color?r=1&g=20&b=255")
    assert (page.status, page.content_type, page.text) == (200, "text/plain", "Changed NeoPixel to color (1, 20, 255)")
    assert site.ask("/change-neopixel-color").text == "Changed NeoPixel to color (None, None, None)"
    assert site.ask("/change-neopixel-color?r=red").status == 500, "that is no number"
    assert site.ask("/change-neopixel-color?r=1&g=2&b=3").status == 200, "and it goes on"
    page = site.ask("/change-neopixel-color/1/20/255")
    if "<r>/<g>/<b>" in source:
        assert (page.status, page.text) == (200, "Changed NeoPixel to color (1, 20, 255)")
        assert site.ask("/change-neopixel-color/1//").text == "Changed NeoPixel to color (1, , )"
    else:
        assert page.status == 404
    files(site, root_of(source))


@contents("31d627392ca87d08 b0e68d5addaf0e91")
def url_parameters(script, site, source):
    """Handlers with parameters of the path, and defaults for those that are not in it."""
    assert site.ask("/device/7/action/turn_on").text == "Action (turn_on) performed on device with ID: 7"
    script.wait_for("Turning on device.")
    assert site.ask("/device/emergency-power-off/7").text == "Action (emergency_power_off) performed on device with ID: 7"
    script.wait_for("Turning off device.")
    assert site.ask("/device/7/action/dance").text == "Unknown action (dance)"
    assert site.ask("/something/a/b").text == "200 OK"
    assert site.ask("/something/a").status == 404
    files(site, root_of(source))


@contents("d7d5d1e9a995547f")
def hello(script, site, source):
    """A text."""
    assert asked_by_all(site, ["/"] * 3) == [(200, "text/plain", b"Hello from the CircuitPython HTTPServer!")] * 3
    files(site, "static")
