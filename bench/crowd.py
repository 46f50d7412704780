# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Clients that only are there: ``python -m bench.crowd PORT IDLE SLOW``; prints "ready" when all are connected.

An idle one has asked once and keeps its connection. A slow one sends its request byte by byte, four in a second.
"""

import asyncio
import sys

_REQUEST = b"GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"


async def _idle(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(_REQUEST)
        while await reader.read(65536):
            pass
        writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)  # it was closed for having been idle


async def _slow(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        try:
            for byte in _REQUEST:
                writer.write(bytes([byte]))
                await asyncio.sleep(0.25)
            await reader.read(65536)
        except ConnectionError:
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)


async def _crowd(port: int, idle: int, slow: int) -> None:
    clients = []
    for number in range(idle + slow):
        streams = await asyncio.open_connection("127.0.0.1", port)
        clients.append(asyncio.create_task((_idle if number < idle else _slow)(port, *streams)))
    await asyncio.sleep(0.5)
    print("ready", flush=True)
    await asyncio.gather(*clients)


if __name__ == "__main__":
    asyncio.run(_crowd(*map(int, sys.argv[1:4])))
