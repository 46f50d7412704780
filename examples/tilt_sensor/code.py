# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""A spirit level: an MPU-6050 on I2C, read without a library."""

import math
import struct

import board
import socketpool
import wifi
from adafruit_bus_device.i2c_device import I2CDevice

from adafruit_httpserver import GET, SERVICE_UNAVAILABLE_503, FileResponse, JSONResponse, Request, Server

WHO_AM_I, POWER, ACCELERATION = 0x75, 0x6B, 0x3B
server = Server(socketpool.SocketPool(wifi.radio), "/static", debug=True)
sensor = I2CDevice(board.I2C(), 0x68)


def read(register, count):
    data = bytearray(count)
    with sensor:
        sensor.write_then_readinto(bytes([register]), data)
    return data


with sensor:
    sensor.write(bytes([POWER, 0]))  # wake up
print("Sensor 0x%02x" % read(WHO_AM_I, 1)[0])


@server.route("/", GET)
def index(request: Request):
    return FileResponse(request, "level.html")


@server.route("/tilt", GET)
def tilt(request: Request):
    try:
        x, y, z = struct.unpack(">hhh", read(ACCELERATION, 6))
    except OSError as error:
        return JSONResponse(request, {"error": str(error)}, status=SERVICE_UNAVAILABLE_503)
    roll, pitch = math.atan2(y, z), math.atan2(-x, math.sqrt(y * y + z * z))
    return JSONResponse(request, {"roll": round(math.degrees(roll), 1), "pitch": round(math.degrees(pitch), 1)})


server.serve_forever(str(wifi.radio.ipv4_address), 80)
