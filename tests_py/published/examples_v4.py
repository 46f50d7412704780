# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the examples of 4.0.0 to 4.8.2 say they do: a function for each kind, with the beginnings of the SHA-256 of all its contents."""

import html
import json
import re
import time
from urllib.parse import urlencode

from websockets.sync.client import connect

#: Beginning of a digest -> checks a script: is given the :class:`drives.Script` and the source.
CHECKS: dict = {}

HELLO = "Hello from the CircuitPython HTTP Server!"
BASIC, TOKEN, BEARER = "Basic dXNlcjpwYXNzd29yZA==", "Token 2db53340-4f9c-4f70-9037-d25bee77eca6", "Bearer 642ec696-2a79-4d60-be3a-7c9a3164d766"


def contents(digests: str):
    """The decorated function checks the scripts with these digests."""

    def decorate(check):
        CHECKS.update(dict.fromkeys(digests.split(), check))
        return check

    return decorate


def port(source: str) -> int:
    """The port that a script asks for: what it gives itself, else the default of its release."""
    named = re.search(r"(?:serve_forever|start)\(.*, (\d+)\)", source)
    return int(named.group(1)) if named else 5000


def main(script, source: str):
    """The site of a script with one server."""
    return script.site(port(source))


def static(site) -> None:
    """The files in /static are there."""
    page = site.ask("/page.html")
    assert (page.status, page.content_type, page.body) == (200, "text/html", b"<p>static/page.html</p>")
    assert site.ask("/none.html").status == 404
    assert site.ask("/page.html", "HEAD").headers["Content-Length"] == "23"


def accepted(source: str) -> list:
    """The Authorization headers that a script accepts."""
    return [BASIC, BEARER] + ([TOKEN] if "Token(" in source else [])


@contents("62e4a57625586209 655c58c1d893d7d6 a2d60bd2bcf05adf 706dcb6685e259b6 e4871c72f4365f51 4344f0dcd4e75f08")
@contents("e03846b553a1f787 a6418fc4bf63f13a 71736affb9ae008e 7ed284727905a9af b20face6b9211683 da8581ad19eca96e")
def simple(script, source):
    """A greeting, and static files: by WiFi, and on plain Python."""
    site = main(script, source)
    page = site.ask("/")
    assert (page.status, page.content_type, page.text) == (200, "text/plain", HELLO)
    static(site)
    if 'getenv("WIFI_SSID")' in source and "Connected to" in source:
        assert "Connected to my-network" in script.said


@contents("d02cbd44d2520fbd 44624188b029b716")
def access_point(script, source):
    """The board is the access point."""
    simple(script, source)
    assert "Created access point ..." in script.said


@contents("006ddd5bcf2a1c51 357bc947c07f0911 e48c2930da904e3d 1f93b665beae34d0 22f20f9ba9c65e61")
def ethernet(script, source):
    """The socket source is an Ethernet module."""
    simple(script, source)


@contents("d0c27b7e92da6f68 b6b79a312ba05b71 8f9cd1cd3d216bbb 1162c5ce20636330 84e9ebf000ff7d67")
def authentication_handlers(script, source):
    """Three handlers that look at the Authorization header."""
    site = main(script, source)
    assert site.ask("/check").text == "Not authenticated"
    assert site.ask("/require-or-401").status == 401
    assert site.ask("/require-or-401").headers["WWW-Authenticate"].startswith("Basic")
    refused = site.ask("/require-or-handle")
    assert (refused.status, refused.text) == (401, "Not authenticated - Manually handled")
    for value in accepted(source):
        for path in ("/check", "/require-or-401", "/require-or-handle"):
            page = site.ask(path, Authorization=value)
            assert (page.status, page.text) == (200, "Authenticated"), (path, value)
    assert site.ask("/check", Authorization=BASIC[:-4]).text == "Not authenticated"


@contents("13a70f64705955ec 930c87d6586db32e 58ef75390703bc4e 37df2007817cd7a6")
def authentication_server(script, source):
    """A server that lets nobody in without authentication, to its files neither."""
    site = main(script, source)
    for path in ("/implicit-require", "/page.html", "/none.html"):
        assert site.ask(path).status == 401, path
    for value in accepted(source):
        assert site.ask("/implicit-require", Authorization=value).text == "Authenticated"
        assert site.ask("/page.html", Authorization=value).status == 200


@contents("5e2287a678007162 7a1fd8c4d496217b 5d72abcac29a9c9b")
def chunked(script, source):
    """A body in chunks."""
    page = main(script, source).ask("/chunked")
    assert (page.status, page.headers["Transfer-Encoding"], page.text) == (200, "chunked", "Adafruit Industries")


@contents("e4bfb24138c751f1 6a19bae5c56f75dc c6123e44b4d50c5e")
def cookies(script, source):
    """A theme that a cookie remembers."""
    site = main(script, source)
    first = site.ask("/")
    assert (first.status, first.content_type) == (200, "text/html") and "background-color: white" in first.text
    assert first.headers.get_all("Set-Cookie") == ["cookie1=value1", "cookie2=value2"]
    chosen = site.ask("/?theme=dark")
    assert "background-color: #1c1c1c" in chosen.text
    assert chosen.headers.get_all("Set-Cookie") == ["cookie1=value1", "cookie2=value2", "theme=dark"]
    assert "background-color: #1c1c1c" in site.ask("/", Cookie="other=x; theme=dark").text


@contents("d344fda647be64a0 35c33aa9bad4e13c 78bccb865e279ab4")
def cpu_information(script, source):
    """Temperature, frequency and voltage."""
    site = main(script, source)
    for path in ("/cpu-information", "/cpu-information/"):
        page = site.ask(path)
        told = page.json
        assert 0 < told["temperature"] < 100 and told["frequency"] > 1e6 and 1 < told["voltage"] < 6
        assert page.headers.get("Access-Control-Allow-Origin") == ("*" if "server.headers" in source else None)


@contents("02dcdd23568b019d 6b7ab0aa1674b2e1 250f253224806344")
def form_data(script, source):
    """A form in each of the three types that browsers have."""
    site = main(script, source)
    assert 'enctype="multipart/form-data"' in site.ask("/form?enctype=multipart/form-data").text
    multipart = b'--X\r\nContent-Disposition: form-data; name="something"\r\n\r\ntyped\r\n--X--\r\n'
    bodies = {
        "application/x-www-form-urlencoded": ("", b"something=typed"),
        "multipart/form-data": ("; boundary=X", multipart),
        "text/plain": ("", b"something=typed\r\n"),
    }
    for kind, (parameters, body) in bodies.items():
        page = site.ask(f"/form?enctype={kind}", "POST", body, Content_Type=kind + parameters)
        assert page.status == 200 and "Submitted form value: typed<" in page.text, kind


@contents("17933734cf8e81b2 4741708eaa349216 082471592e6e0990 2f190f0b465fa305")
def handler_serves_file(script, source):
    """A file from another folder than the server's."""
    site = main(script, source)
    folder = re.search(r'"home.html", "/(.*)"', source).group(1)
    page = site.ask("/home")
    assert (page.status, page.content_type, page.text) == (200, "text/html", f"<p>{folder}/home.html</p>")
    assert site.ask("/page.html").status == 200
    assert site.ask("/home.html").status == 404


@contents("e466936365cd69a8 c676d3975baca28e")
def https(script, source):
    """TLS, with the certificate on the drive."""
    site = script.site(443, secure=True)
    assert site.ask("/").text == "Hello from the CircuitPython HTTPS Server!"
    static(site)


@contents("b00b728196ca6e55 d4f2de1ff111e60f 32c6758ed9202faa 3dced4cd2b295086")
def mdns(script, source):
    """A server that is announced, and a file from another folder."""
    site = main(script, source)
    page = site.ask("/")
    assert (page.status, page.text) == (200, "<p>www/index.html</p>")
    static(site)


@contents("165bdc9c83260cd2 6266757a4a3ad0ed 798e0015131b600d")
def methods(script, source):
    """Objects that are added, changed and deleted."""
    site = main(script, source)
    one, two, changed = {"id": 1, "name": "Object 1"}, {"id": 2, "name": "Zwölf"}, {"id": 1, "name": "changed"}

    def send(method: str, thing: dict):
        return site.ask("/api", method, json.dumps(thing), Content_Type="application/json").json

    assert site.ask("/api").json == site.ask("/api/").json == [one]
    assert send("POST", two) == {"message": "Object added", "object": two}
    assert send("PUT", changed) == {"message": "Object updated", "object": changed}
    assert site.ask("/api").json == [changed, two]
    assert send("DELETE", two) == {"message": "Object deleted", "object": two}
    assert send("DELETE", two) == {"message": "Object not found", "object": two}
    assert site.ask("/api").json == [changed]


@contents("117a4fee907cda7a 477f1aed8bc1fe64 dc2e0ac9300d237d 60a71c573a8a9241 57698b0ba1c337c4")
def multiple_servers(script, source):
    """Two servers in one script."""
    for name, asked in (("bedroom", 5000), ("office", 8000)):
        site = script.site(asked)
        page = site.ask(f"/{name}")
        assert (page.status, page.text) == (200, f"Hello from the {name}!")
        assert page.headers.get("X-Server") == (name.title() if "X-Server" in source else None)
        assert site.ask("/home").text == "Hello from home!"
        assert site.ask("/page.html").text == f"<p>{name}/page.html</p>"
        assert site.ask("/office" if name == "bedroom" else "/bedroom").status == 404


@contents("628af794d713958a e895b69d6d8aaf57 a28143f55b8c86f0 f87bdaeef48feb4a")
def neopixel(script, source):
    """A colour, in every way that a client can send it."""
    site = main(script, source)
    path = "/change-neopixel-color"
    told = site.ask(f"{path}?r=255&g=0&b=1").text
    assert told == "Changed NeoPixel to color (255, 0, 1)"
    script.wait_for("#ff0001")
    assert site.ask(f"{path}/1/2/3").text == "Changed NeoPixel to color (1, 2, 3)"
    script.wait_for("#010203")
    assert site.ask(f"{path}/json", "POST", json.dumps({"r": 4, "g": 5})).text == "Changed NeoPixel to color (4, 5, 0)"
    script.wait_for("#040500")
    if "body.decode" in source or "data.decode" in source:
        raw = f"{path}/body" if f'"{path}/body"' in source else path
        assert site.ask(raw, "POST", b"7,8,9").text == "Changed NeoPixel to color (7, 8, 9)"
    if "form_data" in source:
        form = urlencode({"r": 10, "g": 11, "b": 12})
        page = site.ask(f"{path}/form-data", "POST", form, Content_Type="application/x-www-form-urlencoded")
        assert page.text == "Changed NeoPixel to color (10, 11, 12)"
        page = site.ask(f"{path}/form-data", "POST", "r=13\r\nb=14\r\ng=15\r\n", Content_Type="text/plain")
        assert page.text == "Changed NeoPixel to color (13, 15, 14)"


@contents("95372738ffa30a95 fd4c51f4ece83136 42bdf60f6696eb04 1304258adc009c15")
def redirects(script, source):
    """Redirects of all kinds."""
    site = main(script, source)
    # In 4.0 to 4.3 a redirect kept the method; the statuses are those of 4.4 and later.
    blinka = site.ask("/blinka")
    assert (blinka.status, blinka.headers["Location"]) == (301, "https://circuitpython.org/blinka")
    other = site.ask("/circuitpython")
    assert (other.status, other.headers["Location"]) == (302, "https://circuitpython.org")
    unknown = site.ask("/nowhere")
    assert (unknown.status, unknown.text) == (404, "Unknown redirect")
    if "fake-login" in source:
        assert (site.ask("/adafruit").status, site.ask("/adafruit").headers["Location"]) == (301, "https://www.adafruit.com/")
        login = site.ask("/login", "POST", "x")
        assert (login.status, login.headers["Location"]) == (307, "/fake-login")
        assert site.ask("/fake-login", "POST", "x").text == "Fake login page with POST data preserved."


@contents("1a9381cd8eada168 c19750dcf77df234 006defbe80ccb629")
def sse(script, source):
    """A temperature each second, for one client at a time."""
    site = main(script, source)
    assert "new EventSource('/connect-client')" in site.ask("/client").text
    first, second = site.connection(), site.connection()
    try:
        first.request("GET", "/connect-client")
        stream = first.getresponse()
        assert (stream.status, stream.headers.get_content_type()) == (200, "text/event-stream")
        assert 0 < float(re.fullmatch(rb"data: ([0-9.]+)\n", stream.readline()).group(1)) < 100
        assert stream.readline() == b"\n"
        second.request("GET", "/connect-client")
        assert second.getresponse().readline().startswith(b"data: ")
        assert stream.read().endswith(b"event: close\n"), "the first client is told to go"
    finally:
        first.close()
        second.close()


@contents("586266660cf29a55 58eccdc3cacab873 1faec3a917070f94 86232783f99dc555 ef84ff79b34fc503")
def start_and_poll(script, source):
    """A file, from a loop of the script's own, or one of asyncio."""
    site = main(script, source)
    page = site.ask("/")
    assert (page.status, page.content_type, page.text) == (200, "text/html", "<p>static/index.html</p>")
    static(site)


@contents("6770e24902833853 9232d50a41a90f7f b72871fa42b70d13")
def static_files_serving(script, source):
    """Files, some of them of types that the script has registered."""
    site = main(script, source)
    static(site)
    for name, kind in {"a.foo": "text/foo", "a.bar": "text/bar", "a.png": "image/png", "a.mp3": "text/plain"}.items():
        page = site.ask(f"/{name}")
        assert (page.status, page.content_type, page.text) == (200, kind, name)


@contents("fe690be3de15e487 95ae4b2f465e1961")
def templates(script, source):
    """A listing of /static, made with a template."""
    site = main(script, source)
    page = site.ask("/")
    listing = html.unescape(page.text)
    assert page.content_type == "text/html" and "Directory listing for /<" in listing
    assert '<a href="?path=/sub/">sub/</a>' in listing and '<a href="?path=/page.html">page.html</a>' in listing
    assert "Directory listing for /sub<" in html.unescape(site.ask("/?path=/sub/").text)
    assert site.ask("/?path=/page.html").text == "<p>static/page.html</p>"
    assert "code.py" not in site.ask("/?path=/../").text


@contents("aa09a871893096c7 1dc1ecefe73b7093 f0c8ad8c5d1206ea 72653c4657f9f688")
def url_parameters(script, source):
    """Parameters and wildcards in a path."""
    site = main(script, source)
    told = {
        "/device/7/action/turn_on": "Action (turn_on) performed on device with ID: 7",
        "/device/emergency-power-off/7": "Action (emergency_power_off) performed on device with ID: 7",
        "/device/7/action/dance": "Unknown action (dance)",
        "/device/7/status": "Status of all devices: ...",
        "/device/7/status/": "Status of all devices: ...",
        "/device/7/else/and/more": "Status of all devices: ...",
    }
    if "<date>" in source:
        told["/device/7/status/2024-01-01"] = "Status of 7 on 2024-01-01: ..."
    for path, text in told.items():
        assert site.ask(path).text == text, path
    script.wait_for("Turning on device.")


@contents("5ea34532507e130f d6f8085712dee684")
def video_stream(script, source):
    """A picture of the camera, and a stream of them."""
    site = main(script, source)
    page = site.ask("/frame")
    assert (page.status, page.content_type) == (200, "image/jpeg") and page.body[:2] + page.body[-2:] == b"\xff\xd8\xff\xd9"
    streams = [site.connection() for _ in range(2)]
    try:
        for stream in streams:
            stream.request("GET", "/stream")
        for stream in streams:
            answer = stream.getresponse()
            boundary = answer.headers["Content-Type"].partition("boundary=")[2].encode()
            for _ in range(3):
                assert [answer.readline() for _ in range(3)] == [boundary + b"\r\n", b"Content-Type: image/jpeg\r\n", b"\r\n"]
                frame = b""
                while not frame.endswith(b"\xff\xd9\r\n"):
                    frame += answer.readline()
                assert frame[:2] == b"\xff\xd8"
    finally:
        for stream in streams:
            stream.close()
    assert site.ask("/frame").status == 200, "it goes on when clients leave"


@contents("e1db9d366503cd4c ab9059f34083e827 be97b62cf36ac072")
def websocket(script, source):
    """A temperature each second one way, colours the other."""
    site = main(script, source)
    assert "new WebSocket(" in site.ask("/client").text
    address = f"ws://127.0.0.1:{site.port}/connect-websocket"
    with connect(address) as first:
        assert 0 < float(first.recv(timeout=5)) < 100
        first.send("#0a0b0c")
        script.wait_for("#0a0b0c")
        with connect(address) as second:
            began = time.monotonic()
            assert 0 < float(second.recv(timeout=5)) < 100
            second.send("#0d0e0f")
            script.wait_for("#0d0e0f")
            assert time.monotonic() - began < 5
    assert site.ask("/client").status == 200
