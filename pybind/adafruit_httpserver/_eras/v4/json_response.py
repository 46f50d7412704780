# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``JSONResponse`` of era 4, and the JSON of requests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional

from ...exceptions import BadRequestError
from .response import HeadersGiven, Response, StatusGiven
from .status import OK_200

if TYPE_CHECKING:
    from ..._dialect import Plain
    from ..._engine import Engine
    from .request import Request

_TYPE = "application/json"
#: What json.dumps() does.
_encode = json.JSONEncoder().encode


class JSONResponse(Response):
    """An answer that is JSON::

        return JSONResponse(request, {"temperature": 21.5})

    :param Request request: what it answers
    :param data: what can be JSON: a dict, a list, a str, a number, True, False or None
    :param headers: further header fields; default none
    :param cookies: names and values of cookies that the client is given; default none
    :param status: a :class:`Status`, or a tuple such as ``(201, "Created")``; default 200 OK
    :raises TypeError: when the status is of another type. That the data cannot be JSON is told when the response is sent
    """

    def __init__(
        self,
        request: Request,
        data: Any,
        *,
        headers: HeadersGiven = None,
        cookies: Optional[Mapping[str, str]] = None,
        status: StatusGiven = OK_200,
    ) -> None:
        super().__init__(request, status=status, headers=headers, cookies=cookies, content_type=_TYPE)
        self._data = data

    def _answer(self, engine: Engine, slot: int) -> Optional[Plain]:
        return self._answer_with(_encode(self._data).encode(), engine, slot)

    def _content(self) -> bytes:
        return _encode(self._data).encode()


class JSONDecodeError(json.JSONDecodeError, BadRequestError):
    """A body is no JSON: for scripts what the module json raises, for the client 400."""


def decode(body: bytes) -> Any:
    """What a body says, as JSON.

    :raises ValueError: when it is none
    """
    try:
        return json.loads(body.decode(json.detect_encoding(body)))
    except json.JSONDecodeError as problem:
        raise JSONDecodeError(problem.msg, problem.doc, problem.pos) from None
    except UnicodeDecodeError as problem:
        raise JSONDecodeError(f"the body of the request is no text: {problem}", "", 0) from None
    except ValueError:  # sys.set_int_max_str_digits()
        raise JSONDecodeError("a number has too many digits", "", 0) from None
    except RecursionError:
        raise JSONDecodeError("too many brackets in brackets", "", 0) from None
