# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``FormData`` of era 4, and the files in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO, Optional, Union, cast

from ..._lazy import lazy
from ...exceptions import BadRequestError
from .fields import _IFieldStorage, _IXSSSafeFieldStorage
from .headers import Headers, split_parameters
from .query_params import decoded

if TYPE_CHECKING:
    from ..._engine import LargeRequest
    from ..._form import Part
    from .request import Request

_URLENCODED, _MULTIPART, _PLAIN = "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"


class File:
    """A file that a form has brought.

    :param str filename: its name on the client's computer; do not make a path of it without looking at it
    :param str content_type: its type, as the client says
    :param content: what is in it; str for text/plain
    """

    filename: str
    """Its name on the client's computer."""
    content_type: str
    """Its type, as the client says."""
    content: Union[str, bytes]
    """What is in it; str for text/plain."""

    def __init__(self, filename: str, content_type: str, content: Union[str, bytes]) -> None:
        self.filename, self.content_type, self.content = filename, content_type, content

    @property
    def content_bytes(self) -> bytes:
        """What is in it, as bytes."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content

    @property
    def size(self) -> int:
        """The length of :attr:`content`."""
        return len(self.content)

    def open(self) -> BinaryIO:
        """What is in it, as a file that can be read piece by piece, for those that are too large for the memory::

            with upload.open() as source, open("/sd/movie.mp4", "wb") as target:
                while piece := source.read(65536):
                    target.write(piece)

        (Not in the original.)
        """
        return io.BytesIO(self.content_bytes)

    def __repr__(self) -> str:
        return f"<File filename={self.filename!r}, content_type={self.content_type!r}, size={self.size!r}>"


class _Upload(File):
    """A file of a form that lies in Go, in memory or in a temporary file, until it is asked for."""

    def __init__(self, part: Part, filename: str) -> None:
        self.filename, self.content_type, self._part = filename, part.content_type or _PLAIN, part

    @lazy
    def content(self) -> Union[str, bytes]:
        """What is in it; str for text/plain."""
        return _value(self._part)

    @property
    def size(self) -> int:
        """The length of :attr:`content`."""
        return len(self.content) if _is_plain(self._part) else self._part.size

    def open(self) -> BinaryIO:
        """What is in it, as a file."""
        return cast(BinaryIO, self._part.file())


class Files(_IFieldStorage):
    """The files of a form, by the names of their fields."""

    _storage: dict[str, list[File]]

    def __init__(self) -> None:
        self._storage = {}

    def _add_field_value(self, field_name: str, value: File) -> None:
        super()._add_field_value(field_name, value)

    def get(self, field_name: str, default: Any = None) -> Union[File, Any, None]:
        """The first file of a field.

        :param str field_name: its name
        :param default: what to return when there is no such field; default None
        """
        return super().get(field_name, default)

    def get_list(self, field_name: str) -> list[File]:
        """All files of a field, in their order; an empty list when there is no such field."""
        return super().get_list(field_name)


class FormData(_IXSSSafeFieldStorage):
    """The fields of a form, by their names, and its :attr:`files`::

        form = request.form_data
        form.get("name")                # "Ada"
        form.files.get("picture").size  # 5120

    :meth:`get` encodes values for HTML, ``[]`` gives them as they are: str, or bytes where the client has given a field
    another type than text/plain.

    :param bytes data: the body of a request
    :param Headers headers: its header fields; Content-Type says what kind of form it is, and Content-Length how long
    :param bool debug: whether to print a warning about a type that is no form's; default False
    :raises ValueError: when the form cannot be understood
    """

    _storage: dict[str, list[Union[str, bytes]]]
    files: Files
    """The files of the form."""

    def __init__(self, data: bytes, headers: Headers, *, debug: bool = False) -> None:
        length = str(headers.get("Content-Length", "0"))
        if not (length.isascii() and length.isdigit()):
            raise BadRequestError(f"Content-Length must be a number, not {length!r}")
        self._fill(data[: int(length)], headers.get("Content-Type"), debug)

    @classmethod
    def _received(cls, request: Request) -> FormData:
        """The form of a request; that of a large one is taken apart where it lies, in Go."""
        form = cls.__new__(cls)
        debug, percent = getattr(request.server, "debug", False), getattr(request.server, "percent_decoding", False)
        content: Union[bytes, LargeRequest, None] = getattr(request, "_kept", None)
        form._fill(request.body if content is None else content, request.headers.get("Content-Type"), debug, percent)
        return form

    def _fill(
        self, content: Union[bytes, LargeRequest], content_type: Optional[str], debug: bool, percent: bool = False
    ) -> None:
        self._storage, self.files = {}, Files()
        self.content_type = None if content_type is None else split_parameters(content_type)[0]
        """The type of the body, without parameters; None when the client has not told."""
        kind = (self.content_type or "").lower()
        if kind not in (_URLENCODED, _MULTIPART, _PLAIN):
            if debug:
                _debug_unsupported_form_content_type(self.content_type)
            return
        from ..._form import parse

        try:
            parts = parse(content_type or "", content)
        except ValueError as problem:
            raise BadRequestError(str(problem)) from None
        for part in parts:
            self._add_part(part, percent and kind == _URLENCODED)

    def _add_part(self, part: Part, percent: bool) -> None:
        if part.filename is not None:
            self.files._add_field_value(part.name, _Upload(part, part.filename))
            return
        value = _value(part)
        if percent and isinstance(value, str):
            self._add_field_value(decoded(part.name), decoded(value))
        else:
            self._add_field_value(part.name, value)

    def _add_field_value(self, field_name: str, value: Union[str, bytes]) -> None:
        super()._add_field_value(field_name, value)

    def get(
        self, field_name: str, default: Union[str, bytes, None] = None, *, safe: bool = True
    ) -> Union[str, bytes, None]:
        """The first value of a field.

        :param str field_name: its name
        :param default: what to return when there is no such field; default None
        :param bool safe: whether to encode it for HTML; default True
        """
        value: Union[str, bytes, None] = super().get(field_name, default, safe=safe)
        return value

    def get_list(self, field_name: str, *, safe: bool = True) -> list[Union[str, bytes]]:
        """All values of a field, in their order; an empty list when there is no such field.

        :param str field_name: its name
        :param bool safe: whether to encode them for HTML; default True
        """
        return super().get_list(field_name, safe=safe)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._storage!r}, files={self.files._storage!r}>"


def _value(part: Part) -> Union[str, bytes]:
    """What a part holds: text for text/plain, which is what parts are that do not tell."""
    data = part.file().read()
    if not _is_plain(part):
        return data
    charset = split_parameters(part.content_type or _PLAIN)[1].get("charset", "utf-8")
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        if part.filename is not None:
            return data  # a file is what it is
        return data.decode("utf-8", "replace")


def _is_plain(part: Part) -> bool:
    return split_parameters(part.content_type or _PLAIN)[0].lower() == _PLAIN


def _debug_unsupported_form_content_type(content_type: Optional[str]) -> None:
    print(f"WARNING: a body of type {content_type!r} is no form: that would be {_URLENCODED}, {_MULTIPART} or {_PLAIN}.")
