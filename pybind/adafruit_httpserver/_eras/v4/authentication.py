# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Who may send requests, in era 4."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Iterable
from typing import TYPE_CHECKING, Union

from ..._values import check_value
from ...exceptions import AuthenticationError

if TYPE_CHECKING:
    from .request import Request


class Basic:
    """A user and a password (RFC 7617).

    :param str username: the user; it cannot have a colon in it
    :param str password: the password
    """

    prefix = "Basic"

    def __init__(self, username: str, password: str) -> None:
        self._value = b2a_base64(f"{username}:{password}".encode(), newline=False).decode()

    def __str__(self) -> str:
        return f"{self.prefix} {self._value}"


class Token:
    """A secret that is sent as "Token ...".

    :param str token: the secret
    :raises TypeError: when it is not a str
    :raises ValueError: when it has a control character in it
    """

    prefix = "Token"

    def __init__(self, token: str) -> None:
        self._value = check_value(token, "token")

    def __str__(self) -> str:
        return f"{self.prefix} {self._value}"


class Bearer(Token):
    """A secret that is sent as "Bearer ..." (RFC 6750)."""

    prefix = "Bearer"


Authentication = Union[Basic, Token, Bearer]


def check_authentication(request: Request, auths: Iterable[Authentication]) -> bool:
    """Whether a request comes with one of several authentications.

    :param Request request: the request
    :param auths: :class:`Basic`, :class:`Bearer` and :class:`Token`
    """
    from hmac import compare_digest

    given = _canonical(request.headers.get("Authorization") or "")
    # All are compared, each in a time that does not tell how much of it is right.
    return bool(sum([compare_digest(given, _canonical(str(auth))) for auth in auths]))


def require_authentication(request: Request, auths: Iterable[Authentication]) -> None:
    """Let a request pass only with one of several authentications.

    :param Request request: the request
    :param auths: :class:`Basic`, :class:`Bearer` and :class:`Token`
    :raises AuthenticationError: when it has none of them; a handler that lets it pass answers 401
    """
    auths = list(auths)
    if not check_authentication(request, auths):
        raise AuthenticationError("the request has none of the authentications that are asked for", challenge(auths))


def challenge(auths: Iterable[Authentication]) -> str:
    """What a client is told to send: the value of a WWW-Authenticate field (RFC 9110 section 11.6.1)."""
    schemes = dict.fromkeys(str(auth).partition(" ")[0] for auth in auths)
    return ", ".join(
        'Basic realm="server", charset="UTF-8"' if scheme == "Basic" else f'{scheme} realm="server"' for scheme in schemes
    )


def _canonical(value: str) -> bytes:
    """What is compared: the scheme in any case (RFC 9110 section 11.1), and what is behind it."""
    scheme, _, credentials = value.strip().partition(" ")
    return f"{scheme.lower()} {credentials.strip()}".encode()
