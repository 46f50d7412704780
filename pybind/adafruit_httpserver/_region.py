# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The shared memory between Python and Go; pybind/region.go holds the same numbers and says what they mean."""

from __future__ import annotations

import ctypes
import mmap

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from typing import Any

REQUEST_WORD = 1
SERVED_WORD = 480
ANSWER_WORD = 512
MAX_BATCH = 64

REQUESTS_AT = 64 << 10
REQUESTS_SIZE = (2 << 20) - REQUESTS_AT
ANSWERS_AT = 2 << 20
REGION_SIZE = 4 << 20
#: The longest body that has its place in the region whatever else is in the batch.
PLAIN_BODY = (REGION_SIZE - ANSWERS_AT) // MAX_BATCH

ANSWERED_WORD = -1
SINGLE_REQUEST = 1 << 40
SINGLE_ANSWER = 1 << 32

_PRIVATE: Any = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}


class Region:
    """Memory that both sides map. It lives as long as anything of Python's or Go's may look at it."""

    def __init__(self) -> None:
        # Not for child processes: what a fork does to it must not reach the parent.
        self.bytes = mmap.mmap(-1, REGION_SIZE, **_PRIVATE)
        """For slices: one gives ``bytes``, setting one copies a body."""
        self.words = memoryview(self.bytes).cast("q")
        """The words at the front, as ints."""
        # Holding this keeps the memory from being unmapped.
        self._pin = (ctypes.c_char * REGION_SIZE).from_buffer(self.bytes)
        self.address = ctypes.addressof(self._pin)


def span(data: bytes) -> tuple[int, int]:
    """The address and length of a bytes object, for a call into Go.

    :param bytes data: the caller keeps it alive until the call has returned
    """
    return ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value or 0, len(data)


def buffer(size: int) -> tuple[ctypes.Array[ctypes.c_char], int]:
    """Memory for Go to write to: the object that holds it, and its address."""
    memory = ctypes.create_string_buffer(size)
    return memory, ctypes.addressof(memory)


def blank(size: int) -> tuple[bytes, int]:
    """A bytes object for Go to fill before anybody else sees it, and its address: what is large is copied no more."""
    data = _new_bytes(None, size)
    return data, span(data)[0]


_new_bytes = ctypes.pythonapi.PyBytes_FromStringAndSize
_new_bytes.argtypes, _new_bytes.restype = (ctypes.c_void_p, ctypes.c_ssize_t), ctypes.py_object
