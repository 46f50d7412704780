# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Makes docs/terminal.png: the runner in a terminal, as it is on the screen. Needs pexpect, pyte, pillow and a monospaced font.

    python docs/terminal.py /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf
"""

import pathlib
import sys
import tempfile

from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests_py" / "run"))
from terminal import Terminal  # noqa: E402

COLUMNS, LINES, SIZE = 84, 19, 18
BACKGROUND, TEXT = "#1e1e2e", "#cdd6f4"
NAMED = {"brightyellow": "#f9e2af", "brightbrown": "#f9e2af", "brown": "#f9e2af", "black": BACKGROUND}

CODE = """\
import math, time
import analogio, board, digitalio, neopixel_write, socketpool, wifi
from adafruit_httpserver import Request, Response, Server

led = digitalio.DigitalInOut(board.LED)
led.switch_to_output(True)
button = digitalio.DigitalInOut(board.BUTTON)
button.switch_to_input(digitalio.Pull.UP)
light = analogio.AnalogIn(board.A0)
strip = digitalio.DigitalInOut(board.NEOPIXEL)
strip.switch_to_output()
rainbow = [round(127 + 127 * math.sin(n / 24 * math.tau + shift)) for n in range(24) for shift in (2, 0, 4)]
neopixel_write.neopixel_write(strip, bytes(rainbow))

server = Server(socketpool.SocketPool(wifi.radio))

@server.route("/")
def page(request: Request):
    return Response(request, "It shines")

server.start(str(wifi.radio.ipv4_address), 80)
print("The strip shines like a rainbow")
while True:
    server.poll()
"""


def main() -> None:
    """Run the script, look at it, draw what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        drive = pathlib.Path(folder) / "my-project"
        drive.mkdir()
        (drive / "code.py").write_text(CODE)
        (drive / "settings.toml").write_text('CIRCUITPY_WIFI_SSID = "home"\n')
        screen = Terminal(drive, columns=COLUMNS, lines=LINES, env={"HOME": folder})
        screen.until_text("The strip shines")
        screen.until_text("A0 ")
        screen.until(lambda: "http" in screen.line("──"))
        draw(screen, sys.argv[1]).save(HERE / "terminal.png", optimize=True)
        screen.close()


def draw(screen: Terminal, font_path: str) -> Image.Image:
    """The screen, cell by cell."""
    font = ImageFont.truetype(font_path, SIZE)
    width, height = round(font.getlength("M")), SIZE + 5
    last = max(row for row, line in enumerate(screen.lines) if line)
    picture = Image.new("RGB", (COLUMNS * width + 24, (last + 1) * height + 24), BACKGROUND)
    pen = ImageDraw.Draw(picture)
    for row in range(last + 1):
        for column in range(COLUMNS):
            cell = screen.screen.buffer[row][column]
            x, y = 12 + column * width, 12 + row * height
            ink, paper = colour(cell.fg, TEXT), colour(cell.bg, BACKGROUND)
            if cell.reverse:
                ink, paper = paper, ink
            pen.rectangle((x, y, x + width - 1, y + height - 1), paper)
            if cell.data in "█▌":
                pen.rectangle((x, y + 2, x + (width if cell.data == "█" else width // 2) - 1, y + height - 3), ink)
            else:
                pen.text((x, y), cell.data, ink, font)
    return picture


def colour(name: str, default: str) -> str:
    """A colour as pyte calls it: a name, or six hexadecimal digits."""
    try:
        return f"#{int(name, 16):06x}" if len(name) == 6 else NAMED.get(name, default)
    except ValueError:
        return default


main()
