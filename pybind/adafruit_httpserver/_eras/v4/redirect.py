# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``Redirect`` of era 4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Optional

from .response import HeadersGiven, Response, StatusGiven
from .status import FOUND_302, MOVED_PERMANENTLY_301, PERMANENT_REDIRECT_308, TEMPORARY_REDIRECT_307

if TYPE_CHECKING:
    from .request import Request


class Redirect(Response):
    """An answer that sends the client elsewhere::

        return Redirect(request, "/login")

    :param Request request: what it answers
    :param str url: where to
    :param bool permanent: whether clients may remember it; default False
    :param bool preserve_method: whether clients keep the method instead of using GET; default False
    :param status: a status of one's own, in place of both; default 301, 302, 307 or 308, as they say
    :param headers: further header fields; default none
    :param cookies: names and values of cookies that the client is given; default none
    :raises TypeError: when the URL is not a str
    :raises ValueError: when a status is given besides ``permanent`` or ``preserve_method``, or when the URL has CR, LF,
        NUL or another control character in it
    """

    def __init__(
        self,
        request: Request,
        url: str,
        *,
        permanent: bool = False,
        preserve_method: bool = False,
        status: Optional[StatusGiven] = None,
        headers: HeadersGiven = None,
        cookies: Optional[Mapping[str, str]] = None,
    ) -> None:
        if status is not None and (permanent or preserve_method):
            raise ValueError("status and permanent or preserve_method cannot both be given: they say the same")
        if not isinstance(url, str):
            raise TypeError(f"url must be a str, not {type(url).__name__}")
        if status is None:
            if preserve_method:
                status = PERMANENT_REDIRECT_308 if permanent else TEMPORARY_REDIRECT_307
            else:
                status = MOVED_PERMANENTLY_301 if permanent else FOUND_302
        super().__init__(request, status=status, headers=headers, cookies=cookies)
        self._headers["Location"] = url
