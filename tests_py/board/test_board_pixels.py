# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""NeoPixels: the colours that are shown, as neopixel and adafruit_pixelbuf are documented."""


def shown(printed: str) -> list:
    """The colours of each line that shows a strip."""
    return [line.split()[2::2] for line in printed.splitlines() if line.startswith("  NEOPIXEL")]


def test_neopixel(board):
    printed = board.run(
        """
        import board, neopixel
        pixels = neopixel.NeoPixel(board.NEOPIXEL, 3, auto_write=False)
        pixels[0] = (255, 0, 0)
        pixels[1] = 0x00FF00
        pixels[-1] = [0, 0, 255]
        assert pixels[0] == (255, 0, 0) and pixels[1:] == ((0, 255, 0), (0, 0, 255)) and len(pixels) == pixels.n == 3
        assert list(pixels) == [(255, 0, 0), (0, 255, 0), (0, 0, 255)] and pixels.bpp == 3 and pixels.byteorder == "GRB"
        pixels.show()
        pixels.brightness = 0.5
        assert pixels.brightness == 0.5 and pixels[0] == (255, 0, 0)
        pixels.show()
        pixels[0:2] = [(1, 2, 3), 0x040506]
        assert pixels[1] == (4, 5, 6)
        pixels[::2] = [(9, 9, 9)] * 2
        assert pixels[2] == (9, 9, 9)
        refused(ValueError, "Unmatched number of items on RHS (expected 2, got 1).", lambda: pixels.__setitem__(slice(0, 2), [0]))
        refused(IndexError, "", lambda: pixels.__setitem__(3, 0))
        refused(IndexError, "", lambda: pixels[3])
        refused(ValueError, "NEOPIXEL in use", lambda: neopixel.NeoPixel(board.NEOPIXEL, 1))
        pixels.deinit()
        refused(ValueError, "deinitialized", pixels.show)
        with neopixel.NeoPixel(board.NEOPIXEL, 1) as one:
            one.fill((0, 16, 0))
        """
    )
    assert shown(printed)[0] == ["#ff0000", "#00ff00", "#0000ff"]
    assert shown(printed)[1] == ["#7f0000", "#007f00", "#00007f"]
    assert ["#001000"] in shown(printed)


def test_orders_of_colours(board):
    printed = board.run(
        """
        import board, neopixel
        for order in (neopixel.RGB, neopixel.GRB, neopixel.RGBW, neopixel.GRBW, (1, 0, 2)):
            with neopixel.NeoPixel(board.NEOPIXEL, 1, pixel_order=order, auto_write=False) as pixels:
                pixels[0] = (1, 2, 3)
                pixels.show()
        with neopixel.NeoPixel(board.NEOPIXEL, 1, bpp=4, auto_write=False) as pixels:
            pixels[0] = (7, 7, 7)
            assert pixels[0] == (0, 0, 0, 7)
            pixels[0] = (1, 2, 3, 10)
            assert pixels[0] == (1, 2, 3, 10)
            pixels.show()
        refused(ValueError, "Invalid byteorder", lambda: neopixel.NeoPixel(board.D5, 1, pixel_order="RGX"))
        """
    )
    colours = [line[0] for line in shown(printed) if line != ["#000000"]]
    assert colours == ["#010203"] * 5 + ["#0b0c0d"]


def test_neopixel_write(board):
    printed = board.run(
        """
        import board, digitalio
        from neopixel_write import neopixel_write
        pin = digitalio.DigitalInOut(board.NEOPIXEL)
        pin.direction = digitalio.Direction.OUTPUT
        neopixel_write(pin, bytearray([2, 1, 3, 5, 4, 6]))
        refused(TypeError, "digitalinout", lambda: neopixel_write(board.D5, b""))
        pin.deinit()
        refused(ValueError, "deinitialized", lambda: neopixel_write(pin, b""))
        """
    )
    assert shown(printed)[-1] == ["#010203", "#040506"]


def test_pixelbuf_of_a_library(board):
    """As adafruit_dotstar uses it: a subclass that sends the bytes itself."""
    board.run(
        """
        import adafruit_pixelbuf
        sent = []

        class DotStar(adafruit_pixelbuf.PixelBuf):
            def __init__(self, n, **more):
                self.clock = 5
                super().__init__(n, byteorder="PBGR", header=bytes(4), trailer=b"\\xff", **more)

            def _transmit(self, buffer):
                sent.append(bytes(buffer))

        strip = DotStar(2, brightness=1.0, auto_write=True)
        strip[0] = (1, 2, 3)
        assert sent[-1] == bytes([0, 0, 0, 0, 0xFF, 3, 2, 1, 0xFF, 0, 0, 0, 0xFF]), sent
        strip[1] = (1, 2, 3, 0.5)
        assert sent[-1][8] == 0xE0 | 15 and strip[1] == (1, 2, 3, 0.5)
        strip.fill(0x010203)
        assert strip[1] == (1, 2, 3, 1.0)
        """
    )


def test_colorwheel(board):
    board.run(
        """
        from rainbowio import colorwheel
        assert [hex(colorwheel(n)) for n in (0, 85, 170, 255, 256, 42)] == ["0xff0000", "0xff00", "0xff", "0xff0000", "0xff0000", "0x817e00"]
        assert colorwheel(42.5) and all(0 <= colorwheel(n / 10) <= 0xFFFFFF for n in range(-100, 5200))
        """
    )
