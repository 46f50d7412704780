# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``aesio``: AES, by Go's library. The other side is pybind/aes.go."""

from __future__ import annotations

from typing import Any, Optional

from adafruit_httpserver.board import StandIn, lacking

__all__ = ["AES", "MODE_CBC", "MODE_CTR", "MODE_ECB"]
__getattr__ = lacking("aesio", ", ".join(__all__))

MODE_ECB, MODE_CBC, MODE_CTR = 1, 2, 6
_BLOCK = 16


class AES(StandIn):
    """Encrypts and decrypts.

    :param key: 16, 24 or 32 bytes
    :param mode: MODE_ECB, the default, MODE_CBC or MODE_CTR
    :param IV: 16 bytes to begin with; default zeros. ECB needs none
    :param counter: accepted
    :param segment_size: accepted
    :raises TypeError: key or IV have another size, or there is no such mode
    """

    _owner = "aesio.AES"

    def __init__(self, key: Any, mode: int = MODE_ECB, IV: Optional[Any] = None, counter: Any = None, segment_size: int = 8) -> None:
        self.mode = mode
        self.rekey(key, IV)

    @property
    def mode(self) -> int:
        """One of the modes."""
        return self._mode

    @mode.setter
    def mode(self, value: int) -> None:
        if value not in (MODE_ECB, MODE_CBC, MODE_CTR):
            raise TypeError("Requested AES mode is unsupported")
        self._mode = value

    def rekey(self, key: Any, IV: Optional[Any] = None) -> None:
        """Take another key, and begin anew.

        :raises TypeError: key or IV have another size
        """
        self._key, begin = bytes(key), bytes(_BLOCK) if IV is None else bytes(IV)
        if len(self._key) not in (16, 24, 32):
            raise TypeError("Key must be 16, 24, or 32 bytes long")
        if len(begin) != _BLOCK:
            raise TypeError(f"IV must be {_BLOCK} bytes long")
        self._iv = begin

    def encrypt_into(self, src: Any, dest: Any) -> None:
        """Encrypt bytes into a buffer of the same length: 16 with ECB, whole blocks of 16 with CBC.

        :raises ValueError: there are more or fewer
        """
        self._crypt(src, dest, 0)

    def decrypt_into(self, src: Any, dest: Any) -> None:
        """Decrypt bytes into a buffer, in the same way."""
        self._crypt(src, dest, 1)

    def _crypt(self, src: Any, dest: Any, decrypt: int) -> None:
        data, target = bytes(src), memoryview(dest).cast("B")
        if len(data) != len(target):
            raise ValueError("Source and destination buffers must be the same length")
        if self._mode == MODE_ECB and len(data) != _BLOCK:
            raise ValueError("ECB only operates on 16 bytes at a time")
        if self._mode == MODE_CBC and len(data) % _BLOCK:
            raise ValueError("CBC blocks must be multiples of 16 bytes")
        if data:
            target[:] = self._crypted(data, decrypt)

    def _crypted(self, data: bytes, decrypt: int) -> bytes:
        from adafruit_httpserver import _region, _seam

        # Go writes to what it is given: to memory of its own, and not to bytes that others may hold.
        memory, address = _region.buffer(_BLOCK + len(data))
        memory.raw = self._iv + data
        _seam.check(_seam.core().pybind_CryptAES(self._mode, decrypt, *_region.span(self._key), address, address + _BLOCK, len(data)))
        self._iv = memory.raw[:_BLOCK]
        return memory.raw[_BLOCK:]
