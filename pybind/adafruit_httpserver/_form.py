# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Forms of HTML: Go takes them apart; what they hold stays there, in memory or in a temporary file, until it is read.

The other side is pybind/form.go.
"""

from __future__ import annotations

import io
import struct
import weakref
from typing import TYPE_CHECKING, Any, List, Optional, Union

from ._region import blank, span
from ._seam import check, check_not_forked, core, is_forked

if TYPE_CHECKING:
    from ._engine import LargeRequest

#: Up to how many bytes :attr:`Part.data` is bytes.
_SMALL = 64 << 10
#: The lengths that describe a part; -1 for what is not there.
_LENGTHS = struct.Struct("=4q")


def parse(content_type: str, body: Union[bytes, LargeRequest]) -> List[Part]:
    """The fields and files of a form, in their order.

    Names and values of application/x-www-form-urlencoded stay as they were sent, that is encoded.

    :param str content_type: multipart/form-data with its boundary, application/x-www-form-urlencoded or text/plain
    :param body: the body, without chunked framing; or a request that stays in Go, of which nothing is copied to Python
    :raises ValueError: the form is malformed, or has more than 4096 parts; the message says what is wrong
    :raises OSError: a temporary file could not be written
    """
    kind = content_type.encode("utf-8", "replace")
    if isinstance(body, (bytes, bytearray, memoryview)):
        data = bytes(body)
        form = _Form(check(core().pybind_ParseForm(*span(kind), *span(data))))
    else:
        check_not_forked()
        form = _Form(check(core().pybind_ParseKeptForm(body.number, *span(kind))))
    return form.parts()


class _Form:
    """A form in Go, which lives as long as one of its parts."""

    def __init__(self, number: int) -> None:
        self._core, self._number = core(), number
        self._finalizer = weakref.finalize(self, _release, self._core, number)

    def parts(self) -> List[Part]:
        """All parts, as they are described in one piece."""
        size = check(self._core.pybind_FormSize(self._number))
        described, address = blank(size)
        check(self._core.pybind_DescribeForm(self._number, address, size))
        parts: List[Part] = []
        at = 0
        while at < size:
            *lengths, data_size = _LENGTHS.unpack_from(described, at)
            at += _LENGTHS.size
            texts: List[Optional[str]] = []
            for length in lengths:
                texts.append(None if length < 0 else described[at : at + length].decode("utf-8", "replace"))
                at += max(0, length)
            parts.append(Part(self, len(parts), texts[0] or "", texts[1], texts[2], data_size))
        return parts

    def read(self, part: int, offset: int, address: int, size: int) -> int:
        """Copy bytes of a part to an address; the number of them."""
        check_not_forked()
        return check(self._core.pybind_ReadPart(self._number, part, offset, address, size))


class Part:
    """A field or a file of a form."""

    def __init__(
        self, form: _Form, number: int, name: str, filename: Optional[str], content_type: Optional[str], size: int
    ) -> None:
        self._form, self._number = form, number
        self.name = name
        """The name of the field."""
        self.filename = filename
        """The name of a file, without its folder; empty when none was chosen. None for what is not a file."""
        self.content_type = content_type
        """What the client says of the data; None when it says nothing."""
        self.size = size
        """How many bytes of data there are."""

    @property
    def data(self) -> Union[bytes, PartFile]:
        """The data: bytes up to 64 KiB, else a file to read from. It is fetched each time."""
        return self.file().read() if self.size <= _SMALL else self.file()

    def file(self) -> PartFile:
        """The data as a file, which begins at the front."""
        return PartFile(self._form, self._number, self.size)

    def __repr__(self) -> str:
        return f"<Part {self.name!r}, filename={self.filename!r}, content_type={self.content_type!r}, size={self.size}>"


class PartFile(io.RawIOBase):
    """The data of a part, to be read like a file opened with ``"rb"``."""

    def __init__(self, form: _Form, number: int, size: int) -> None:
        super().__init__()
        self._form, self._number, self._size, self._at = form, number, size, 0

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; as for other files."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}.get(whence)
        if base is None:
            raise ValueError(f"whence must be 0, 1 or 2, not {whence!r}")
        if base + offset < 0:
            raise ValueError(f"there is no place {base + offset} in a file")
        self._at = base + offset
        return self._at

    def read(self, size: Optional[int] = -1) -> bytes:
        """Up to ``size`` bytes, by default all that follow."""
        if self.closed:
            raise ValueError("I/O operation on closed file")
        left = max(0, self._size - self._at)
        wanted = left if size is None or size < 0 else min(size, left)
        data, address = blank(wanted)
        self._fill(address, wanted)
        return data

    def readall(self) -> bytes:
        """All bytes that follow."""
        return self.read()

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, as far as there is data; the number of bytes."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def _fill(self, address: int, size: int) -> None:
        done = 0
        while done < size:
            count = self._form.read(self._number, self._at, address + done, size - done)
            if not count:
                raise OSError(f"the temporary file of a form ended {size - done} bytes too early")
            done += count
            self._at += count


def _release(extension: Any, number: int) -> None:
    if not is_forked():
        extension.pybind_ReleaseForm(number)
