# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Displays: what would be seen on them."""

#: Prints what a display shows, each colour as a letter.
SEEN = '''
def seen(name="DISPLAY"):
    from adafruit_httpserver.board import _panel
    picture = _panel.panel.output(name).value
    letters = {0: ".", 0xFF0000: "R", 0x00FF00: "G", 0x0000FF: "B", 0xFFFFFF: "W", 0xFFFF00: "Y"}
    pixels = [int.from_bytes(picture.rgb[at : at + 3], "big") for at in range(0, len(picture.rgb), 3)]
    return ["".join(letters[pixel] for pixel in pixels[row * picture.width :][: picture.width]) for row in range(picture.height)]

def screen(width, height, **more):
    import board, busdisplay, displayio, fourwire
    displayio.release_displays()
    bus = fourwire.FourWire(board.SPI(), command=board.D5, chip_select=board.D6)
    return busdisplay.BusDisplay(bus, b"", width=width, height=height, **more)

import displayio
colours = displayio.Palette(4)
colours[0], colours[1], colours[2], colours[3] = 0, 0xFF0000, (0, 255, 0), b"\\0\\0\\xff"
'''


def test_groups_and_tiles(board):
    board.run(
        SEEN
        + """
display = screen(8, 4)
root = displayio.Group()
display.root_group = root
bitmap = displayio.Bitmap(2, 2, 4)
bitmap[0, 0], bitmap[1, 0], bitmap[0, 1], bitmap[3] = 1, 2, 3, 1
root.append(displayio.TileGrid(bitmap, pixel_shader=colours))
assert seen() == ["RG......", "BR......", "........", "........"]
inner = displayio.Group(scale=2, x=4)
root.append(inner)
tile = displayio.TileGrid(bitmap, pixel_shader=colours, tile_width=1, tile_height=1, width=2, height=1, default_tile=1)
inner.append(tile)
tile[1, 0] = 2
assert seen() == ["RG..GGBB", "BR..GGBB", "........", "........"]
tile.flip_x = True
inner.y = 1
assert seen() == ["RG......", "BR..BBGG", "....BBGG", "........"]
inner.hidden = True
root.x = 7
assert seen() == [".......R", ".......B", "........", "........"]
root.x = -1
assert seen()[:2] == ["G.......", "R......."]
colours.make_transparent(1)
root.x = 0
assert seen()[:2] == [".G......", "B......."]
assert colours.is_transparent(1)
root[0].transpose_xy = True
assert seen()[:2] == [".B......", "G......."]
refused(ValueError, "Layer already in a group", lambda: root.append(inner))
refused(ValueError, "Layer must be a Group or TileGrid subclass", lambda: root.append(5))
assert root.index(inner) == 1 and len(root) == 2 and inner in root and root.pop() is inner and len(root) == 1
root.append(inner)
del root[0]
assert list(root) == [inner]
display.root_group = None
assert seen()[0] == "........"
display.brightness = 0.5
refused(ValueError, "brightness", lambda: setattr(display, "brightness", 2))
refused(TypeError, "root_group must be of type Group", lambda: setattr(display, "root_group", 5))
assert display.refresh() is True and (display.width, display.height) == (8, 4)
display.rotation = 90
assert (display.width, display.height) == (4, 8)
"""
    )


def test_bitmaps_and_palettes(board):
    board.run(
        SEEN
        + """
bitmap = displayio.Bitmap(3, 2, 3)
assert (bitmap.width, bitmap.height, bitmap.bits_per_value) == (3, 2, 2)
bitmap.fill(2)
assert bitmap[2, 1] == 2 and bitmap[5] == 2
refused(ValueError, "pixel value requires too many bits", lambda: bitmap.__setitem__((0, 0), 4))
refused(IndexError, "pixel coordinates out of bounds", lambda: bitmap[3, 0])
refused(IndexError, "pixel coordinates out of bounds", lambda: bitmap[6])
refused(IndexError, "Palette index out of range", lambda: colours[4])
refused(ValueError, "color must be between 0x000000 and 0xffffff", lambda: colours.__setitem__(0, 0x1000000))
refused(TypeError, "color buffer must be a buffer, tuple, list, or int", lambda: colours.__setitem__(0, "red"))
refused(TypeError, "unsupported pixel_shader type", lambda: displayio.TileGrid(bitmap, pixel_shader=5))
refused(TypeError, "unsupported bitmap type", lambda: displayio.TileGrid(5, pixel_shader=colours))
refused(ValueError, "Tile width must exactly divide bitmap width", lambda: displayio.TileGrid(bitmap, pixel_shader=colours, tile_width=2))
convert = displayio.ColorConverter()
assert hex(convert.convert(0xFF8040)) == "0xfc08"
assert displayio.ColorConverter(input_colorspace=displayio.Colorspace.RGB565_SWAPPED)._shown(0x00F8) == 0xFF0000
"""
    )


def test_shapes(board):
    board.run(
        SEEN
        + """
import vectorio
display = screen(7, 5)
root = display.root_group = displayio.Group()
root.append(vectorio.Rectangle(pixel_shader=colours, width=3, height=2, x=0, y=0, color_index=1))
root.append(vectorio.Circle(pixel_shader=colours, radius=1, x=5, y=2, color_index=2))
root.append(vectorio.Polygon(pixel_shader=colours, points=[(0, 0), (3, 0), (0, 3)], x=0, y=2, color_index=3))
assert seen() == ["RRR....", "RRR..G.", "BB..GGG", "BB...G.", "B......"] or seen()[2][:3] in ("BBB", "BB."), seen()
assert root[0].contains((2, 1)) and not root[0].contains((3, 1)) and root[1].location == (5, 2)
refused(ValueError, "Polygon needs at least 3 points", lambda: vectorio.Polygon(pixel_shader=colours, points=[(0, 0)], x=0, y=0))
"""
    )


def test_drawing_tools(board):
    board.run(
        SEEN
        + """
import bitmaptools
display = screen(6, 4)
bitmap = displayio.Bitmap(6, 4, 4)
root = display.root_group = displayio.Group()
root.append(displayio.TileGrid(bitmap, pixel_shader=colours))
bitmaptools.fill_region(bitmap, 0, 0, 2, 2, 1)
bitmaptools.draw_line(bitmap, 0, 3, 5, 3, 2)
other = displayio.Bitmap(2, 1, 4)
other.fill(3)
bitmaptools.blit(bitmap, other, 4, 0)
assert seen() == ["RR..BB", "RR....", "......", "GGGGGG"]
bitmaptools.boundary_fill(bitmap, 2, 1, 3)
assert seen() == ["RRBBBB", "RRBBBB", "BBBBBB", "GGGGGG"]
bitmaptools.replace_color(bitmap, 3, 0)
bitmaptools.arrayblit(bitmap, b"\\1\\2", 4, 1, 6, 2)
assert seen() == ["RR....", "RR..RG", "......", "GGGGGG"]
bitmaptools.rotozoom(bitmap, other, ox=3, oy=1, scale=2.0)
refused(AttributeError, "bitmaptools.alphablend is not simulated", lambda: bitmaptools.alphablend)
"""
    )


def test_files(board):
    from test_board_libraries import BMP

    board.put("images/two.bmp", BMP)
    board.put("no.bmp", b"GIF89a" + bytes(60))
    board.run(
        SEEN
        + """
display = screen(2, 1)
for source in ("/images/two.bmp", open("/images/two.bmp", "rb")):
    image = displayio.OnDiskBitmap(source)
    assert (image.width, image.height) == (2, 1)
    root = display.root_group = displayio.Group()
    root.append(displayio.TileGrid(image, pixel_shader=image.pixel_shader))
    assert seen() == ["RB"]
refused(OSError, "[Errno 2]", lambda: displayio.OnDiskBitmap("/none.bmp"))
refused(ValueError, "Invalid BMP file", lambda: displayio.OnDiskBitmap("/no.bmp"))
refused(TypeError, "byte mode", lambda: displayio.OnDiskBitmap(open("/no.bmp")))
"""
    )


def test_font(board):
    board.run(
        """
        import terminalio
        font = terminalio.FONT
        assert font.get_bounding_box() == (6, 12)
        glyph = font.get_glyph(ord("A"))
        assert (glyph.width, glyph.height, glyph.shift_x) == (6, 12, 6) and font.get_glyph(0x1F600) is None
        def dots(character):
            glyph = font.get_glyph(ord(character))
            return ["".join(".#"[glyph.bitmap[glyph.tile_index * 6 + x, y]] for x in range(5)) for y in range(2, 9)]
        assert dots("L") == ["#....", "#....", "#....", "#....", "#....", "#....", "#####"]
        assert dots("T") == ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."]
        """
    )


def test_kinds_of_displays(board):
    board.run(
        """
        import board, displayio, epaperdisplay, framebufferio, fourwire, i2cdisplaybus, rgbmatrix
        assert (board.DISPLAY.width, board.DISPLAY.height) == (240, 240) and board.DISPLAY is board.DISPLAY
        assert displayio.FourWire is fourwire.FourWire and displayio.I2CDisplay is i2cdisplaybus.I2CDisplayBus
        matrix = rgbmatrix.RGBMatrix(
            width=64, height=32, bit_depth=4, addr_pins=board.MTX_ADDRESS[:4], **board.MTX_COMMON)
        display = framebufferio.FramebufferDisplay(matrix)
        assert (display.width, display.height) == (64, 32)
        display.brightness = 0.0
        refused(ValueError, "in use", lambda: fourwire.FourWire(board.SPI(), command=board.MTX_CLK, chip_select=board.D6))
        displayio.release_displays()
        refused(ValueError, "indicate a height of 32, not 64", lambda: rgbmatrix.RGBMatrix(
            width=64, height=64, addr_pins=board.MTX_ADDRESS[:4], **board.MTX_COMMON))
        bus = fourwire.FourWire(board.SPI(), command=board.MTX_CLK, chip_select=board.D6, reset=board.D9)
        paper = epaperdisplay.EPaperDisplay(bus, b"", b"", width=296, height=128, busy_pin=board.D10, seconds_per_frame=60)
        paper.root_group = displayio.Group()
        assert paper.time_to_refresh == 0 and not paper.busy
        paper.refresh()
        refused(RuntimeError, "Refresh too soon", paper.refresh)
        refused(TypeError, "display_bus", lambda: __import__("busdisplay").BusDisplay(5, b"", width=1, height=1))
        """
    )


def test_displays_of_boards(board):
    board.put("boot_out.txt", "Board ID:adafruit_feather_esp32s3_tft\n")
    board.run("import board\nassert (board.DISPLAY.width, board.DISPLAY.height) == (240, 135)")
    board.put("boot_out.txt", "Board ID:raspberry_pi_pico_w\n")
    board.run("import board\nassert not hasattr(board, 'DISPLAY') and 'DISPLAY' not in dir(board)")
