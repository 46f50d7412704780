# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``FileResponse`` of era 4."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from typing import TYPE_CHECKING, Optional

from ... import _drive
from ...exceptions import BackslashInPathError, FileNotExistsError, ParentDirectoryReferenceError
from .mime_types import MIMETypes
from .response import HeadersGiven, Response, StatusGiven
from .status import OK_200

if TYPE_CHECKING:
    from ..._dialect import Plain
    from ..._engine import Engine
    from .request import Request


class FileResponse(Response):
    """An answer that is a file::

        return FileResponse(request, "report.pdf", "/reports", as_attachment=True)

    Go sends it, while the script goes on. Ranges and conditions of the request are honoured.

    :param Request request: what it answers
    :param str filename: a path below ``root_path``; one that ends with a slash means the index.html there; default
        "index.html"
    :param str root_path: the folder that the file is in; default: that of the server
    :param status: a :class:`Status`, or a tuple such as ``(404, "Not Found")``; default 200 OK
    :param headers: further header fields; default none
    :param cookies: names and values of cookies that the client is given; default none
    :param str content_type: the type of the file; default: what :class:`MIMETypes` has for its name
    :param bool as_attachment: whether browsers are to save it, in place of showing it; default False
    :param str download_filename: the name to save it as; default its own
    :param int buffer_size: changes nothing: Go sends files as fast as the client takes them; default 1024
    :param bool head_only: whether only status line and header fields are sent; default False
    :param bool safe: whether a name that leads out of the folder is refused; default True. With False, never make the
        name from what a client sends
    :raises FileNotExistsError: when there is no such file; a handler that lets it pass answers 404
    :raises InvalidPathError: when the name has ``..`` or a backslash in it, and ``safe`` is True; a handler that lets it
        pass answers 403
    :raises ValueError: when there is no ``root_path`` and the server has none, or the name has NUL in it
    """

    def __init__(
        self,
        request: Request,
        filename: str = "index.html",
        root_path: Optional[str] = None,
        *,
        status: StatusGiven = OK_200,
        headers: HeadersGiven = None,
        cookies: Optional[Mapping[str, str]] = None,
        content_type: Optional[str] = None,
        as_attachment: bool = False,
        download_filename: Optional[str] = None,
        buffer_size: int = 1024,
        head_only: bool = False,
        safe: bool = True,
    ) -> None:
        if not isinstance(filename, str):
            raise TypeError(f"filename must be a str, not {type(filename).__name__}")
        if safe:
            self._verify_file_path_is_valid(filename)
        super().__init__(request, status=status, headers=headers, cookies=cookies)
        root_path = root_path or request.server.root_path
        if root_path is None:
            raise ValueError("there is no folder for the file: give root_path here, or to the Server")
        self._filename = f"{filename}index.html" if filename.endswith("/") else filename
        self._root_path, self._safe, self._head_only = root_path, safe, head_only
        self._full_file_path = self._combine_path(root_path, self._filename)
        self._content_type = content_type or MIMETypes.get_for_filename(self._filename)
        self._folder, self._name = _place(root_path, self._filename, safe)
        self._file_length = self._get_file_length(os.path.join(self._folder, self._name))
        if as_attachment:
            name = download_filename or self._filename.rpartition("/")[2]
            self._headers.setdefault("Content-Disposition", attachment(name))

    @staticmethod
    def _verify_file_path_is_valid(file_path: str) -> None:
        """Refuse a path that may lead elsewhere.

        :raises InvalidPathError: when it has ``..`` or a backslash in it
        """
        if "\\" in file_path:
            raise BackslashInPathError(file_path)
        if ".." in file_path.split("/"):
            raise ParentDirectoryReferenceError(file_path)

    @staticmethod
    def _combine_path(root_path: str, filename: str) -> str:
        """The path of a file in a folder."""
        return f"{root_path.rstrip('/')}/{filename[1:] if filename.startswith('/') else filename}"

    @staticmethod
    def _get_file_length(file_path: str) -> int:
        """The length of a file.

        :raises FileNotExistsError: when there is none, or it is a folder
        """
        try:
            found = os.stat(file_path)
        except (OSError, ValueError):
            raise FileNotExistsError(_drive.shown(file_path)) from None
        if not stat.S_ISREG(found.st_mode):
            raise FileNotExistsError(_drive.shown(file_path))
        return found.st_size

    def _answer(self, engine: Engine, slot: int) -> Optional[Plain]:
        self._send_whole(engine, slot)
        return None

    def _send_whole(self, engine: Engine, slot: int) -> None:
        content_type, fields = self._sendable()
        self._size = self._file_length
        engine.answer_file(
            slot,
            self._status,
            content_type,
            self._folder,
            self._name,
            fields,
            confined=self._safe,
            head_only=self._head_only,
        )

    def _content(self) -> bytes:
        with open(os.path.join(self._folder, self._name), "rb") as file:
            return file.read()


def _place(root_path: str, filename: str, safe: bool) -> tuple[str, str]:
    """The folder and the name in it that are meant, on this computer."""
    try:
        folder = _drive.root_folder(root_path)
        if safe:
            return folder, filename.lstrip("/")
        path = os.path.normpath(os.path.join(folder, filename.lstrip("/")))
        if _drive.jailed():
            path = _drive.resolve(path)
    except PermissionError:
        raise FileNotExistsError(filename) from None
    return os.path.split(path)


def attachment(name: str) -> str:
    """A Content-Disposition for saving a file under a name (RFC 6266).

    :raises ValueError: when the name has a control character in it
    """
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    if name.isascii():
        return f'attachment; filename="{quoted}"'
    from urllib.parse import quote

    plain = quoted.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
