# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``nvm``: memory that outlives the run. It is kept in a file, one for each drive, outside of the drive."""

from __future__ import annotations

import os
from typing import Union

from adafruit_httpserver.board import _host, lacking

__all__ = ["ByteArray"]
__getattr__ = lacking("nvm", "ByteArray")


class ByteArray:
    """Bytes that are kept; scripts have them as ``microcontroller.nvm``."""

    def __init__(self, path: str, size: int) -> None:
        self._path = path
        self._bytes = bytearray(b"\xff" * size)  # as flash memory is when it is new
        try:
            with open(path, "rb") as file:
                kept = file.read(size)
        except FileNotFoundError:
            return
        self._bytes[: len(kept)] = kept

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._bytes)

    def __getitem__(self, index: Union[int, slice]) -> Union[int, bytearray]:
        return self._bytes[index]

    def __setitem__(self, index: Union[int, slice], value: Union[int, bytes, bytearray, memoryview]) -> None:
        if isinstance(index, slice):
            self._set_slice(index, value)
        elif not isinstance(value, int):
            raise TypeError(f"can't convert {type(value).__name__} to int")
        elif not 0 <= value <= 255:
            raise ValueError("Bytes must be between 0 and 255.")
        else:
            self._bytes[index] = value
        self._keep()

    def _set_slice(self, index: slice, value: object) -> None:
        if not isinstance(value, (bytes, bytearray, memoryview)):
            raise TypeError("Array values should be single bytes.")
        if index.step not in (None, 1):
            raise NotImplementedError("only slices with step=1 (aka None) are supported")
        if len(range(*index.indices(len(self)))) != len(bytes(value)):
            raise ValueError("Slice and value different lengths.")
        self._bytes[index] = value

    def _keep(self) -> None:
        # Beside and then moved, so that a run that ends just then leaves the old bytes or the new ones.
        beside = self._path + ".new"
        with open(beside, "wb") as file:
            file.write(self._bytes)
        os.replace(beside, self._path)


def memory(size: int) -> ByteArray:
    """The memory of this drive's board."""
    return ByteArray(_host.host.kept("nvm.bin"), size)
